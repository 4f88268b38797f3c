//===--- InsertionHazards.h - defercliff: guards in place of insertions ---===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_INSERTIONHAZARDS_H
#define DEFERCLIFF_LIB_FIXES_INSERTIONHAZARDS_H

#include "lib/deferral/BodyWalk.h"
#include "lib/deferral/LoopDeferral.h"
#include "lib/deferral/StoredValue.h"
#include "lib/fixes/BodyJumps.h"
#include "lib/fixes/LoopPieces.h"

namespace defercliff {

/// The statement that the insertion is, with what clang puts around it.
const clang::Stmt &statementOf(const LoopDeferral &Deferral,
                               const BodyWalk &Walk);

/// Why a guard in the place of the insertion would not compile or would do
/// something else, for a note: a jump passes it by, the holder is somebody
/// else's, its action throws, what dies after it needs what it releases, or
/// that is kept for later. Empty if there is no reason. \p Jumps and \p Loops
/// are those of the body of \p Walk.
llvm::StringRef hazardOfGuard(const LoopDeferral &Deferral,
                              const BodyWalk &Walk, const BodyJumps &Jumps,
                              PiecesOfLoops &Loops, StoredValues &Values,
                              const clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_INSERTIONHAZARDS_H
