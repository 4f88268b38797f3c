//===--- Mutation.cpp - defercliff ----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/Mutation.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

bool names(const Stmt *S, const ValueDecl &D) {
  if (!S)
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return declaresSameEntity(Ref->getDecl(), &D);
  return llvm::any_of(S->children(),
                      [&](const Stmt *Child) { return names(Child, D); });
}

const ValueDecl *namedFrom(SourceLocation Place, const Stmt *S) {
  if (!S)
    return nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S);
      Ref && Ref->getDecl()->getLocation() == Place)
    return Ref->getDecl();
  for (const Stmt *Child : S->children())
    if (const ValueDecl *Found = namedFrom(Place, Child))
      return Found;
  return nullptr;
}

const Expr *assignmentTarget(const Stmt *S, const Expr *&Value) {
  if (const auto *Binary = dyn_cast<BinaryOperator>(S);
      Binary && Binary->getOpcode() == BO_Assign) {
    Value = Binary->getRHS();
    return Binary->getLHS()->IgnoreParenImpCasts();
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(S);
      Operator && Operator->getOperator() == OO_Equal &&
      Operator->getNumArgs() == 2) {
    Value = Operator->getArg(1);
    return Operator->getArg(0)->IgnoreParenImpCasts();
  }
  return nullptr;
}

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
  return (Cast.getCastKind() == CK_NoOp ||
          Cast.getCastKind() == CK_DerivedToBase ||
          Cast.getCastKind() == CK_UncheckedDerivedToBase) &&
         Cast.getType().isConstQualified();
}

/// Whether the class of \p Method has the same for constant objects.
static bool hasConstTwin(const CXXMethodDecl &Method) {
  return llvm::any_of(
      Method.getParent()->lookup(Method.getDeclName()),
      [&](const NamedDecl *Found) {
        const auto *Twin = dyn_cast<CXXMethodDecl>(Found);
        return Twin && Twin->isConst() &&
               std::equal(Twin->param_begin(), Twin->param_end(),
                          Method.param_begin(), Method.param_end(),
                          [](const ParmVarDecl *A, const ParmVarDecl *B) {
                            return A->getType() == B->getType();
                          });
      });
}

/// If \p E calls a method on \p Var or a part of it that would serve for a
/// constant object as well, as `v[i]` does, its call; else null.
static const CallExpr *callsTwinOn(const Expr &E, const ValueDecl &Var) {
  const auto *Call = dyn_cast<CallExpr>(E.IgnoreParens());
  const auto *Method =
      Call ? dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee()) : nullptr;
  if (!Method || Method->isStatic() || !hasConstTwin(*Method))
    return nullptr;
  const auto *ByName = dyn_cast<CXXMemberCallExpr>(Call);
  const Expr *Object =
      ByName ? ByName->getImplicitObjectArgument() : Call->getArg(0);
  return isPartOf(Object, Var) ? Call : nullptr;
}

/// Whether \p Loop begins with a method that constant ranges have as well.
static bool beginsWithTwin(const CXXForRangeStmt &Loop) {
  const auto *Begin = dyn_cast<VarDecl>(Loop.getBeginStmt()->getSingleDecl());
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(
      Begin && Begin->getInit() ? Begin->getInit()->IgnoreImplicit() : nullptr);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  return Method && (Method->isConst() || hasConstTwin(*Method));
}

/// Whether \p Loop goes over the elements of \p Var or of a part of it without
/// a way to change one: it copies them, or names them as constant.
static bool goesOver(const CXXForRangeStmt &Loop, const ValueDecl &Var) {
  QualType Element = Loop.getLoopVariable()->getType();
  return isPartOf(Loop.getRangeInit(), Var) &&
         (!Element->isReferenceType() ||
          Element.getNonReferenceType().isConstQualified()) &&
         (Loop.getRangeInit()->getType()->isArrayType() ||
          (Loop.getBeginStmt() && beginsWithTwin(Loop)));
}

bool mayChange(const Stmt *S, const ValueDecl &Var, bool IntoLambdas) {
  if (!S)
    return false;
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S);
      Cast && onlyReads(*Cast))
    if (const CallExpr *Call = callsTwinOn(*Cast->getSubExpr(), Var))
      return llvm::any_of(Call->arguments(), [&](const Expr *Arg) {
        return !isPartOf(Arg, Var) && mayChange(Arg, Var, IntoLambdas);
      });
  if (const auto *Loop = dyn_cast<CXXForRangeStmt>(S);
      Loop && goesOver(*Loop, Var))
    return mayChange(Loop->getInit(), Var, IntoLambdas) ||
           mayChange(Loop->getBody(), Var, IntoLambdas);
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S);
      Cast && onlyReads(*Cast) && isPartOf(Cast->getSubExpr(), Var))
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return Ref->getDecl() == &Var && !Ref->getType().isConstQualified();
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    if (IntoLambdas) {
      // `[&r = x]` may change `x` by another name.
      for (const LambdaCapture &Capture : Lambda->captures()) {
        const auto *Own = Capture.capturesVariable()
                              ? dyn_cast<VarDecl>(Capture.getCapturedVar())
                              : nullptr;
        if (Own && Own->isInitCapture() &&
            mayChange(Own->getInit(), Var, IntoLambdas))
          return true;
      }
      return mayChange(Lambda->getBody(), Var, IntoLambdas);
    }
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
