// RUN: %check defercliff-guard-in-loop %s %t --global-option MinimumLevel=cost

// The libraries whose guards erase their action.

#include <clickhouse/scope_guard.h>
#include <envoy/cleanup.h>
#include <rocksdb/util/defer.h>
#include <skia/SkScopeExit.h>
#include <userver/scope_guard.hpp>

int next();
void done(int);
void work();

void rocksDb() {
  while (int N = next()) {
    rocksdb::Defer Guard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = make_scope_guard([N] { done(N); });
    work();
  }
}

void envoy() {
  while (int N = next()) {
    Envoy::Cleanup Guard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = make_scope_guard([N] { done(N); });
    work();
  }
}

void userverLibrary() {
  while (int N = next()) {
    userver::utils::ScopeGuard Guard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    work();
  }
}

void skia() {
  while (int N = next()) {
    SkScopeExit Guard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = make_scope_guard([N] { done(N); });
    SK_AT_SCOPE_EXIT(done(N));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'SK_AT_SCOPE_EXIT' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
  }
}

// ClickHouse's template is inline, its alias is not.
void clickHouse() {
  while (int N = next()) {
    SCOPE_EXIT(done(N));
    scope_guard Guard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: guard 'Guard' is constructed on every iteration of the loop and type-erases its action with 'std::function' [defercliff-guard-in-loop]
    // CHECK-FIXES:    auto Guard = make_scope_guard([N] { done(N); });
  }
}
