// RUN: %check defercliff-erased-guard %s %t --fix-notes -std=c++17-or-later

// A header of the standard library cannot be included in a file that is itself
// included within a namespace.

#include <functional>
#include <utility>

namespace project {
#include "Inputs/InNamespace.h"
}
// CHECK-NOTES: InNamespace.h:1:7: warning: guard class 'OnExit' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: InNamespace.h:11:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+5]]:30: note: it is used once in this file, here
// CHECK-NOTES: InNamespace.h:1:7: note: no fix is offered: the file is included within a namespace or a class

void done();

void use() { project::OnExit guard([] { done(); }); }
