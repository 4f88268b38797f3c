//===--- LoopDrains.h - defercliff: what loops run or drop ----------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_LOOPDRAINS_H
#define DEFERCLIFF_LIB_DEFERRAL_LOOPDRAINS_H

#include "lib/deferral/BodyWalk.h"
#include "lib/deferral/Drains.h"
#include "lib/deferral/Keeper.h"
#include "lib/flow/BodyFlow.h"
#include "llvm/ADT/DenseSet.h"

namespace defercliff {

/// The function that \p E is what it returns of, or a part of that, as
/// `Undo::instance` for `Undo::instance().list`; null if \p E is something
/// else.
const clang::FunctionDecl *accessorUnder(const clang::Expr *E);

/// Tells what the loops of one body may run, drop or replace. On whatever path:
/// nothing that may be drained in the iteration piles up for certain.
class LoopDrains {
public:
  /// \p ByOthers tells what other functions drain.
  LoopDrains(const BodyFlow &Flow, const BodyWalk &Walk, Drains &ByOthers,
             clang::ASTContext &Context);

  /// Whether \p Around does anything that may run or drop what \p K has, which
  /// is the object that \p Receiver denotes.
  bool mayDrain(const Loop &Around, const Keeper &K,
                const clang::Expr &Receiver);

  /// Whether \p Around makes the object of \p K anew by a plain pointer, or a
  /// local variable of it deals with a global one when it dies.
  bool renews(const Loop &Around, const Keeper &K,
              const clang::Expr &Receiver) const;

private:
  void note(const clang::ValueDecl *Object, const Loop *L);
  void noteCallsOn(const clang::ValueDecl *Global);
  void noteCall(const clang::CallExpr &Call, const Loop &L);

  const BodyFlow &Flow;
  const BodyWalk &Walk;
  Drains &ByOthers;
  clang::ASTContext &Context;
  /// The global objects for which the calls were asked.
  llvm::DenseSet<const clang::ValueDecl *> Asked;
  /// What may make an object anew in a loop: assignments and deletions of
  /// pointers, and local variables with destructors.
  std::vector<std::pair<const clang::Stmt *, const Loop *>> Renewals;
  /// The loops that may drain an object; null is `*this`, and a function stands
  /// for the object that it returns.
  llvm::DenseSet<std::pair<const clang::ValueDecl *, const Loop *>> Drained;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_LOOPDRAINS_H
