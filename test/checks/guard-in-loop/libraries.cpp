// RUN: %check defercliff-guard-in-loop %s %t

// The guards of the libraries, each with its own way of being written.

#include <AK/ScopeGuard.h>
#include <QScopeGuard>
#include <absl/cleanup/cleanup.h>
#include <arangodb/ScopeGuard.h>
#include <boost/scope/defer.hpp>
#include <boost/scope/scope_exit.hpp>
#include <boost/scope_exit.hpp>
#include <c10/util/ScopeExit.h>
#include <experimental/scope>
#include <folly/ScopeGuard.h>
#include <gsl/util>
#include <kj/common.h>
#include <llvm/ADT/ScopeExit.h>
#include <loki/ScopeGuard.h>
#include <mongo/util/scopeguard.h>
#include <mozilla/ScopeExit.h>
#include <seastar/util/defer.hh>
#include <sg/scope_guard.hpp>
#include <unreal/ScopeExit.h>
#include <wil/resource.h>
#include <wtf/Scope.h>

int next();
void done(int);

void deduced() {
  while (int N = next()) {
    absl::Cleanup Absl = [N] { done(N); };
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: guard 'Absl' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    boost::scope::scope_exit Boost([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:30: warning: guard 'Boost' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    llvm::scope_exit Llvm([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: guard 'Llvm' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    mongo::ScopeGuard Mongo([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: guard 'Mongo' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    arangodb::ScopeGuard Arango([N]() noexcept { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: guard 'Arango' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    AK::ScopeGuard Serenity = [N] { done(N); };
    // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: guard 'Serenity' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    AK::ArmedScopeGuard Armed{[N] { done(N); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:25: warning: guard 'Armed' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    QScopeGuard Qt([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: guard 'Qt' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    std::experimental::scope_exit Standard{[N] { done(N); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: guard 'Standard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void factories() {
  while (int N = next()) {
    auto Absl = absl::MakeCleanup([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Absl' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Gsl = gsl::finally([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Gsl' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Folly = folly::makeGuard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Folly' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Boost = boost::scope::make_scope_exit([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Boost' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Qt = qScopeGuard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Qt' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Wil = wil::scope_exit([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Wil' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto WebKit = makeScopeExit([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'WebKit' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Gecko = mozilla::MakeScopeExit([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Gecko' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Arango = arangodb::scopeGuard([N]() noexcept { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Arango' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto C10 = c10::make_scope_exit([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'C10' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Seastar = seastar::defer([N]() noexcept { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Seastar' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Kj = kj::defer([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Kj' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    auto Ricab = sg::make_scope_guard([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Ricab' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

// A reference to a base class keeps the guard alive.
void references() {
  while (int N = next()) {
    Loki::ScopeGuard Loki = Loki::MakeGuard(done, N);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: guard 'Loki' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    const auto &Extended = gsl::finally([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: guard 'Extended' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

// A guard that a macro names is called after the macro.
void macros() {
  while (int N = next()) {
    SCOPE_EXIT { done(N); };
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'SCOPE_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    SCOPE_FAIL { done(N); };
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'SCOPE_FAIL' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    BOOST_SCOPE_DEFER [N] { done(N); };
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'BOOST_SCOPE_DEFER' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    BOOST_SCOPE_EXIT_ALL(N) { done(N); };
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'BOOST_SCOPE_EXIT_ALL' is constructed on every iteration of the loop and type-erases its action with 'boost::function' [defercliff-guard-in-loop]
    ON_BLOCK_EXIT([N] { done(N); });
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'ON_BLOCK_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    KJ_DEFER(done(N));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'KJ_DEFER' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    ON_SCOPE_EXIT { done(N); };
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'ON_SCOPE_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    LOKI_ON_BLOCK_EXIT(done, N);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'LOKI_ON_BLOCK_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    BOOST_SCOPE_EXIT(&N) {
      // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'BOOST_SCOPE_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
      done(N);
    } BOOST_SCOPE_EXIT_END
  }
}

#include <clickhouse/scope_guard.h>

void clickHouse() {
  while (int N = next()) {
    SCOPE_EXIT(done(N));
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'SCOPE_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}
