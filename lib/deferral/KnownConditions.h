//===--- KnownConditions.h - defercliff: what holds where it was asked ----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_KNOWNCONDITIONS_H
#define DEFERCLIFF_LIB_DEFERRAL_KNOWNCONDITIONS_H

#include "lib/deferral/BodyWalk.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <vector>

namespace defercliff {

/// The condition that decides how control goes on behind \p Block; null if it
/// has no two ways.
const clang::Expr *conditionOf(const clang::CFGBlock &Block);

/// Where control comes from \p Block, which has a condition, if that is true or
/// false; null if it cannot.
const clang::CFGBlock *wayOn(const clang::CFGBlock &Block, bool IfTrue);

/// \p E without brackets, conversions and negations; each of the latter turns
/// \p Holds round.
const clang::Expr *withoutNegations(const clang::Expr *E, bool &Holds);

/// What statements of one body tell of the rest of their iteration: the
/// conditions that they stand under, of variables that do not change in the
/// body of the loop, and the flags that are set beside them and never cleared.
class KnownConditions {
public:
  struct Facts {
    std::vector<std::pair<llvm::FoldingSetNodeID, bool>> Conditions;
    llvm::SmallPtrSet<const clang::VarDecl *, 2> Flags;
  };

  KnownConditions(const BodyWalk &Walk, const clang::ASTContext &Context)
      : Walk(Walk), Context(Context) {}

  /// What is known at \p At.
  Facts at(const clang::Stmt &At);

  /// The successor of \p Block that control does not come to, as \p Known tells
  /// of its condition; null if that is not known.
  const clang::CFGBlock *neverAfter(const clang::CFGBlock &Block,
                                    const Facts &Known) const;

private:
  void addCondition(const clang::Expr *E, bool Holds,
                    const clang::Stmt &LoopBody, Facts &Known);
  void addFlags(const clang::CompoundStmt &Block, const clang::Stmt &At,
                Facts &Known);
  bool isSteady(const clang::Stmt *S, const clang::Stmt &LoopBody);
  bool isFlag(const clang::VarDecl &Var);
  bool isOnlyNamed(const clang::VarDecl &Var) const;
  llvm::FoldingSetNodeID idOf(const clang::Expr &E) const;

  const BodyWalk &Walk;
  const clang::ASTContext &Context;
  /// What was found out of variables, each asked once; the first for the body
  /// of a loop.
  llvm::DenseMap<std::pair<const clang::VarDecl *, const clang::Stmt *>, bool>
      Steady;
  llvm::DenseMap<const clang::VarDecl *, bool> Flags;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_KNOWNCONDITIONS_H
