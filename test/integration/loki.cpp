// RUN: %check 'defercliff-*' %s %t --real-headers \
// RUN:   --global-option defercliff-too-many-guards.MaxGuards=2

#include <loki/ScopeGuard.h>

int next();
void release(int);
void releaseAll();
struct File {
  void close();
  void closeAs(int);
};

void functions() {
  while (int Handle = next()) {
    Loki::ScopeGuard Done = Loki::MakeGuard(&release, Handle);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Loki::ScopeGuard All = Loki::MakeGuard(&releaseAll);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: guard 'All' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    Done.Dismiss();
  }
}

void methods(File &F) {
  while (int Handle = next()) {
    Loki::ScopeGuard Done = Loki::MakeObjGuard(F, &File::closeAs, Handle);
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: guard 'Done' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void macros() {
  while (int Handle = next()) {
    LOKI_ON_BLOCK_EXIT(&release, Handle);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'LOKI_ON_BLOCK_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void methodMacro(File &F) {
  while (next()) {
    LOKI_ON_BLOCK_EXIT_OBJ(F, &File::close);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'LOKI_ON_BLOCK_EXIT_OBJ' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void once(int Handle) {
  Loki::ScopeGuard Done = Loki::MakeGuard(&release, Handle);
  LOKI_ON_BLOCK_EXIT(&releaseAll);
}

void three(int Handle) {
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'three' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  Loki::ScopeGuard A = Loki::MakeGuard(&release, Handle);
  LOKI_ON_BLOCK_EXIT(&release, Handle);
  LOKI_ON_BLOCK_EXIT(&releaseAll);
}
