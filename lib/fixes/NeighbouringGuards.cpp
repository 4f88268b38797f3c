//===--- NeighbouringGuards.cpp - defercliff ------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/NeighbouringGuards.h"

#include "lib/flow/BodyFlow.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace defercliff {

namespace {

/// One walk over a body.
class Walk {
public:
  Walk(const NeighbourFinder &Finder, const std::vector<Guard> &Guards,
       const ASTContext &Context)
      : Finder(Finder), Context(Context) {
    for (const Guard &G : Guards)
      if (G.Var)
        ByVar[G.Var] = &G;
  }

  void visit(const Stmt &S) {
    GuardRun Current;
    for (const Stmt *Child : S.children()) {
      if (!Child)
        continue;
      Neighbour Next = isa<CompoundStmt>(S) ? neighbour(*Child) : Neighbour();
      if (!Next.G || !Finder.IsMergeable(Next)) {
        endRun(Current);
        if (!isa<LambdaExpr>(Child))
          visit(*Child);
        continue;
      }
      if (!Current.empty() && !belongTogether(Current.back(), Next))
        endRun(Current);
      Current.push_back(Next);
    }
    endRun(Current);
  }

  std::vector<GuardRun> Runs;

private:
  const NeighbourFinder &Finder;
  const ASTContext &Context;
  llvm::DenseMap<const VarDecl *, const Guard *> ByVar;

  /// The guard that \p S declares, alone and in no macro; null if it does not.
  Neighbour neighbour(const Stmt &S) const {
    const auto *Statement = dyn_cast<DeclStmt>(&S);
    if (!Statement || !Statement->isSingleDecl() ||
        !isWrittenPlainly(Statement->getSourceRange(), Context))
      return {};
    const auto *Var = dyn_cast<VarDecl>(Statement->getSingleDecl());
    return {Var ? ByVar.lookup(Var) : nullptr, Statement};
  }

  bool belongTogether(const Neighbour &A, const Neighbour &B) const {
    SourceRange Between(A.Statement->getEndLoc(), B.Statement->getBeginLoc());
    return Finder.BelongTogether(A, B) &&
           !holdsCommentOrDirective(Between, Context);
  }

  void endRun(GuardRun &Current) {
    if (Current.size() > 1)
      Runs.push_back(Current);
    Current.clear();
  }
};

} // namespace

std::vector<GuardRun> NeighbourFinder::find(const std::vector<Guard> &Guards,
                                            const Decl &Body,
                                            const ASTContext &Context) const {
  const Stmt *Statements = statementsOf(Body);
  if (!Statements)
    return {};
  Walk W(*this, Guards, Context);
  W.visit(*Statements);
  return std::move(W.Runs);
}

Edit mergeUntil(size_t Limit, size_t Count, const std::vector<GuardRun> &Runs,
                llvm::function_ref<Edit(const GuardRun &)> MergeOne) {
  Edit Result;
  Result.Title = "merge neighbouring guards";
  for (const GuardRun &Run : Runs) {
    if (Count <= Limit)
      break;
    Edit One = MergeOne(Run);
    if (!One)
      continue;
    Result.Hints.append(One.Hints.begin(), One.Hints.end());
    Count -= Run.size() - 1;
  }
  if (Count > Limit)
    return Edit::refused();
  return Result;
}

void removeAllButFirst(const GuardRun &Run, const ASTContext &Context,
                       Edit &Result) {
  auto BehindStatement = [&](const Neighbour &N) {
    return endOfToken(N.Statement->getEndLoc(), Context);
  };
  // From behind the last statement, so that its line goes as well.
  for (size_t I = 1; I < Run.size(); ++I)
    Result.Hints.push_back(
        FixItHint::CreateRemoval(CharSourceRange::getCharRange(
            BehindStatement(Run[I - 1]), BehindStatement(Run[I]))));
}

} // namespace defercliff
