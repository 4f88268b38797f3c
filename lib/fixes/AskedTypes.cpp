//===--- AskedTypes.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/AskedTypes.h"

#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace defercliff {

namespace {

class TypeQuestions : public RecursiveASTVisitor<TypeQuestions> {
public:
  explicit TypeQuestions(llvm::function_ref<bool(const Expr &)> Concerns)
      : Concerns(Concerns) {}

  bool Found = false;

  bool VisitDecltypeTypeLoc(DecltypeTypeLoc Type) {
    return goesOnAfter(*Type.getUnderlyingExpr());
  }
  bool VisitTypeOfExprTypeLoc(TypeOfExprTypeLoc Type) {
    return goesOnAfter(*Type.getUnderlyingExpr());
  }

private:
  llvm::function_ref<bool(const Expr &)> Concerns;

  bool goesOnAfter(const Expr &Asked) {
    Found = Concerns(Asked);
    return !Found;
  }
};

} // namespace

bool asksForType(const Stmt &S,
                 llvm::function_ref<bool(const Expr &)> Concerns) {
  TypeQuestions Questions(Concerns);
  Questions.TraverseStmt(const_cast<Stmt *>(&S));
  return Questions.Found;
}

} // namespace defercliff
