//===--- LoopPieces.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/LoopPieces.h"

#include "lib/fixes/NamedObjects.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace defercliff {

llvm::ArrayRef<unsigned> LoopPieces::naming(const ValueDecl &D) const {
  auto It = Naming.find(&D);
  if (It == Naming.end())
    return {};
  return It->second;
}

void LoopPieces::collect(const Stmt *S) {
  const auto *For = dyn_cast<ForStmt>(&Loop);
  // What the head of the loop declares is no part of one iteration.
  if (!S || (For && S == For->getInit()))
    return;
  if (isa<Expr, DeclStmt, ReturnStmt, CoreturnStmt>(S)) {
    add(*S);
    return;
  }
  for (const Stmt *Child : S->children())
    collect(Child);
}

void LoopPieces::add(const Stmt &Piece) {
  const unsigned Index = Pieces.size();
  Pieces.push_back(&Piece);
  Objects Named;
  collectNamed(&Piece, Named);
  for (const ValueDecl *D : Named)
    if (D)
      Naming[D].push_back(Index);
  addDeclared(&Piece, Index);
}

/// Notes what \p S, a part of piece number \p Index, declares, and the parts
/// of variables that it sets.
void LoopPieces::addDeclared(const Stmt *S, unsigned Index) {
  if (!S)
    return;
  const Expr *Value = nullptr;
  if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
    for (const Decl *D : Declaration->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D)) {
        if (!Var->isStaticLocal())
          Anew.insert(Var);
        llvm::SmallVectorImpl<unsigned> &Places = Naming[Var];
        if (Places.empty() || Places.back() != Index)
          Places.push_back(Index);
      }
  } else if (const Expr *Target = assignmentTarget(S, Value)) {
    if (const VarDecl *Var =
            isa<MemberExpr>(Target) ? variableUnder(Target) : nullptr)
      PartsSet.try_emplace(Var, cast<Expr>(S));
  }
  for (const Stmt *Child : S->children())
    addDeclared(Child, Index);
}

} // namespace defercliff
