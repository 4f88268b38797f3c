//===--- NestedLambdas.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/NestedLambdas.h"

#include "lib/QualifiedName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// Whether \p Call is of a function of the standard library that, as the
/// algorithms do, only calls what it is given.
static bool onlyCallsArguments(const CallExpr &Call) {
  static const StringRef Keeping[] = {"async",      "bind",    "bind_back",
                                      "bind_front", "not_fn",  "move",
                                      "forward",    "exchange"};
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier() || !isInStd(*Callee) ||
      isa<CXXMethodDecl>(Callee))
    return false;
  StringRef Name = Callee->getName();
  return Name.take_front(5) != "make_" && !llvm::is_contained(Keeping, Name);
}

namespace {

class Walk {
public:
  void visit(const Stmt *S) {
    if (!S)
      return;
    if (const auto *Call = dyn_cast<CallExpr>(S))
      visitCall(*Call);
    else if (const auto *Declaration = dyn_cast<DeclStmt>(S))
      visitDeclaration(*Declaration);
    else if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      Mentions.push_back(Ref);
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      Lambdas.push_back(Lambda);
      for (const Expr *Init : Lambda->capture_inits())
        visit(Init);
      visit(Lambda->getBody());
      return;
    }
    for (const Stmt *Child : S->children())
      visit(Child);
  }

  std::vector<const LambdaExpr *> leaving() const {
    llvm::SmallPtrSet<const ValueDecl *, 8> Leaving;
    for (const DeclRefExpr *Ref : Mentions)
      if (!Called.count(Ref))
        Leaving.insert(Ref->getDecl());
    std::vector<const LambdaExpr *> Result;
    for (const LambdaExpr *Lambda : Lambdas) {
      auto Name = NameOf.find(Lambda);
      bool Stays = Called.count(Lambda) ||
                   (Name != NameOf.end() && !Leaving.count(Name->second));
      if (!Stays)
        Result.push_back(Lambda);
    }
    return Result;
  }

private:
  std::vector<const LambdaExpr *> Lambdas;
  std::vector<const DeclRefExpr *> Mentions;
  /// What is called, or given to who only calls it.
  llvm::SmallPtrSet<const Expr *, 8> Called;
  llvm::DenseMap<const LambdaExpr *, const VarDecl *> NameOf;

  void visitCall(const CallExpr &Call) {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
    if (Operator && Operator->getOperator() == OO_Call)
      Called.insert(Operator->getArg(0)->IgnoreUnlessSpelledInSource());
    else if (onlyCallsArguments(Call))
      for (const Expr *Argument : Call.arguments())
        Called.insert(Argument->IgnoreUnlessSpelledInSource());
  }

  void visitDeclaration(const DeclStmt &Declaration) {
    for (const Decl *D : Declaration.decls())
      if (const auto *Var = dyn_cast<VarDecl>(D);
          Var && Var->getInit() && Var->isLocalVarDecl())
        if (const auto *Lambda = dyn_cast<LambdaExpr>(
                Var->getInit()->IgnoreUnlessSpelledInSource()))
          NameOf[Lambda] = Var;
  }
};

} // namespace

std::vector<const LambdaExpr *> lambdasThatMayLeave(const LambdaExpr &Outer) {
  Walk W;
  W.visit(Outer.getBody());
  return W.leaving();
}

} // namespace defercliff
