//===--- WaitSearch.h - defercliff: is an action awaited in time? ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_WAITSEARCH_H
#define DEFERCLIFF_LIB_DEFERRAL_WAITSEARCH_H

#include "lib/deferral/BodyWalk.h"
#include "lib/deferral/Keeper.h"
#include "lib/flow/BodyFlow.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace defercliff {

/// Answers whether something waits for a deferred action before a variable
/// that it refers to dies or changes.
class WaitSearch {
public:
  WaitSearch(const BodyFlow &Flow, const BodyWalk &Walk);

  /// True if every path from \p Site, at \p From, to the end of \p Var's
  /// lifetime or to the next iteration passes a wait on the keeper, on the
  /// variable that carried the action there, or on an object that the action
  /// refers to, such as a latch.
  bool alwaysWaits(const ActionSite &Site, FlowPoint From, const Keeper &KeptBy,
                   const clang::VarDecl &Var) const;

private:
  using WaitPoints = llvm::SmallVector<FlowPoint, 4>;

  void collect(const clang::ValueDecl *Object, bool OnlyBlocking,
               const Loop *Around, WaitPoints &Points) const;

  const BodyFlow &Flow;
  llvm::DenseMap<const clang::ValueDecl *, llvm::SmallVector<Wait, 2>> WaitsOn;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_WAITSEARCH_H
