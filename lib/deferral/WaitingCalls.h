//===--- WaitingCalls.h - defercliff: does a call wait for something? -----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_WAITINGCALLS_H
#define DEFERCLIFF_LIB_DEFERRAL_WAITINGCALLS_H

#include "clang/AST/ExprCXX.h"

namespace defercliff {

class BodyWalk;

/// Whether \p Call blocks until others are done: by its name, or because it
/// asks a future for its value.
bool isBlockingCall(const clang::CallExpr &Call);

/// Whether \p Call, in the body of \p Walk, is asked until others are done:
/// `while (left.load() != 0)`, `while (pool.busy()) yield();`. A loop that
/// hands over actions asks for something else.
bool isSpinning(const clang::CXXMemberCallExpr &Call, const BodyWalk &Walk);

/// Whether \p Name is that of a method after whose call an object has run,
/// joined or dropped what it kept, though it need not block.
bool isWaitingName(llvm::StringRef Name);

/// Whether \p Name has a word in it for waiting: `sem_wait`, `drainAll`.
bool speaksOfWaiting(llvm::StringRef Name);

/// A method that may change its object, which is not a library's: what it does
/// is for its body to tell. With arguments, only a body that can be seen does,
/// or a name that says it.
bool isCommand(const clang::CXXMemberCallExpr &Call);

/// Whether the assignment \p Call drops what its target kept: all of an object
/// is assigned to, or an element gets something that is no new action.
bool dropsOld(const clang::CXXOperatorCallExpr &Call);

/// Whether \p S is a call of an algorithm of the standard library, which is
/// given a lambda for the elements of a range.
bool isForElements(const clang::Stmt &S);

/// Whether an argument of \p Call is a lambda that refers to no variable: a
/// task. One that does is an action, or the predicate of a wait.
bool handsOverCallable(const clang::CallExpr &Call);

/// `promise.get_future()`: what is waited on may belong to the object.
bool asksForHandle(const clang::Expr &E);

/// Whether \p Call is one of the standard functions that do nothing to their
/// arguments.
bool onlyLooks(const clang::CallExpr &Call);

/// Whether \p Name is that of a method that runs what it is given at once:
/// `arena.execute(f)`.
bool runsAtOnce(llvm::StringRef Name);

/// Whether \p Call may run an event loop: by its name, by its body, or because
/// it is given something that can be run.
bool mayRunEventLoop(const clang::CallExpr &Call);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_WAITINGCALLS_H
