//===--- Release.cpp - defercliff -----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Release.h"

#include "lib/QualifiedName.h"
#include "lib/deferral/KeepingTypes.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

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

/// The variable that \p E names, or whose pointee or member it is. A member of
/// what a smart pointer has is none of them: its resource is another.
static std::optional<Release> rootVariable(const Expr *E) {
  const FieldDecl *Outermost = nullptr;
  bool IsMember = false;
  while (true) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      // What a pointer points to is one resource with the pointer.
      Outermost = Member->isArrow()
                      ? nullptr
                      : dyn_cast<FieldDecl>(Member->getMemberDecl());
      IsMember = true;
      E = Member->getBase();
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
      Outermost = nullptr;
      E = Unary->getSubExpr();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (IsMember && isSmartPointer(Operator->getArg(0)->getType()))
        return std::nullopt;
      Outermost = nullptr;
      E = Operator->getArg(0);
    } else if (const auto *Call = dyn_cast<CallExpr>(E);
               Call && Call->isCallToStdMove()) {
      E = Call->getArg(0);
    } else {
      const auto *Ref = dyn_cast<DeclRefExpr>(E);
      const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
      if (!Var)
        return std::nullopt;
      return Release{Var, Outermost};
    }
  }
}

/// What \p E of the body of \p Action denotes, in the terms of the body around;
/// none if it is not captured.
static std::optional<Release> capturedRoot(const Expr *E,
                                           const LambdaExpr &Action) {
  std::optional<Release> Root = rootVariable(E);
  if (!Root)
    return std::nullopt;
  auto Captures = [&](const LambdaCapture &C) {
    return C.capturesVariable() && C.getCapturedVar() == Root->Var;
  };
  const auto *Capture = llvm::find_if(Action.captures(), Captures);
  if (Capture == Action.captures().end())
    return std::nullopt;
  Root->ByCopy = Capture->getCaptureKind() == LCK_ByCopy;
  // `[q = p] { delete q; }`
  if (Root->Var->isInitCapture() && Root->Var->getInit())
    if (std::optional<Release> Renamed = rootVariable(Root->Var->getInit())) {
      if (Renamed->Member || !Root->Member)
        Root->Member = Renamed->Member;
      Root->Var = Renamed->Var;
    }
  return Root;
}

void ReleaseRecognizer::collect(const Stmt *S, const LambdaExpr &Action,
                                llvm::SmallVectorImpl<Release> &Found) const {
  if (!S || isa<LambdaExpr>(S))
    return;
  auto Add = [&](const Expr *Released) {
    if (std::optional<Release> Root = capturedRoot(Released, Action))
      Found.push_back(*Root);
  };
  if (const auto *Delete = dyn_cast<CXXDeleteExpr>(S)) {
    Add(Delete->getArgument());
  } else if (const auto *Call = dyn_cast<CallExpr>(S);
             Call && isReleasing(Call->getDirectCallee())) {
    // `pool.release(c)` before `c.release()`
    for (const Expr *Arg : Call->arguments())
      Add(Arg);
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call))
      Add(Method->getImplicitObjectArgument());
  }
  for (const Stmt *Child : S->children())
    collect(Child, Action, Found);
}

llvm::SmallVector<Release, 2>
ReleaseRecognizer::releasedBy(const LambdaExpr &Action) const {
  llvm::SmallVector<Release, 2> Found;
  collect(Action.getBody(), Action, Found);
  return Found;
}

} // namespace defercliff
