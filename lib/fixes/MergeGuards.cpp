//===--- MergeGuards.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/MergeGuards.h"

#include "lib/QualifiedName.h"
#include "lib/flow/BodyFlow.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

namespace {

/// A guard in its statement.
struct Neighbour {
  const Guard *G;
  const DeclStmt *Statement;
};
using Run = std::vector<Neighbour>;

/// Finds the runs of mergeable guards in the blocks of a body, in one walk.
class RunFinder {
public:
  RunFinder(const std::vector<Guard> &Guards, const Stmt &Body,
            ASTContext &Context)
      : Context(Context) {
    for (const Guard &G : Guards)
      ByVar[G.Var] = &G;
    visit(Body);
  }

  std::vector<Run> Runs;

private:
  ASTContext &Context;
  llvm::DenseMap<const VarDecl *, const Guard *> ByVar;

  static bool leavesEarly(const Stmt *S) {
    if (!S || isa<LambdaExpr>(S))
      return false;
    return isa<ReturnStmt, GotoStmt, LabelStmt, CoawaitExpr, CoyieldExpr>(S) ||
           llvm::any_of(S->children(), leavesEarly);
  }

  /// What stands between the captures and the body must be nothing, an empty
  /// parameter list or noexcept: then two lambdas read alike but for captures.
  static bool hasPlainHead(const LambdaExpr &Action) {
    return Action.getCallOperator()->getNumParams() == 0 &&
           !Action.isMutable() && !Action.hasExplicitResultType() &&
           !Action.isGenericLambda();
  }

  bool capturesPlainly(const LambdaExpr &Action) const {
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

  const Guard *mergeable(const Stmt *S) const {
    const auto *Statement = dyn_cast<DeclStmt>(S);
    if (!Statement || !Statement->isSingleDecl())
      return nullptr;
    const auto *Var = dyn_cast<VarDecl>(Statement->getSingleDecl());
    const Guard *G = Var ? ByVar.lookup(Var) : nullptr;
    if (!G || !G->Action || Var->isReferenced() ||
        G->Kind != GuardKind::ScopeGuard ||
        // A larger closure might not fit the buffer any more.
        G->Cost.Class != CostClass::Inline ||
        !buildsFromAlone(Var->getInit(), *G->Action, /*ThroughCalls=*/true) ||
        !isWrittenPlainly(Statement->getSourceRange(), Context) ||
        !isWrittenPlainly(G->Action->getSourceRange(), Context) ||
        !hasPlainHead(*G->Action) || !capturesPlainly(*G->Action) ||
        leavesEarly(G->Action->getBody()))
      return nullptr;
    return G;
  }

  /// The class template that two guards must share to be merged.
  static const Decl *kindOf(const Guard &G) {
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(G.Class))
      return Spec->getSpecializedTemplate()->getCanonicalDecl();
    return G.Class->getCanonicalDecl();
  }

  /// Whether the guards could be one: nothing but blanks is between them, and
  /// the captures have the same default.
  bool belongTogether(const Neighbour &A, const Neighbour &B) const {
    auto Throws = [](const Neighbour &N) {
      return N.G->Action->getCallOperator()
          ->getType()
          ->castAs<FunctionProtoType>()
          ->getExceptionSpecType();
    };
    if (kindOf(*A.G) != kindOf(*B.G) || Throws(A) != Throws(B) ||
        A.G->Action->getCaptureDefault() != B.G->Action->getCaptureDefault())
      return false;
    SourceRange Between(A.Statement->getEndLoc(), B.Statement->getBeginLoc());
    return !holdsCommentOrDirective(Between, Context);
  }

  void endRun(Run &Current) {
    if (Current.size() > 1)
      Runs.push_back(Current);
    Current.clear();
  }

  void visit(const Stmt &S) {
    Run Current;
    for (const Stmt *Child : S.children()) {
      if (!Child)
        continue;
      const Guard *G = isa<CompoundStmt>(S) ? mergeable(Child) : nullptr;
      if (!G) {
        endRun(Current);
        if (!isa<LambdaExpr>(Child))
          visit(*Child);
        continue;
      }
      Neighbour Next{G, cast<DeclStmt>(Child)};
      if (!Current.empty() && !belongTogether(Current.back(), Next))
        endRun(Current);
      Current.push_back(Next);
    }
    endRun(Current);
  }
};

} // namespace

/// The captures of all actions of \p Guards, in a list without its brackets;
/// nothing if one wants by copy what another wants by reference.
static std::optional<std::string> uniteCaptures(const Run &Guards) {
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
static Edit mergeRun(const Run &Guards, ASTContext &Context) {
  const LambdaExpr &First = *Guards.front().G->Action;
  std::optional<std::string> Captures = uniteCaptures(Guards);
  if (!Captures)
    return Edit::refused();
  StringRef Indentation =
      indentationAt(Guards.front().Statement->getBeginLoc(), Context);
  std::string Actions = "{\n";
  for (const Neighbour &N : llvm::reverse(Guards))
    Actions +=
        (Indentation + "  " +
         textOf(N.G->Action->getBody()->getSourceRange(), Context) + "\n")
            .str();
  Actions += (Indentation + "}").str();

  Edit Result;
  Result.Hints.push_back(FixItHint::CreateReplacement(
      First.getIntroducerRange(), "[" + *Captures + "]"));
  Result.Hints.push_back(
      FixItHint::CreateReplacement(First.getBody()->getSourceRange(), Actions));
  for (size_t I = 1; I < Guards.size(); ++I) {
    // From behind the last statement, so that its line goes as well.
    SourceLocation Begin = Lexer::getLocForEndOfToken(
        Guards[I - 1].Statement->getEndLoc(), 0, Context.getSourceManager(),
        Context.getLangOpts());
    SourceLocation End = Lexer::getLocForEndOfToken(
        Guards[I].Statement->getEndLoc(), 0, Context.getSourceManager(),
        Context.getLangOpts());
    Result.Hints.push_back(
        FixItHint::CreateRemoval(CharSourceRange::getCharRange(Begin, End)));
  }
  return Result;
}

Edit mergeNeighbours(const std::vector<Guard> &Guards, size_t Limit,
                     const Decl &Body, ASTContext &Context) {
  const Stmt *Statements = statementsOf(Body);
  if (!Statements)
    return Edit::refused();
  Edit Result;
  size_t Count = Guards.size();
  for (const Run &R : RunFinder(Guards, *Statements, Context).Runs) {
    if (Count <= Limit)
      break;
    Edit One = mergeRun(R, Context);
    if (!One)
      continue;
    Result.Hints.append(One.Hints.begin(), One.Hints.end());
    Count -= R.size() - 1;
  }
  if (Count > Limit)
    return Edit::refused();
  return Result;
}

} // namespace defercliff
