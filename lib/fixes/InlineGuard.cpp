//===--- InlineGuard.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/InlineGuard.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/fixes/DeduceArgument.h"
#include "lib/fixes/FunctionPointerDeleter.h"
#include "lib/fixes/GuardFactory.h"
#include "lib/fixes/TranslateDismissals.h"
#include "lib/guards/StoredAction.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/TypeLoc.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Drops the parameter that a deleter has and a clean-up has not. Nothing to
/// drop is an edit without hints; a parameter that the action uses is refused.
static bool dropDeleterParameter(const LambdaExpr &Action, Edit &Result) {
  const CXXMethodDecl *Operator = Action.getCallOperator();
  if (Operator->getNumParams() == 0)
    return true;
  FunctionTypeLoc Type = Operator->getFunctionTypeLoc();
  if (Operator->getNumParams() > 1 || !Type ||
      Operator->getParamDecl(0)->isReferenced())
    return false;
  Result.Hints.push_back(
      FixItHint::CreateReplacement(Type.getParensRange(), "()"));
  return true;
}

/// Whether \p Init is a construction that leaves out an argument.
static bool hasDefaultArgument(const Expr *Init) {
  const auto *Construct =
      dyn_cast<CXXConstructExpr>(Init->IgnoreUnlessSpelledInSource());
  return Construct &&
         llvm::any_of(Construct->arguments(), [](const Expr *Argument) {
           return isa<CXXDefaultArgExpr>(Argument);
         });
}

Edit replaceByInlineGuard(const Guard &G, StringRef Factory,
                          const BodyFlow &Flow, ASTContext &Context) {
  const VarDecl &Var = *G.Var;
  if (!G.Action)
    return Edit::refused("the guard is not built from a lambda");
  if (!isWrittenPlainly(Var.getSourceRange(), Context) ||
      !isWrittenPlainly(G.Action->getSourceRange(), Context))
    return Edit::refused();
  if (qualifiedName(*G.Class) == "std::unique_ptr")
    return useFunctionPointer(G, Context);
  bool IsSharedPtr = qualifiedName(*G.Class) == "std::shared_ptr";
  if (!IsSharedPtr &&
      (!buildsFromAlone(Var.getInit(), *G.Action, /*ThroughCalls=*/false) ||
       (!G.Row && hasDefaultArgument(Var.getInit()))))
    return Edit::refused("the guard is built from more than its action");
  if (Edit Deduced = deduceArgument(G, Flow, Context))
    return Deduced;
  if (!IsSharedPtr && !G.Row && !onlyRunsItsAction(*G.Class))
    return Edit::refused("the guard may do more than run its action");
  if (!isActionForAnyGuard(*G.Action))
    return Edit::refused("the action returns a value");
  const GuardRow *Made = findGuardRowByFactory(Factory);
  if (Made && Made != G.Row && mayThrowAtEnd(*G.Class))
    return Edit::refused("the guard lets exceptions of its action pass");
  if (Factory.empty())
    return Edit::refused("no inline guard is declared here; name one in the "
                         "option InlineGuard");
  if (!Flow.isDeclaredAlone(Var) || Var.getType()->isReferenceType())
    return Edit::refused("the guard shares its declaration");

  // What stands before and behind the lambda is replaced: the type, the name,
  // brackets, and the pointer of a shared_ptr.
  SourceRange Before(Var.getBeginLoc(), G.Action->getBeginLoc());
  SourceRange Behind(G.Action->getEndLoc(), Var.getEndLoc());
  if (holdsCommentOrDirective(Before, Context) ||
      holdsCommentOrDirective(Behind, Context))
    return Edit::refused("a comment stands in the declaration");
  if (IsSharedPtr) {
    const auto *Construct = dyn_cast<CXXConstructExpr>(
        Var.getInit()->IgnoreUnlessSpelledInSource());
    if (!Construct || !Construct->getArg(0)->isNullPointerConstant(
                          Context, Expr::NPC_ValueDependentIsNotNull))
      return Edit::refused("the guard keeps a pointer besides its action");
  }
  Edit Result;
  if (!dropDeleterParameter(*G.Action, Result))
    return Edit::refused("the clean-up uses the pointer it is given");
  if (StringRef Why = translateDismissals(G, Factory, Flow, Result, Context);
      !Why.empty())
    return Edit::refused(Why);

  // The lambda itself is left to other fixes.
  std::string Opening =
      Var.getType().isConstQualified() ? "const auto " : "auto ";
  Opening += Var.getNameAsString() + " = " + Factory.str() + "(";
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(Var.getBeginLoc(), G.Action->getBeginLoc()),
      Opening));
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(endOfToken(G.Action->getEndLoc(), Context),
                                    endOfToken(Var.getEndLoc(), Context)),
      ")"));
  return Result;
}

} // namespace defercliff
