//===--- DeducedUse.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/DeducedUse.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/guards/ErasedAction.h"
#include "lib/guards/GivenAction.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether \p Ctor says that it throws nothing, perhaps under a condition.
static bool isNoexcept(const CXXConstructorDecl *Ctor) {
  const auto *Type = Ctor->getType()->castAs<FunctionProtoType>();
  return Type->hasNoexceptExceptionSpec() &&
         Type->getExceptionSpecType() != EST_NoexceptFalse;
}

namespace {

/// Compares what one variable is given with what the class does with it.
class UseReader {
public:
  UseReader(const VarDecl &Var, const ErasingClass &Guard, bool MayBeNone,
            bool IsTakenOver, ASTContext &Context)
      : Var(Var), Guard(Guard), MayBeNone(MayBeNone), IsTakenOver(IsTakenOver),
        Context(Context) {}

  std::string read() {
    const ParmVarDecl *Param = Guard.Builder.Param;
    const Expr *Argument = Param
                               ? argumentOf(Var, Param->getFunctionScopeIndex())
                               : onlyArgumentOf(Var);
    if (!Argument)
      return "it is not seen what '" + Var.getNameAsString() +
             "' is built from";
    Argument = Argument->IgnoreUnlessSpelledInSource();
    const CXXRecordDecl *Record = recordOf(Argument->getType());
    bool IsCopy = Record && declaresSameEntity(Record, &Guard.decl()) &&
                  !isa<InitListExpr>(Argument);
    if (IsCopy || (isCallable(*Argument) && isTakenAsBefore(*Argument) &&
                   isMovedAsBefore(*Argument) && isLeftAsBefore(*Argument) &&
                   isCalledAsBefore(*Argument)))
      return "";
    return "'" + Var.getNameAsString() + "' is built from " + Difference;
  }

private:
  const VarDecl &Var;
  const ErasingClass &Guard;
  const bool MayBeNone;
  const bool IsTakenOver;
  ASTContext &Context;
  /// What it is built from that makes a difference.
  std::string Difference;

  bool refuse(std::string What) {
    Difference = std::move(What);
    return false;
  }

  /// Whether \p Given is a callable, and never an empty one.
  bool isCallable(const Expr &Given) {
    if (isa<LambdaExpr>(Given))
      return true;
    const auto *Construct = dyn_cast<CXXConstructExpr>(&Given);
    if (isa<InitListExpr>(Given) ||
        (Construct && Construct->isListInitialization() &&
         !isa<CXXTemporaryObjectExpr>(Construct)))
      return refuse("a braced list");
    const CXXRecordDecl *Record = recordOf(Given.getType());
    DeclarationName Operator =
        Context.DeclarationNames.getCXXOperatorName(OO_Call);
    bool IsWrapper =
        Record && callableKind(Given.getType()) == CallableKind::Wrapper;
    bool IsFunctor = Record && !IsWrapper && !Record->lookup(Operator).empty();
    if (!IsFunctor && isNoAction(Given))
      return refuse("no action");
    if (Given.isTypeDependent())
      return refuse("what a template is given");
    if (namesFunction(Given))
      return true;
    if (IsWrapper)
      return !MayBeNone ||
             refuse("a '" + qualifiedName(*Record) + "', which may be empty");
    return IsFunctor || refuse("what may be a null pointer or no callable");
  }

  /// Whether a constructor that takes \p Given by value leaves it as the
  /// written one does, which may take a reference to it.
  bool isTakenAsBefore(const Expr &Given) {
    if (!Guard.Builder.Param)
      return true;
    QualType Type = Guard.Builder.Param->getType();
    bool IsBound =
        Type->isReferenceType() && Given.isGLValue() && !namesFunction(Given);
    if (!IsBound || (!Guard.Members.BuilderTemplate &&
                     !Context.hasSameUnqualifiedType(
                         Given.getType(), Type.getNonReferenceType())))
      return true;
    bool MayChange = !Type.getNonReferenceType().isConstQualified();
    if (Given.isLValue())
      return !(MayChange && Guard.Builder.Stores == Storing::Moves) ||
             refuse("a variable that the constructor moves from");
    return (MayChange && Guard.Builder.Stores != Storing::Copies) ||
           refuse("what is moved, but the constructor does not move from it");
  }

  /// Whether \p Given can be moved where the class relies on a wrapper, which
  /// is moved without an exception.
  bool isMovedAsBefore(const Expr &Given) {
    if ((!Guard.Members.Builder || !isNoexcept(Guard.Members.Builder)) &&
        llvm::none_of(Guard.Members.Copiers, isNoexcept))
      return true;
    return !mayThrowWhenMoved(Given.getType()) ||
           refuse("a callable that may throw when it is moved");
  }

  /// Whether a guard from which \p Given is moved keeps no more of it than it
  /// would in a wrapper, which is empty then.
  bool isLeftAsBefore(const Expr &Given) {
    QualType Type = Given.getType();
    return !IsTakenOver || !Guard.Copies.LeavesAction ||
           callableKind(Type) == CallableKind::Wrapper ||
           namesFunction(Given) || Type.isTriviallyCopyableType(Context) ||
           refuse("a callable of which a guard would keep a part when it is "
                  "moved");
  }

  /// Whether a call of \p Given does what a call of the wrapper does.
  bool isCalledAsBefore(const Expr &Given) {
    const FunctionDecl *Called = calledFunction(Given);
    const auto *Operator = dyn_cast_or_null<CXXMethodDecl>(Called);
    bool IsConst =
        Called && (!Operator || Operator->isStatic() || Operator->isConst());
    if (Guard.Actions.CalledAsConst && !IsConst)
      return refuse(isa<LambdaExpr>(Given)
                        ? "a lambda that is mutable, which is called where it "
                          "is constant"
                        : "a callable that may not be constant");
    if (!Called && (Guard.Actions.PicksOperator || Guard.Actions.PassesCopies ||
                    Guard.Actions.PassesResult))
      return refuse("a callable that may have several call operators");
    if (!Called)
      return true;
    if (Guard.Actions.PassesCopies && !takesCopies(*Called))
      return refuse("a callable that does not take its arguments by "
                    "value, as the wrapper passes them");
    bool IsVoid = Called->getReturnType()->isVoidType();
    if (Guard.Actions.PassesResult && !IsVoid)
      return refuse("a callable with a result, which is passed on");
    if (Guard.Actions.DiscardsResult && isNoDiscard(*Called))
      return refuse("a callable whose result may not be discarded");
    return true;
  }
};

} // namespace

std::string findChangeByDeducing(const VarDecl &Var, const ErasingClass &Guard,
                                 bool MayBeNone, bool IsTakenOver,
                                 ASTContext &Context) {
  return UseReader(Var, Guard, MayBeNone, IsTakenOver, Context).read();
}

} // namespace defercliff
