//===--- KeptActions.h - defercliff: what a loop's body gives away --------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_KEPTACTIONS_H
#define DEFERCLIFF_LIB_FIXES_KEPTACTIONS_H

#include "lib/deferral/KeepingTypes.h"
#include "lib/guards/Guard.h"
#include "clang/AST/Stmt.h"

namespace defercliff {

/// Whether somebody may keep an action beyond the iteration that \p LoopBody,
/// the body of a loop, makes it in. It has one that refers to variables and is
/// neither that of a guard of the iteration nor called at once, or it has to do
/// with a holder of actions that is declared outside.
bool mayGiveActionAway(const clang::Stmt &LoopBody, GuardRecognizer &Guards,
                       KeepingTypes &Types);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_KEPTACTIONS_H
