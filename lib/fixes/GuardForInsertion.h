//===--- GuardForInsertion.h - defercliff: a guard, not a list ------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_GUARDFORINSERTION_H
#define DEFERCLIFF_LIB_FIXES_GUARDFORINSERTION_H

#include "lib/deferral/LoopDeferral.h"
#include "lib/fixes/Edit.h"

namespace defercliff {

/// Replaces the statement that adds \p Deferral to its holder by the definition
/// of an inline guard over the same lambda: `list.add([f] {...});` becomes
/// `auto Deferred = absl::MakeCleanup([f] {...});`. \p Wanted is the factory to
/// use; if it is empty, the first of the catalogue that is declared in the
/// translation unit. Refused if there is none, if the lambda has parameters or
/// was named before, and where the call is not a statement of a block.
Edit guardForInsertion(const LoopDeferral &Deferral, llvm::StringRef Wanted,
                       const BodyWalk &Walk, clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_GUARDFORINSERTION_H
