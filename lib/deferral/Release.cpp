//===--- Release.cpp - defercliff -----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Release.h"

#include "lib/QualifiedName.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

ReleaseRecognizer::ReleaseRecognizer(const std::vector<std::string> &Listed) {
  for (const std::string &Name : Listed)
    Names.insert(StringRef(Name).ltrim(':'));
}

bool ReleaseRecognizer::isReleasing(const FunctionDecl *Callee) const {
  if (!Callee || !Callee->getIdentifier())
    return false;
  StringRef Name = Callee->getName();
  // `*_close` stands for all names with that end.
  return Names.count(Name) || Names.count(qualifiedName(*Callee)) ||
         (Name.contains('_') &&
          Names.count(("*" + Name.substr(Name.rfind('_'))).str()));
}

/// The variable that \p E names, or whose pointee or member it is.
static const VarDecl *rootVariable(const Expr *E) {
  while (true) {
    E = E->IgnoreParenCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      E = Member->getBase();
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
      E = Unary->getSubExpr();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      E = Operator->getArg(0);
    } else {
      const auto *Ref = dyn_cast<DeclRefExpr>(E);
      return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    }
  }
}

const VarDecl *ReleaseRecognizer::releasedIn(const Stmt *S) const {
  if (!S || isa<LambdaExpr>(S))
    return nullptr;
  const Expr *Released = nullptr;
  if (const auto *Delete = dyn_cast<CXXDeleteExpr>(S))
    Released = Delete->getArgument();
  else if (const auto *Call = dyn_cast<CallExpr>(S);
           Call && isReleasing(Call->getDirectCallee())) {
    const auto *Method = dyn_cast<CXXMemberCallExpr>(Call);
    Released = Method                   ? Method->getImplicitObjectArgument()
               : Call->getNumArgs() > 0 ? Call->getArg(0)
                                        : nullptr;
  }
  if (Released)
    if (const VarDecl *Var = rootVariable(Released))
      return Var;
  for (const Stmt *Child : S->children())
    if (const VarDecl *Var = releasedIn(Child))
      return Var;
  return nullptr;
}

const VarDecl *ReleaseRecognizer::releasedBy(const LambdaExpr &Action) const {
  const VarDecl *Var = releasedIn(Action.getBody());
  bool Captured = llvm::any_of(Action.captures(), [&](const LambdaCapture &C) {
    return C.capturesVariable() && C.getCapturedVar() == Var;
  });
  if (!Captured)
    return nullptr;
  // `[q = p] { delete q; }`
  return Var->isInitCapture() && Var->getInit() ? rootVariable(Var->getInit())
                                                : Var;
}

} // namespace defercliff
