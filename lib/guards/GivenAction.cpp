//===--- GivenAction.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/GivenAction.h"

#include "lib/QualifiedName.h"
#include "lib/guards/GuardClassUses.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// What builds \p Var, without the type that may be written before it; null if
/// nothing does.
static const Expr *constructionOf(const VarDecl &Var) {
  const Expr *Init = spelledConstruction(Var.getInit());
  if (const auto *Cast = dyn_cast_or_null<CXXFunctionalCastExpr>(Init))
    return spelledConstruction(Cast->getSubExpr());
  return Init;
}

const Expr *argumentOf(const VarDecl &Var, unsigned Index) {
  const Expr *Init = constructionOf(Var);
  auto Pick = [&](auto Arguments) -> const Expr * {
    size_t Count = std::distance(Arguments.begin(), Arguments.end());
    return Index < Count ? cast<Expr>(*std::next(Arguments.begin(), Index))
                         : nullptr;
  };
  if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Init)) {
    if (Construct->getConstructor()->isCopyOrMoveConstructor())
      return Construct->getNumArgs() > 0 ? Construct->getArg(0) : nullptr;
    return Pick(Construct->arguments());
  }
  if (const auto *List = dyn_cast_or_null<InitListExpr>(Init))
    return Pick(List->inits());
  if (const auto *Dependent =
          dyn_cast_or_null<CXXUnresolvedConstructExpr>(Init))
    return Pick(Dependent->arguments());
  if (const auto *Dependent = dyn_cast_or_null<ParenListExpr>(Init))
    return Index < Dependent->getNumExprs() ? Dependent->getExpr(Index)
                                            : nullptr;
  return nullptr;
}

const Expr *onlyArgumentOf(const VarDecl &Var) {
  const auto *List = dyn_cast_or_null<InitListExpr>(constructionOf(Var));
  if (!List)
    return argumentOf(Var, 0);
  // `Defer d({f});` copies one that the list makes.
  if (Var.getInitStyle() == VarDecl::CallInit)
    return nullptr;
  const InitListExpr *Written = List->getSyntacticForm();
  return (Written ? Written : List)->getNumInits() == 1 ? List->getInit(0)
                                                        : nullptr;
}

/// The function that \p E names; null if it is something else.
static const FunctionDecl *namedFunction(const Expr &E) {
  const Expr *Bare = E.IgnoreParenImpCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(Bare);
      Address && Address->getOpcode() == UO_AddrOf)
    Bare = Address->getSubExpr()->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(Bare);
  const auto *Function = Ref ? dyn_cast<FunctionDecl>(Ref->getDecl()) : nullptr;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Function);
  return Function && (!Method || Method->isStatic()) ? Function : nullptr;
}

bool namesFunction(const Expr &E) {
  return namedFunction(E) ||
         E.IgnoreParenImpCasts()->getType()->isFunctionType();
}

const FunctionDecl *calledFunction(const Expr &Given) {
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&Given))
    return Lambda->getCallOperator();
  if (const FunctionDecl *Function = namedFunction(Given))
    return Function;
  const CXXRecordDecl *Record = recordOf(Given.getType());
  if (!Record)
    return nullptr;
  if (Record->isLambda())
    return Record->getLambdaCallOperator();
  auto Operators = Record->lookup(
      Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call));
  if (Operators.empty() || std::next(Operators.begin()) != Operators.end())
    return nullptr;
  return dyn_cast<CXXMethodDecl>(*Operators.begin());
}

bool isNoDiscard(const FunctionDecl &Function) {
  QualType Result = Function.getReturnType();
  const TagDecl *Class = Result->getAsTagDecl();
  const auto *Alias = Result->getAs<TypedefType>();
  return Function.hasAttr<WarnUnusedResultAttr>() ||
         (Class && Class->hasAttr<WarnUnusedResultAttr>()) ||
         (Alias && Alias->getDecl()->hasAttr<WarnUnusedResultAttr>());
}

bool takesCopies(const FunctionDecl &Function) {
  return llvm::all_of(Function.parameters(), [](const ParmVarDecl *P) {
    QualType Type = P->getType();
    if (const auto *Pack = Type->getAs<PackExpansionType>())
      Type = Pack->getPattern();
    if (!Type->isReferenceType())
      return true;
    return Type->isLValueReferenceType() && !Type->isDependentType() &&
           Type.getNonReferenceType().isConstQualified();
  });
}

bool mayThrowWhenMoved(QualType Type) {
  if (Type->isDependentType())
    return true;
  if (const auto *Array = Type->getAsArrayTypeUnsafe())
    return mayThrowWhenMoved(Array->getElementType());
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  Record = Record ? Record->getDefinition() : nullptr;
  // What the standard library moves, it moves without an exception.
  if (!Record || isInStd(*Record))
    return false;
  const CXXConstructorDecl *Written = nullptr;
  for (const CXXConstructorDecl *Ctor : Record->ctors())
    if (Ctor->isUserProvided() && !Ctor->isDeleted() &&
        (Ctor->isMoveConstructor() || (Ctor->isCopyConstructor() && !Written)))
      Written = Ctor;
  if (Written)
    return !Written->getType()->castAs<FunctionProtoType>()->isNothrow();
  return llvm::any_of(Record->fields(),
                      [](const FieldDecl *Field) {
                        return mayThrowWhenMoved(Field->getType());
                      }) ||
         llvm::any_of(Record->bases(), [](const CXXBaseSpecifier &Base) {
           return mayThrowWhenMoved(Base.getType());
         });
}

} // namespace defercliff
