//===--- AddedHandle.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/AddedHandle.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether \p Argument is something to call, a wrapper and a method too.
static bool isCallable(const Expr *Argument) {
  QualType Type =
      Argument->IgnoreUnlessSpelledInSource()->getType().getNonReferenceType();
  const CXXRecordDecl *Class = recordOf(Type);
  return callableKind(Type) != CallableKind::None || Type->isFunctionType() ||
         Type->isMemberFunctionPointerType() ||
         (Class && isCalledByOperator(*Class));
}

namespace {

/// Where what is added to a container of guards comes from.
struct Origin {
  bool IsBuilt = false;  ///< here, over a callable
  bool IsGiven = false;  ///< by a method of another object
  bool HasTaken = false; ///< a callable, which that method was given
};

/// Traces one insertion.
class OriginFinder {
public:
  explicit OriginFinder(const KeepingTypes &Types) : Types(Types) {}

  Origin From;

  /// Adds where \p E, or a part of it, comes from. Variables are followed to
  /// their initialisers, through \p Steps of them at most.
  void trace(const Expr *E, unsigned Steps = 2) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      From.IsBuilt |= callableKind(E->getType()) != CallableKind::None;
      const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
      if (Var && Var->hasLocalStorage() && !isa<ParmVarDecl>(Var) &&
          Var->getInit() && Steps > 0)
        trace(Var->getInit(), Steps - 1);
    } else if (isa<LambdaExpr>(E)) {
      From.IsBuilt = true;
    } else if (const auto *Method = dyn_cast<CXXMemberCallExpr>(E)) {
      traceMethod(*Method, Steps);
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      const FunctionDecl *Callee = Call->getDirectCallee();
      if (!Callee || !isInStd(*Callee))
        From.IsBuilt |= Types.keepsCallable(E->getType());
      else
        for (const Expr *Argument : Call->arguments())
          trace(Argument, Steps);
    } else if (isa<CXXConstructExpr, InitListExpr, CXXNewExpr>(E)) {
      for (const Stmt *Child : E->children())
        if (const auto *Part = dyn_cast_or_null<Expr>(Child))
          trace(Part, Steps);
    }
  }

private:
  const KeepingTypes &Types;

  void traceMethod(const CXXMemberCallExpr &Call, unsigned Steps) {
    const Expr *Object =
        Call.getImplicitObjectArgument()->IgnoreParenImpCasts();
    From.HasTaken |= llvm::any_of(Call.arguments(), isCallable);
    bool IsTemporary =
        !Object->isLValue() && !Object->getType()->isPointerType();
    if (IsTemporary || isa<CXXConversionDecl>(Call.getMethodDecl()))
      trace(Object, Steps);
    else if (isa<CXXThisExpr>(Object) ||
             callableKind(Call.getType()) != CallableKind::None)
      From.IsBuilt |= Types.keepsCallable(Call.getType());
    else
      From.IsGiven |= Call.getType().getNonReferenceType()->isRecordType();
  }
};

} // namespace

bool addsHandle(const CallExpr &Call, const KeepingTypes &Types) {
  OriginFinder Finder(Types);
  const bool IsOperator = isa<CXXOperatorCallExpr>(Call);
  for (unsigned I = IsOperator ? 1 : 0; I < Call.getNumArgs(); ++I)
    Finder.trace(Call.getArg(I));
  const Origin &From = Finder.From;
  return From.IsGiven && From.HasTaken && !From.IsBuilt;
}

} // namespace defercliff
