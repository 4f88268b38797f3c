//===--- KeptActions.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/KeptActions.h"

#include "lib/QualifiedName.h"
#include "lib/deferral/Action.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// The lambda that \p E is as it is written; null if it is something else.
static const LambdaExpr *writtenLambda(const Expr *E) {
  return E ? dyn_cast<LambdaExpr>(E->IgnoreUnlessSpelledInSource()) : nullptr;
}

/// Whether \p Call gives callables to an algorithm, which only calls them: its
/// result, a number or an iterator, has no room for one.
static bool runsAlgorithm(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || isa<CXXMethodDecl>(Callee) || !isInStd(*Callee) ||
      Call.getNumArgs() == 0)
    return false;
  QualType Result = Call.getType();
  return nameOf(Callee) == "for_each" || Result->isVoidType() ||
         Result->isScalarType() ||
         Result.getCanonicalType().getUnqualifiedType() ==
             Call.getArg(0)->getType().getCanonicalType().getUnqualifiedType();
}

namespace {

/// Looks through the body of one loop.
class Search {
public:
  Search(GuardRecognizer &Guards, KeepingTypes &Types)
      : Guards(Guards), Types(Types) {}

  /// Whether something in \p S, which may be null, may be kept. What a guard is
  /// built from is not, but what its action makes of others may be.
  bool givesAway(const Stmt *S, bool OfGuard = false) {
    if (!S)
      return false;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S))
      return llvm::any_of(Declaration->decls(), [this](const Decl *D) {
        const auto *Var = dyn_cast<VarDecl>(D);
        return Var && declares(*Var);
      });
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      return Closures.count(Ref->getDecl()) ||
             (!Inside.count(Ref->getDecl()) && holds(Ref->getType()));
    if (isa<MemberExpr, CXXThisExpr>(S) && holds(cast<Expr>(S)->getType()))
      return true;
    if (const auto *Call = dyn_cast<CallExpr>(S))
      return calls(*Call, OfGuard);
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S);
        Lambda && (OfGuard || !actionMadeBy(*Lambda)))
      return givesAwayIn(*Lambda);
    const auto *E = dyn_cast<Expr>(S);
    return (E && !OfGuard && actionMadeBy(*E)) ||
           llvm::any_of(S->children(), [&](const Stmt *Child) {
             return givesAway(Child, OfGuard);
           });
  }

private:
  GuardRecognizer &Guards;
  KeepingTypes &Types;
  /// The variables of the body, which die with the iteration.
  llvm::SmallPtrSet<const ValueDecl *, 8> Inside;
  /// Those that are lambdas. They may be called.
  llvm::SmallPtrSet<const ValueDecl *, 4> Closures;

  /// Whether objects of \p Type may run later what they are given; a guard is
  /// given nothing after it was built.
  bool holds(QualType Type) {
    if (Type->isFunctionType() || Type->isDependentType())
      return false;
    Type = pointeeOrSelf(Type);
    const CXXRecordDecl *Class = recordOf(Type);
    if (!Class || Guards.isScopeGuardClass(*Class))
      return false;
    return Types.isContainerOfGuards(Type) ||
           Types.isContainerOfCallables(Type) || Types.isDeferList(Type);
  }

  bool declares(const VarDecl &Var) {
    if (Var.hasLocalStorage())
      Inside.insert(&Var);
    if (Var.hasLocalStorage() && Guards.recognize(Var))
      return givesAway(Var.getInit(), /*OfGuard=*/true);
    const LambdaExpr *Lambda = writtenLambda(Var.getInit());
    if (!Lambda || !Var.hasLocalStorage())
      return givesAway(Var.getInit());
    if (actionMadeBy(*Lambda))
      Closures.insert(&Var);
    return givesAwayIn(*Lambda);
  }

  /// What \p Lambda, which is called here, makes and what it is given.
  bool givesAwayIn(const LambdaExpr &Lambda) {
    for (const Expr *Init : Lambda.capture_inits()) {
      const auto *Ref = dyn_cast_or_null<DeclRefExpr>(Init);
      if (!(Ref && Closures.count(Ref->getDecl())) && givesAway(Init))
        return true;
    }
    return givesAway(Lambda.getBody());
  }

  /// Whether \p Callee, which is called, is given away otherwise.
  bool isMoreThanCalled(const Expr *Callee, bool OfGuard) {
    if (const LambdaExpr *Lambda = writtenLambda(Callee))
      return givesAwayIn(*Lambda);
    const auto *Ref = dyn_cast<DeclRefExpr>(Callee->IgnoreParenImpCasts());
    return !(Ref && Closures.count(Ref->getDecl())) &&
           givesAway(Callee, OfGuard);
  }

  bool calls(const CallExpr &Call, bool OfGuard) {
    if (!OfGuard && actionMadeBy(Call))
      return true;
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
    if (Operator && Operator->getOperator() == OO_Call)
      return isMoreThanCalled(Operator->getArg(0), OfGuard) ||
             llvm::any_of(llvm::drop_begin(Call.arguments()),
                          [&](const Expr *Argument) {
                            return givesAway(Argument, OfGuard);
                          });
    if (Call.getType()->isPointerType() || Call.isGLValue())
      if (holds(Call.getType()))
        return true;
    bool Runs = runsAlgorithm(Call);
    return givesAway(Call.getCallee(), OfGuard) ||
           llvm::any_of(Call.arguments(), [&](const Expr *Argument) {
             const LambdaExpr *Lambda =
                 Runs ? writtenLambda(Argument) : nullptr;
             return Lambda ? givesAwayIn(*Lambda)
                           : givesAway(Argument, OfGuard);
           });
  }
};

} // namespace

bool mayGiveActionAway(const Stmt &LoopBody, GuardRecognizer &Guards,
                       KeepingTypes &Types) {
  return Search(Guards, Types).givesAway(&LoopBody);
}

} // namespace defercliff
