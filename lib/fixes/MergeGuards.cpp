//===--- MergeGuards.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/MergeGuards.h"

#include "lib/Instantiation.h"
#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/fixes/GuardFactory.h"
#include "lib/fixes/NeighbouringGuards.h"
#include "lib/flow/BodyFlow.h"
#include "lib/guards/PlainGuard.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

using namespace clang;

namespace defercliff {

static bool leavesEarly(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  return isa<ReturnStmt, GotoStmt, LabelStmt, CoawaitExpr, CoyieldExpr>(S) ||
         llvm::any_of(S->children(), leavesEarly);
}

/// What stands between the captures and the body must be nothing, an empty
/// parameter list or noexcept: then two lambdas read alike but for captures.
static bool hasPlainHead(const LambdaExpr &Action) {
  return Action.getCallOperator()->getNumParams() == 0 && !Action.isMutable() &&
         !Action.hasExplicitResultType() && !Action.isGenericLambda();
}

/// Whether the captures of \p Action, which is written plainly, can be written
/// in another list: references, and copies that cannot throw. A pack has become
/// as many captures as it has elements, perhaps none.
static bool capturesPlainly(const LambdaExpr &Action,
                            const ASTContext &Context) {
  if (countTokens(Action.getIntroducerRange(), "...", Context) > 0)
    return false;
  return llvm::all_of(Action.captures(), [&](const LambdaCapture &Capture) {
    if (Capture.capturesThis())
      return true;
    if (!Capture.capturesVariable() ||
        (isa<VarDecl>(Capture.getCapturedVar()) &&
         cast<VarDecl>(Capture.getCapturedVar())->isInitCapture()))
      return false;
    return Capture.getCaptureKind() == LCK_ByRef ||
           Capture.getCapturedVar()
               ->getType()
               .getNonReferenceType()
               .isTriviallyCopyableType(Context);
  });
}

/// Whether a comment stands in what is not kept of \p G: before the body of its
/// action, or behind that.
static bool losesComment(const Guard &G, const ASTContext &Context) {
  SourceRange Body = G.Action->getBody()->getSourceRange();
  return holdsCommentOrDirective({G.Var->getBeginLoc(), Body.getBegin()},
                                 Context) ||
         holdsCommentOrDirective({Body.getEnd(), G.Var->getEndLoc()}, Context);
}

static bool isMergeable(const Guard &G, const ASTContext &Context) {
  return G.Action && !G.Var->isReferenced() &&
         G.Kind == GuardKind::ScopeGuard &&
         // A larger closure might not fit the buffer any more.
         G.Cost.Class == CostClass::Inline &&
         (G.Row || onlyRunsItsAction(*G.Class)) && !mayThrowAtEnd(*G.Class) &&
         buildsFromAlone(G.Var->getInit(), *G.Action, /*ThroughCalls=*/true) &&
         callsOnlyFactories(G.Var->getInit(), *G.Action) &&
         isWrittenPlainly(G.Action->getSourceRange(), Context) &&
         hasPlainHead(*G.Action) && capturesPlainly(*G.Action, Context) &&
         !leavesEarly(G.Action->getBody()) && !isChosenByTemplate(*G.Var) &&
         !losesComment(G, Context);
}

/// The class template that two guards must share to be merged.
static const Decl *kindOf(const Guard &G) {
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(G.Class))
    return Spec->getSpecializedTemplate()->getCanonicalDecl();
  return G.Class->getCanonicalDecl();
}

/// Whether two guards could be one: of one kind, built in one way, with actions
/// that capture and throw alike.
static bool belongTogether(const Guard &A, const Guard &B) {
  auto Throws = [](const Guard &G) {
    return G.Action->getCallOperator()
        ->getType()
        ->castAs<FunctionProtoType>()
        ->getExceptionSpecType();
  };
  return kindOf(A) == kindOf(B) && Throws(A) == Throws(B) &&
         factoryCalledBy(A.Var->getInit()) ==
             factoryCalledBy(B.Var->getInit()) &&
         A.Action->getCaptureDefault() == B.Action->getCaptureDefault();
}

/// The captures of all actions of \p Guards, in a list without its brackets;
/// nothing if one wants by copy what another wants by reference.
static std::optional<std::string> uniteCaptures(const GuardRun &Guards) {
  std::vector<std::pair<const ValueDecl *, LambdaCaptureKind>> Seen;
  std::string List;
  auto Append = [&](const std::string &Item) {
    List += (List.empty() ? "" : ", ") + Item;
  };
  switch (Guards.front().G->Action->getCaptureDefault()) {
  case LCD_ByRef:
    Append("&");
    break;
  case LCD_ByCopy:
    Append("=");
    break;
  case LCD_None:
    break;
  }
  std::optional<LambdaCaptureKind> This;
  for (const Neighbour &N : Guards)
    for (const LambdaCapture &Capture : N.G->Action->captures()) {
      if (Capture.capturesThis()) {
        if (This && *This != Capture.getCaptureKind())
          return std::nullopt;
        if (Capture.isExplicit() && !This)
          Append(Capture.getCaptureKind() == LCK_StarThis ? "*this" : "this");
        This = Capture.getCaptureKind();
        continue;
      }
      const ValueDecl *Var = Capture.getCapturedVar();
      auto Known = llvm::find_if(
          Seen, [&](const auto &Entry) { return Entry.first == Var; });
      if (Known != Seen.end()) {
        if (Known->second != Capture.getCaptureKind())
          return std::nullopt;
        continue;
      }
      Seen.push_back({Var, Capture.getCaptureKind()});
      if (Capture.isExplicit())
        Append((Capture.getCaptureKind() == LCK_ByRef ? "&" : "") +
               Var->getNameAsString());
    }
  return List;
}

/// The edit of one run: the first guard's action runs all, the others go.
/// Blocks are indented by \p Step.
static Edit mergeRun(const GuardRun &Guards, StringRef Step,
                     const ASTContext &Context) {
  const LambdaExpr &First = *Guards.front().G->Action;
  std::optional<std::string> Captures = uniteCaptures(Guards);
  SourceLocation Begin = Guards.front().Statement->getBeginLoc();
  if (!Captures || !beginsItsLine(Begin, Context))
    return Edit::refused();
  StringRef Indentation = indentationAt(Begin, Context);
  std::string Actions = "{\n";
  for (const Neighbour &N : llvm::reverse(Guards))
    Actions +=
        (Indentation + Step).str() +
        indented(N.G->Action->getBody()->getSourceRange(), Step, Context) +
        "\n";
  Actions += (Indentation + "}").str();

  Edit Result;
  Result.Hints.push_back(FixItHint::CreateReplacement(
      First.getIntroducerRange(), "[" + *Captures + "]"));
  Result.Hints.push_back(FixItHint::CreateReplacement(
      First.getBody()->getSourceRange(),
      withLineEndsOf(Actions, First.getBeginLoc(), Context)));
  removeAllButFirst(Guards, Context, Result);
  return Result;
}

Edit mergeNeighbours(const std::vector<Guard> &Guards, size_t Limit,
                     const Decl &Body, const ASTContext &Context) {
  auto IsMergeable = [&](const Neighbour &N) {
    return isMergeable(*N.G, Context);
  };
  auto BelongTogether = [](const Neighbour &A, const Neighbour &B) {
    return defercliff::belongTogether(*A.G, *B.G);
  };
  StringRef Step = indentationStep(*statementsOf(Body), Context);
  return mergeUntil(
      Limit, Guards.size(),
      NeighbourFinder{IsMergeable, BelongTogether}.find(Guards, Body, Context),
      [&](const GuardRun &Run) { return mergeRun(Run, Step, Context); });
}

} // namespace defercliff
