// RUN: %check defercliff-erased-guard %s %t --fix-notes

// Files that are not seen may include a header, too: the fix is on a note.

#include "Inputs/OnExit.h"
// CHECK-NOTES: OnExit.h:8:7: warning: guard class 'OnExit' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: OnExit.h:22:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+6]]:19: note: it is used once in this file, here
// CHECK-NOTES: OnExit.h:8:7: note: make it a template over its callable; every other file that uses it must use it as a local variable as well

void done();

void use(bool good) {
  project::OnExit guard([] { done(); });
  if (good)
    guard.dismiss();
}
