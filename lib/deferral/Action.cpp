//===--- Action.cpp - defercliff ------------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Action.h"

#include "lib/QualifiedName.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

using DeclSet = llvm::SmallPtrSet<const ValueDecl *, 8>;

static void collectMentioned(const Stmt *S, DeclSet &Mentioned) {
  if (!S)
    return;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    Mentioned.insert(Ref->getDecl());
  for (const Stmt *Child : S->children())
    collectMentioned(Child, Mentioned);
}

static std::optional<Action> lambdaAction(const LambdaExpr &Lambda) {
  Action A;
  A.Made = &Lambda;
  bool Explicit = false;
  for (const LambdaCapture &Capture : Lambda.captures())
    if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef) {
      A.Variables.push_back(Capture.getCapturedVar());
      Explicit |= Capture.isExplicit();
    }
  // A capture that the body does not name refers to nothing that is read; one
  // by default is always named.
  if (Explicit) {
    DeclSet Mentioned;
    collectMentioned(Lambda.getBody(), Mentioned);
    llvm::erase_if(A.Variables, [&](const ValueDecl *Variable) {
      return !Mentioned.count(Variable);
    });
  }
  return A.Variables.empty() ? std::nullopt : std::optional<Action>(A);
}

/// The variable that \p E names; null if it is not just a name.
static const ValueDecl *namedVariable(const Expr &E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E.IgnoreParenImpCasts());
  return Ref && isa<VarDecl, BindingDecl>(Ref->getDecl()) ? Ref->getDecl()
                                                          : nullptr;
}

static std::optional<Action> refAction(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier() || Call.getNumArgs() != 1 ||
      (Callee->getName() != "ref" && Callee->getName() != "cref"))
    return std::nullopt;
  const std::string Name = qualifiedName(*Callee);
  if (!Callee->isInStdNamespace() && Name != "boost::ref" &&
      Name != "boost::cref")
    return std::nullopt;
  const ValueDecl *Variable = namedVariable(*Call.getArg(0));
  if (!Variable)
    return std::nullopt;
  Action A;
  A.Made = &Call;
  A.Variables.push_back(Variable);
  return A;
}

static bool isCallable(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.methods(), [](const CXXMethodDecl *Method) {
    return Method->getOverloadedOperator() == OO_Call;
  });
}

/// Whether \p Init, the initialiser of a member of type \p Member, makes that
/// member refer to \p Parameter.
static bool refersTo(QualType Member, const Expr *Init,
                     const ParmVarDecl &Parameter) {
  Init = Init->IgnoreParenImpCasts();
  if (const auto *AddressOf = dyn_cast<UnaryOperator>(Init);
      AddressOf && AddressOf->getOpcode() == UO_AddrOf)
    return Member->isPointerType() &&
           namedVariable(*AddressOf->getSubExpr()) == &Parameter;
  return Member->isReferenceType() && namedVariable(*Init) == &Parameter;
}

/// Whether \p Ctor keeps a reference to what its parameter \p Index is bound
/// to.
static bool storesReference(const CXXConstructorDecl &Ctor, unsigned Index) {
  const FunctionDecl *Definition = nullptr;
  if (!Ctor.hasBody(Definition))
    return false;
  const ParmVarDecl &Parameter = *Definition->getParamDecl(Index);
  return Parameter.getType()->isLValueReferenceType() &&
         llvm::any_of(cast<CXXConstructorDecl>(Definition)->inits(),
                      [&](const CXXCtorInitializer *Init) {
                        return Init->isMemberInitializer() &&
                               refersTo(Init->getMember()->getType(),
                                        Init->getInit(), Parameter);
                      });
}

static std::optional<Action> functorAction(const CXXConstructExpr &Construct) {
  const CXXConstructorDecl &Ctor = *Construct.getConstructor();
  if (Construct.getNumArgs() == 0 || Ctor.isCopyOrMoveConstructor() ||
      Ctor.isInStdNamespace() || !isCallable(*Ctor.getParent()))
    return std::nullopt;
  Action A;
  A.Made = &Construct;
  for (unsigned I = 0; I < Construct.getNumArgs() && I < Ctor.getNumParams();
       ++I)
    if (const ValueDecl *Variable = namedVariable(*Construct.getArg(I));
        Variable && storesReference(Ctor, I))
      A.Variables.push_back(Variable);
  return A.Variables.empty() ? std::nullopt : std::optional<Action>(A);
}

static std::optional<Action> aggregateAction(const InitListExpr &List) {
  const CXXRecordDecl *Class = List.getType()->getAsCXXRecordDecl();
  if (!Class || !Class->getDefinition() || Class->isUnion() ||
      !isCallable(*Class) || Class->getNumBases() != 0)
    return std::nullopt;
  Action A;
  A.Made = &List;
  unsigned I = 0;
  for (const FieldDecl *Field : Class->fields()) {
    if (I == List.getNumInits())
      break;
    if (const Expr *Init = List.getInit(I++);
        Init && Field->getType()->isLValueReferenceType())
      if (const ValueDecl *Variable = namedVariable(*Init))
        A.Variables.push_back(Variable);
  }
  return A.Variables.empty() ? std::nullopt : std::optional<Action>(A);
}

std::optional<Action> actionMadeBy(const Expr &E) {
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&E))
    return lambdaAction(*Lambda);
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    return refAction(*Call);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    return functorAction(*Construct);
  if (const auto *List = dyn_cast<InitListExpr>(&E))
    return aggregateAction(*List);
  return std::nullopt;
}

} // namespace defercliff
