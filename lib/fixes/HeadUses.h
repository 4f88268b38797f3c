//===--- HeadUses.h - defercliff: what follows an iteration ---------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_HEADUSES_H
#define DEFERCLIFF_LIB_FIXES_HEADUSES_H

#include "lib/deferral/BodyWalk.h"

namespace defercliff {

/// What the step and the condition of a loop, which run when the variables of
/// an iteration are gone, do with what that has left in a variable.
struct HeadUses {
  /// Where they may use it; not what is behind a step that sets the variable.
  std::vector<const clang::Expr *> Uses;
  /// Whether they set the variable before every other iteration, and use
  /// nothing of it before that.
  bool IsSet = false;
};

/// What the head of \p Loop does with \p Var after each iteration.
HeadUses usesByHead(const clang::Stmt &Loop, const clang::VarDecl &Var,
                    const BodyWalk &Walk);

/// Whether \p E, which names \p Var, always gives it another value before it
/// looks at that. True also of a call that is given where a variable is that
/// has no value yet.
bool setsBeforeUse(const clang::Expr &E, const clang::VarDecl &Var,
                   const BodyWalk &Walk);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_HEADUSES_H
