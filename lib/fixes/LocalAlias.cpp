//===--- LocalAlias.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/LocalAlias.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace defercliff {

namespace {

class LocalAliases : public RecursiveASTVisitor<LocalAliases> {
public:
  // One of a local class is in the function, too.
  bool VisitTypedefTypeLoc(TypedefTypeLoc Type) {
    return !Type.getTypePtr()->getDecl()->getParentFunctionOrMethod();
  }
  // The action stays as it is.
  bool TraverseLambdaExpr(LambdaExpr *) { return true; }
};

} // namespace

bool isSpelledWithLocalAlias(const VarDecl &Var) {
  const TypeSourceInfo *Written = Var.getTypeSourceInfo();
  if (!Written)
    return true;
  LocalAliases Aliases;
  return !Aliases.TraverseTypeLoc(Written->getTypeLoc()) ||
         !Aliases.TraverseStmt(const_cast<Expr *>(Var.getInit()));
}

} // namespace defercliff
