//===--- NamedObjects.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/NamedObjects.h"

#include "lib/callables/Callable.h"
#include "lib/deferral/KeepingTypes.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace defercliff {

void collectNamed(const Stmt *S, Objects &Named) {
  if (!S)
    return;
  if (isa<CXXThisExpr>(S))
    Named.insert(nullptr);
  if (const auto *Member = dyn_cast<MemberExpr>(S);
      Member && isa<FieldDecl>(Member->getMemberDecl()))
    Named.insert(Member->getMemberDecl());
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    if (const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl()))
      Named.insert(cast<VarDecl>(Binding->getDecomposedDecl()));
    else if (isa<VarDecl>(Ref->getDecl()))
      Named.insert(Ref->getDecl());
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    for (const Expr *Init : Lambda->capture_inits())
      collectNamed(Init, Named);
    return collectNamed(Lambda->getBody(), Named);
  }
  for (const Stmt *Child : S->children())
    collectNamed(Child, Named);
}

const VarDecl *variableUnder(const Expr *E) {
  llvm::SmallPtrSet<const VarDecl *, 4> Seen;
  while (E) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      E = Member->getBase();
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
      E = Unary->getSubExpr();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      E = Operator->getArg(0);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      E = Call->getImplicitObjectArgument();
    } else {
      const auto *Ref = dyn_cast<DeclRefExpr>(E);
      const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
      if (!Var || isa<ParmVarDecl>(Var) || !Var->getInit() ||
          !(Var->getType()->isReferenceType() ||
            Var->getType()->isPointerType() ||
            isSmartPointer(Var->getType())) ||
          !Seen.insert(Var).second)
        return Var;
      E = Var->getInit();
    }
  }
  return nullptr;
}

} // namespace defercliff
