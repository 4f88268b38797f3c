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
#include "llvm/ADT/FoldingSet.h"
#include <vector>

namespace defercliff {

/// What a statement tells of the rest of its iteration: the conditions that it
/// stands under, of variables that do not change in the body of the loop, and
/// the flags that are set beside it and never cleared.
class KnownConditions {
public:
  KnownConditions(const clang::Stmt &At, const BodyWalk &Walk,
                  const clang::ASTContext &Context);

  /// The successor of \p Block that control does not come to, as its condition
  /// is known; null if none is.
  const clang::CFGBlock *neverAfter(const clang::CFGBlock &Block) const;

private:
  void addCondition(const clang::Expr *E, bool Holds);
  void addFlag(const clang::Stmt &Beside);
  bool isSteady(const clang::Stmt *S) const;
  bool changesInBody(const clang::VarDecl &Var) const;
  llvm::FoldingSetNodeID idOf(const clang::Expr &E) const;

  const BodyWalk &Walk;
  const clang::ASTContext &Context;
  /// The body of the loop; null if there is none.
  const clang::Stmt *LoopBody = nullptr;
  std::vector<std::pair<llvm::FoldingSetNodeID, bool>> Known;
  std::vector<const clang::VarDecl *> Flags;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_KNOWNCONDITIONS_H
