//===--- LoopDeferral.h - defercliff: clean-ups that pile up --------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_LOOPDEFERRAL_H
#define DEFERCLIFF_LIB_DEFERRAL_LOOPDEFERRAL_H

#include "lib/deferral/BodyWalk.h"
#include "lib/deferral/Drains.h"
#include "lib/deferral/Keeper.h"
#include "lib/deferral/Release.h"
#include "lib/flow/BodyFlow.h"
#include <vector>

namespace defercliff {

/// Why what is added to a holder has to wait for the holder's end.
enum class PileKind {
  Guards,    ///< the holder contains guards: each acts when the holder dies
  DeferList, ///< the holder's destructor runs what was added
  Releases,  ///< the action gives back what the iteration acquired
};

/// A clean-up that each iteration of a loop adds to a holder declared outside.
struct LoopDeferral {
  PileKind Kind = PileKind::Guards;
  /// The call that adds it.
  const clang::CallExpr *Insertion = nullptr;
  /// The lambda that is added; null if there is none, or not in the call.
  const clang::LambdaExpr *Action = nullptr;
  /// The callable that is added, before its conversion to \c Kept; null if it
  /// is not in the call.
  const clang::Expr *Callable = nullptr;
  /// The wrapper in which the holder keeps it; null if it is in none, or not
  /// known.
  clang::QualType Kept;
  /// The variable or member that holds it; null for the object itself.
  const clang::ValueDecl *Holder = nullptr;
  /// For Releases, the variable whose resource waits.
  const clang::VarDecl *Released = nullptr;
  const Loop *Around = nullptr;
};

/// The clean-ups that pile up in the loops of \p Body. What may be drained in
/// the same iteration, on whatever path, is not listed; nor is a container that
/// another body of \p Drained takes its work from.
std::vector<LoopDeferral>
findLoopDeferrals(const clang::Decl &Body, const BodyFlow &Flow,
                  const BodyWalk &Walk, KeeperFinder &Keepers,
                  const ReleaseRecognizer &Releases, Drains &Drained,
                  clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_LOOPDEFERRAL_H
