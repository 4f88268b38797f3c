//===--- Mutation.cpp - defercliff ----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/Mutation.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace defercliff {

/// Whether \p E is \p Var or a part of it: a member or an element.
static bool isPartOf(const Expr *E, const ValueDecl &Var) {
  while (true) {
    E = E->IgnoreParens();
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
        Cast && (Cast->getCastKind() == CK_UncheckedDerivedToBase ||
                 Cast->getCastKind() == CK_DerivedToBase ||
                 Cast->getCastKind() == CK_ArrayToPointerDecay)) {
      E = Cast->getSubExpr();
    } else if (const auto *Member = dyn_cast<MemberExpr>(E);
               Member && !Member->isArrow()) {
      E = Member->getBase();
    } else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
      E = Element->getBase();
    } else {
      const auto *Ref = dyn_cast<DeclRefExpr>(E);
      return Ref && Ref->getDecl() == &Var;
    }
  }
}

/// Whether \p Cast turns a variable into a value or into something const.
static bool onlyReads(const ImplicitCastExpr &Cast) {
  if (Cast.getCastKind() == CK_LValueToRValue)
    return true;
  return Cast.getCastKind() == CK_NoOp && Cast.getType().isConstQualified();
}

bool mayChange(const Stmt *S, const ValueDecl &Var, bool IntoLambdas) {
  if (!S)
    return false;
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S);
      Cast && onlyReads(*Cast) && isPartOf(Cast->getSubExpr(), Var))
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return Ref->getDecl() == &Var && !Ref->getType().isConstQualified();
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    if (IntoLambdas)
      return mayChange(Lambda->getBody(), Var, IntoLambdas);
    for (const LambdaCapture &Capture : Lambda->captures())
      if (Capture.capturesVariable() && Capture.getCapturedVar() == &Var &&
          Capture.getCaptureKind() == LCK_ByRef)
        return true;
    return false;
  }
  for (const Stmt *Child : S->children())
    if (mayChange(Child, Var, IntoLambdas))
      return true;
  return false;
}

} // namespace defercliff
