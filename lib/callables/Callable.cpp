//===--- Callable.cpp - defercliff ----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/callables/Callable.h"

#include "lib/QualifiedName.h"
#include "lib/callables/WrapperRow.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

bool isKnownWrapper(QualType Type) {
  const CXXRecordDecl *Record =
      Type.isNull() ? nullptr : recordOf(Type.getNonReferenceType());
  if (!Record)
    return false;
  const std::string Name = qualifiedName(*Record);
  return llvm::any_of(knownWrappers(),
                      [&](const WrapperRow &R) { return R.Class == Name; });
}

/// Whether \p D is a constructor that takes anything: `template <class F>
/// C(F)`.
static bool buildsFromAnything(const Decl &D) {
  const auto *Template = dyn_cast<FunctionTemplateDecl>(&D);
  const auto *Ctor =
      Template ? dyn_cast<CXXConstructorDecl>(Template->getTemplatedDecl())
               : nullptr;
  if (!Ctor || Ctor->isDeleted() || Ctor->getNumParams() == 0 ||
      Ctor->getMinRequiredArguments() > 1)
    return false;
  const auto *Type = Ctor->getParamDecl(0)
                         ->getType()
                         .getNonReferenceType()
                         ->getAs<TemplateTypeParmType>();
  return Type &&
         Type->getDepth() == Template->getTemplateParameters()->getDepth();
}

/// Whether \p Record can be called, is built from any callable, and has
/// something to destroy: what only refers to a callable has not.
static bool hasStructureOfWrapper(const CXXRecordDecl &Record) {
  if (!Record.hasDefinition() || Record.isDependentType())
    return false;
  const ASTContext &Context = Record.getASTContext();
  return !Record.lookup(Context.DeclarationNames.getCXXOperatorName(OO_Call))
              .empty() &&
         !Record.hasTrivialDestructor() &&
         llvm::any_of(Record.decls(),
                      [](const Decl *D) { return buildsFromAnything(*D); });
}

CallableKind callableKind(QualType Type) {
  if (Type.isNull() || Type->isDependentType())
    return CallableKind::None;
  QualType Bare = Type.getNonReferenceType();
  if (Bare->isFunctionType() || Bare->isFunctionPointerType() ||
      Bare->isBlockPointerType())
    return CallableKind::FunctionPointer;
  const CXXRecordDecl *Record = recordOf(Bare);
  if (!Record)
    return CallableKind::None;
  if (Record->isLambda())
    return CallableKind::Closure;
  if (isKnownWrapper(Bare) || hasStructureOfWrapper(*Record))
    return CallableKind::Wrapper;
  return CallableKind::None;
}

bool isCalledByOperator(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.decls(), [](const Decl *D) {
    const auto *Function =
        dyn_cast<NamedDecl>(D) ? cast<NamedDecl>(D)->getAsFunction() : nullptr;
    return Function && Function->getOverloadedOperator() == OO_Call;
  });
}

const LambdaExpr *findLambda(const Expr *E) {
  while (E) {
    E = E->IgnoreUnlessSpelledInSource();
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
      return Lambda;
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
      E = Cast->getSubExpr();
      continue;
    }
    if (const auto *List = dyn_cast<InitListExpr>(E)) {
      if (List->getNumInits() != 1)
        return nullptr;
      E = List->getInit(0);
      continue;
    }
    auto FirstLambda = [](auto Args) -> const LambdaExpr * {
      for (const Expr *Arg : Args)
        if (const LambdaExpr *Lambda = findLambda(Arg))
          return Lambda;
      return nullptr;
    };
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      return FirstLambda(Construct->arguments());
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return FirstLambda(Call->arguments());
    return nullptr;
  }
  return nullptr;
}

bool capturesByReference(const LambdaExpr &Lambda) {
  return llvm::any_of(Lambda.captures(), [](const LambdaCapture &Capture) {
    return Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef;
  });
}

bool buildsFromAlone(const Expr *Init, const LambdaExpr &Lambda,
                     bool ThroughCalls) {
  auto Only = [](auto Args) -> const Expr * {
    const Expr *Found = nullptr;
    for (const Expr *Arg : Args) {
      if (isa<CXXDefaultArgExpr>(Arg))
        continue;
      if (Found)
        return nullptr;
      Found = Arg;
    }
    return Found;
  };
  const Expr *E = Init;
  while (E) {
    E = E->IgnoreUnlessSpelledInSource();
    if (E == &Lambda)
      return true;
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else if (const auto *List = dyn_cast<InitListExpr>(E))
      E = Only(List->inits());
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      E = Only(Construct->arguments());
    else if (const auto *Call = dyn_cast<CallExpr>(E))
      E = ThroughCalls ? Only(Call->arguments()) : nullptr;
    else
      return false;
  }
  return false;
}

} // namespace defercliff
