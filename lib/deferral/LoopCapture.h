//===--- LoopCapture.h - defercliff: references to loop variables ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_LOOPCAPTURE_H
#define DEFERCLIFF_LIB_DEFERRAL_LOOPCAPTURE_H

#include "lib/deferral/BodyWalk.h"
#include "lib/deferral/Drains.h"
#include "lib/deferral/Keeper.h"
#include "lib/flow/BodyFlow.h"
#include <vector>

namespace defercliff {

/// What is wrong with capturing a variable by reference, the worst first.
enum class CaptureProblem {
  Dangling,     ///< the variable can be gone when the action runs
  ChangedValue, ///< the loop changes the variable before the action runs
  CopyAsCheap,  ///< nothing: the action's guard dies first; a copy does as well
};

/// The variables that one deferred action captures with the same problem.
struct LoopCapture {
  const Action *Deferred = nullptr;
  CaptureProblem Problem = CaptureProblem::CopyAsCheap;
  clang::SmallVector<const clang::ValueDecl *, 2> Variables;
  Keeper KeptBy;
  /// Whether the variables live for the whole loop, as that of a for statement.
  bool DiesWithLoop = false;
  /// For a changed value, a place where it changes; null if there are several.
  const clang::Expr *Change = nullptr;
  /// What a copy would still depend on although it is gone by then as well: see
  /// `ownerBehind`. Null if there provably is nothing.
  const clang::VarDecl *CopyDependsOn = nullptr;
  /// The class that keeps the closure in bytes of its own, and may refuse one
  /// that is larger or harder to copy; null if there is none.
  const clang::CXXRecordDecl *FixedRoom = nullptr;
};

/// The captures of loop variables, and of variables that live for one
/// iteration, by the deferred actions of one body. Only what is proved is
/// listed: a keeper that is not known, or a wait that may come first on every
/// path to the end of the iteration, lists nothing. \p ByOthers tells what the
/// functions that the body calls drain.
std::vector<LoopCapture> findLoopCaptures(const BodyFlow &Flow,
                                          const BodyWalk &Walk,
                                          KeeperFinder &Keepers,
                                          Drains &ByOthers,
                                          clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_LOOPCAPTURE_H
