//===--- KnownConditions.h - defercliff: what holds where it was asked ----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_KNOWNCONDITIONS_H
#define DEFERCLIFF_LIB_DEFERRAL_KNOWNCONDITIONS_H

#include "lib/deferral/BodyWalk.h"
#include "lib/flow/BodyFlow.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <vector>

namespace defercliff {

/// The condition that decides how control goes on behind \p Block: of an if, a
/// loop, a `?:`, or of a part of `&&` and `||`, whose last part it is. Null if
/// something else decides, such as a switch.
const clang::Expr *conditionOf(const clang::CFGBlock &Block);

/// Where control comes from \p Block, which has a condition, if that is true or
/// false; null if it cannot.
const clang::CFGBlock *wayOn(const clang::CFGBlock &Block, bool IfTrue);

/// \p E without brackets, conversions and negations; each of the latter turns
/// \p Holds round.
const clang::Expr *withoutNegations(const clang::Expr *E, bool &Holds);

/// What a place in a body tells of the rest of an iteration of a loop.
///
/// It stands under conditions: those whose values nothing in the body of the
/// loop can change hold until the iteration ends. And there are flags, local
/// variables that are false or nought at first and never anything but raised:
/// one is known to be raised wherever each way from the place has passed a
/// raise, or each way to the place has.
class KnownConditions {
  using Blocks = llvm::SmallPtrSet<const clang::CFGBlock *, 16>;

public:
  class Facts {
    friend class KnownConditions;
    FlowPoint From;
    const Loop *Iteration;
    /// The body of the loop; null for the whole body.
    const clang::Stmt *Region;
    std::vector<std::pair<llvm::FoldingSetNodeID, bool>> Conditions;
    /// Where flags may not be raised yet, each asked once; nothing if that is
    /// not known.
    llvm::DenseMap<const clang::VarDecl *, std::optional<Blocks>> Down;
  };

  KnownConditions(const BodyFlow &Flow, const BodyWalk &Walk,
                  const clang::ASTContext &Context);

  /// What is known at \p At, which is reached at \p From, of an iteration of
  /// \p Iteration; of the rest of the body if that is null.
  Facts at(const clang::Expr &At, FlowPoint From, const Loop *Iteration);

  /// The successor of \p Block that control does not come to, as \p Known tells
  /// of its condition; null if that is not known.
  const clang::CFGBlock *neverAfter(const clang::CFGBlock &Block, Facts &Known);

private:
  void addCondition(const clang::Expr *E, bool Holds, Facts &Known);
  std::optional<bool> valueOf(const clang::Expr *E,
                              const clang::CFGBlock &Block, Facts &Known);
  llvm::FoldingSetNodeID idOf(const clang::Expr &E) const;

  bool isSteady(const clang::Stmt *S, const Facts &Known);
  bool isSteady(const clang::VarDecl &Var, const Facts &Known);
  bool isDeclaredOnce(const clang::VarDecl &Var, const Loop *Iteration) const;
  bool isOnlyNamed(const clang::VarDecl &Var);
  bool leavesAlone(const clang::Expr &At, const clang::VarDecl &Var) const;

  llvm::ArrayRef<FlowPoint> raisesOf(const clang::VarDecl &Var);
  bool isRaisedBefore(FlowPoint From, const clang::VarDecl &Flag);
  std::optional<Blocks> whereDown(const clang::VarDecl &Flag,
                                  const Facts &Known);

  const BodyFlow &Flow;
  const BodyWalk &Walk;
  const clang::ASTContext &Context;
  /// The statements that a goto or a case may lead into, past their conditions.
  llvm::SmallPtrSet<const clang::Stmt *, 8> JumpedInto;
  /// What was found out of variables, each asked once; the first for each loop.
  llvm::DenseMap<std::pair<const clang::VarDecl *, const Loop *>, bool> Steady;
  llvm::DenseMap<const clang::VarDecl *, bool> OnlyNamed;
  /// Where flags are raised; nowhere if a variable is none.
  llvm::DenseMap<const clang::VarDecl *, llvm::SmallVector<FlowPoint, 2>>
      Raises;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_KNOWNCONDITIONS_H
