//===--- InlineGuard.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/InlineGuard.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/fixes/AskedTypes.h"
#include "lib/fixes/DeduceArgument.h"
#include "lib/fixes/FunctionPointerDeleter.h"
#include "lib/fixes/GuardFactory.h"
#include "lib/fixes/LocalAlias.h"
#include "lib/fixes/TranslateDismissals.h"
#include "lib/flow/Mutation.h"
#include "lib/guards/PlainGuard.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

static constexpr StringRef FromMore =
    "the guard is built from more than its action";
static constexpr StringRef Commented = "a comment stands in the declaration";

/// Drops the parameter that a deleter has and a clean-up has not, in an edit
/// without hints if there is none. Why it cannot be dropped; empty if it can.
static StringRef dropDeleterParameter(const LambdaExpr &Action, Edit &Result,
                                      const ASTContext &Context) {
  const CXXMethodDecl *Operator = Action.getCallOperator();
  if (Operator->getNumParams() == 0)
    return "";
  FunctionTypeLoc Type = Operator->getFunctionTypeLoc();
  // `[]<class T>(T *)` deduces T from the parameter.
  if (Operator->getNumParams() > 1 || !Type ||
      !Action.getExplicitTemplateParameters().empty() ||
      Operator->getParamDecl(0)->isReferenced())
    return "the clean-up uses the pointer it is given";
  if (holdsCommentOrDirective(Type.getParensRange(), Context))
    return Commented;
  Result.Hints.push_back(
      FixItHint::CreateReplacement(Type.getParensRange(), "()"));
  return "";
}

/// Why \p Init, of a shared_ptr, gives it more than an action; empty if it does
/// not.
static StringRef obstacleInPointer(const Expr &Init, ASTContext &Context) {
  const auto *Construct =
      dyn_cast<CXXConstructExpr>(Init.IgnoreUnlessSpelledInSource());
  const Expr *Pointer = Construct ? Construct->getArg(0) : nullptr;
  if (!Pointer || Pointer->HasSideEffects(Context) ||
      !Pointer->isNullPointerConstant(Context,
                                      Expr::NPC_ValueDependentIsNotNull))
    return "the guard keeps a pointer besides its action";
  // An allocator.
  return Construct->getNumArgs() > 2 ? FromMore : "";
}

/// Whether an attribute of \p Var stands in \p Range, also by a macro.
static bool holdsAttribute(SourceRange Range, const VarDecl &Var,
                           const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  return llvm::any_of(Var.attrs(), [&](const Attr *A) {
    SourceLocation Place = SM.getFileLoc(A->getLocation());
    return Place.isValid() && Range.fullyContains(Place);
  });
}

/// Whether \p Var is in brackets that its initialiser does not show: those of
/// `Guard g(Guard([] {}))` are gone with the copy between them.
static bool hasBracketsBehind(const VarDecl &Var, const ASTContext &Context) {
  auto Next = Lexer::findNextToken(Var.getEndLoc(), Context.getSourceManager(),
                                   Context.getLangOpts());
  return !Next || Next->isNot(tok::semi);
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

static bool returnsSomething(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  const auto *Return = dyn_cast<ReturnStmt>(S);
  return (Return && Return->getRetValue()) ||
         llvm::any_of(S->children(), returnsSomething);
}

/// Whether \p Action returns nothing. The type of a generic lambda does not
/// say that before it is called.
static bool returnsNothing(const LambdaExpr &Action) {
  return isActionForAnyGuard(Action) || (Action.isGenericLambda() &&
                                         Action.getCallOperator()
                                             ->getReturnType()
                                             ->getContainedDeducedType() &&
                                         !returnsSomething(Action.getBody()));
}

/// Whether a type in the body is spelled with \p Var, and would be another one
/// if Var had another.
static bool isAskedForType(const VarDecl &Var) {
  const Decl *Body = Var.isReferenced() ? bodyOf(Var) : nullptr;
  // By its place: an instantiation shares types with its pattern that do not
  // depend on the arguments, and they are spelled with the pattern's variable.
  return Body && asksForType(*statementsOf(*Body), [&](const Expr &Asked) {
           return namedFrom(Var.getLocation(), &Asked);
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
  if (holdsCondition(G.Action->getSourceRange(), Context))
    return Edit::refused("the preprocessor may leave out a part of the action");
  if (isAskedForType(Var))
    return Edit::refused("the guard's own type matters elsewhere");
  if (isSpelledWithLocalAlias(Var))
    return Edit::refused("an alias in the function may be left without use");
  if (qualifiedName(*G.Class) == "std::unique_ptr")
    return useFunctionPointer(G, Context);
  bool IsSharedPtr = qualifiedName(*G.Class) == "std::shared_ptr";
  if (!IsSharedPtr &&
      (!buildsFromAlone(Var.getInit(), *G.Action, /*ThroughCalls=*/false) ||
       (!G.Row && hasDefaultArgument(Var.getInit()))))
    return Edit::refused(FromMore);
  if (Edit Deduced = deduceArgument(G, Flow, Context);
      Deduced || !Deduced.Refusal.empty())
    return Deduced;
  if (!IsSharedPtr && !G.Row && !onlyRunsItsAction(*G.Class))
    return Edit::refused("the guard may do more than run its action");
  if (!returnsNothing(*G.Action))
    return Edit::refused("the action returns a value");
  const GuardRow *Made = findGuardRowByFactory(Factory);
  if (Made && Made != G.Row && mayThrowAtEnd(*G.Class))
    return Edit::refused("the guard lets exceptions of its action pass");
  if (Factory.empty())
    return Edit::refused("no inline guard is declared here; name one in the "
                         "option InlineGuard");
  if (Var.getType()->isReferenceType())
    return Edit::refused("the guard is a temporary that a reference keeps");
  if (!Flow.isDeclaredAlone(Var))
    return Edit::refused("the guard shares its declaration");

  if (hasBracketsBehind(Var, Context))
    return Edit::refused("the guard is built from another one");

  // What stands before and behind the lambda is replaced: the type, the name,
  // brackets, and the pointer of a shared_ptr.
  SourceRange Before(Var.getBeginLoc(), G.Action->getBeginLoc());
  SourceRange Behind(G.Action->getEndLoc(), Var.getEndLoc());
  if (holdsCommentOrDirective(Before, Context) ||
      holdsCommentOrDirective(Behind, Context))
    return Edit::refused(Commented);
  if (holdsAttribute(Before, Var, Context) ||
      holdsAttribute(Behind, Var, Context))
    return Edit::refused("an attribute stands in the declaration");
  if (IsSharedPtr)
    if (StringRef Why = obstacleInPointer(*Var.getInit(), Context);
        !Why.empty())
      return Edit::refused(Why);
  Edit Result;
  Result.Title = ("build the guard with " + Factory.ltrim(':')).str();
  if (StringRef Why = dropDeleterParameter(*G.Action, Result, Context);
      !Why.empty())
    return Edit::refused(Why);
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
