//===--- GuardForInsertion.cpp - defercliff -------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/GuardForInsertion.h"

#include "lib/callables/Callable.h"
#include "lib/deferral/KeepingTypes.h"
#include "lib/fixes/GuardFactory.h"
#include "lib/fixes/InsertionHazards.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

static bool declares(const CompoundStmt &Block, const VarDecl &Var) {
  return llvm::any_of(Block.body(), [&](const Stmt *S) {
    const auto *Declaration = dyn_cast<DeclStmt>(S);
    return Declaration && llvm::is_contained(Declaration->decls(), &Var);
  });
}

/// Whether a definition in the place of the insertion lives as long as the
/// iteration, or at least as what is released. In another block it would not.
static bool livesLongEnough(const LoopDeferral &Deferral,
                            const BodyWalk &Walk) {
  const auto *Block = dyn_cast_or_null<CompoundStmt>(
      Walk.parentOf(statementOf(Deferral, Walk)));
  return Block && (Walk.parentOf(*Block) == Deferral.Around->Closing ||
                   (Deferral.Released && declares(*Block, *Deferral.Released)));
}

/// Whether \p Object names an object and does nothing else; an arrow of a
/// smart pointer does nothing.
static bool onlyNames(const Expr *Object) {
  Object = Object->IgnoreParenImpCasts();
  if (const auto *Member = dyn_cast<MemberExpr>(Object))
    return onlyNames(Member->getBase());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Object))
    return (Operator->getOperator() == OO_Arrow ||
            Operator->getOperator() == OO_Star) &&
           onlyNames(Operator->getArg(0));
  if (const auto *Star = dyn_cast<UnaryOperator>(Object))
    return Star->getOpcode() == UO_Deref && onlyNames(Star->getSubExpr());
  return isa<DeclRefExpr, CXXThisExpr>(Object);
}

/// What \p Insertion adds, if that is all that it does; else null.
static const Expr *onlyAddition(const CallExpr &Insertion) {
  const Expr *Added = nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Insertion)) {
    if (!onlyNames(Member->getImplicitObjectArgument()))
      return nullptr;
  } else if (isa<CXXOperatorCallExpr>(Insertion)) {
    return Insertion.getNumArgs() == 2 && onlyNames(Insertion.getArg(0))
               ? Insertion.getArg(1)
               : nullptr;
  }
  for (const Expr *Argument : Insertion.arguments()) {
    if (isa<CXXDefaultArgExpr>(Argument))
      continue;
    if (Added)
      return nullptr;
    Added = Argument;
  }
  return Added;
}

/// Whether nobody can ask \p Call, which adds something, for a result.
static bool givesNothingBack(const CallExpr &Call) {
  return Call.getType()->isVoidType() || isa<CXXOperatorCallExpr>(Call);
}

/// Whether \p S names \p Holder for more than to add an action to it.
static bool usesOtherwise(const Stmt *S, const ValueDecl &Holder) {
  if (!S)
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return Ref->getDecl() == &Holder;
  if (const auto *Member = dyn_cast<MemberExpr>(S);
      Member && Member->getMemberDecl() == &Holder)
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (const Expr *Added = onlyAddition(*Call);
        Added && (isInsertionCall(*Call) ||
                  (findLambda(Added) && givesNothingBack(*Call))))
      return usesOtherwise(Added, Holder);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
    return usesOtherwise(Lambda->getBody(), Holder);
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return usesOtherwise(Child, Holder);
  });
}

/// Whether \p E is a call that may run or drop what \p Holder has, and whose
/// result nobody looks at: `undo.clear()`, `runAll(undo)`.
static bool runsOrDrops(const Expr *E, const ValueDecl &Holder) {
  const auto *Call = dyn_cast<CallExpr>(E->IgnoreImplicit());
  if (!Call)
    return false;
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call);
      Method && onlyNames(Method->getImplicitObjectArgument()) &&
      Method->getNumArgs() == 0)
    return true;
  return llvm::all_of(Call->arguments(), [&](const Expr *Argument) {
    return onlyNames(Argument) || !usesOtherwise(Argument, Holder);
  });
}

/// Whether \p S adds something to \p Holder.
static bool addsTo(const Stmt *S, const ValueDecl &Holder) {
  if (!S)
    return false;
  const auto *Call = dyn_cast<CallExpr>(S);
  const Expr *Added = Call ? onlyAddition(*Call) : nullptr;
  return (Added && (isInsertionCall(*Call) || findLambda(Added)) &&
          names(Call, Holder)) ||
         llvm::any_of(S->children(),
                      [&](const Stmt *Child) { return addsTo(Child, Holder); });
}

/// Whether \p S depends on what the loop around the insertion has added to
/// \p Holder: the loop by any use, other code by more than to run or drop it,
/// as a loop or a call that is a statement does. \p Outwards is that loop and
/// what is around it.
static bool dependsOn(const Stmt *S, const ValueDecl &Holder,
                      llvm::ArrayRef<const Stmt *> Outwards) {
  if (!S)
    return false;
  if (S == Outwards.front() || isa<ReturnStmt, CoreturnStmt, DeclStmt>(S))
    return usesOtherwise(S, Holder);
  if (isa<Expr>(S))
    return usesOtherwise(S, Holder);
  if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S) &&
      !llvm::is_contained(Outwards, S))
    return addsTo(S, Holder);
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    const auto *E = dyn_cast_or_null<Expr>(Child);
    bool IsStatement = E && isa<CompoundStmt>(S);
    return !(IsStatement && runsOrDrops(E, Holder)) &&
           dependsOn(Child, Holder, Outwards);
  });
}

bool AddedActions::areForThemselves(const ValueDecl &Holder,
                                    const Stmt &Closing) {
  auto [It, IsNew] = Known.try_emplace({&Holder, &Closing}, false);
  if (!IsNew)
    return It->second;
  llvm::SmallVector<const Stmt *, 8> Outwards;
  for (const Stmt *S = &Closing; S; S = Walk.parentOf(*S))
    Outwards.push_back(S);
  return It->second = !dependsOn(Outwards.back(), Holder, Outwards);
}

/// Whether nothing in the body depends on what \p Deferral adds.
static bool isAddedForItself(const LoopDeferral &Deferral,
                             AddedActions &Added) {
  const Stmt *Closing = Deferral.Around->Closing;
  return Deferral.Holder && Closing &&
         Added.areForThemselves(*Deferral.Holder, *Closing);
}

Edit guardForInsertion(const LoopDeferral &Deferral, LocalNames &Names,
                       StringRef Wanted, InsertionBody &Body,
                       StoredValues &Values, ASTContext &Context) {
  const BodyWalk &Walk = Body.Walk;
  // In all instantiations of a template the same, whatever is refused there.
  const std::string Name =
      Names.fresh("Deferred", Deferral.Insertion->getBeginLoc(), Context);
  if (!Deferral.Action ||
      Deferral.Action->getCallOperator()->getNumParams() > 0 ||
      !isActionForAnyGuard(*Deferral.Action) ||
      !livesLongEnough(Deferral, Walk) ||
      !isAddedForItself(Deferral, Body.Added) ||
      !isWrittenPlainly(Deferral.Insertion->getSourceRange(), Context))
    return Edit::refused();
  const Expr *Added = onlyAddition(*Deferral.Insertion);
  if (!Added ||
      !buildsFromAlone(Added, *Deferral.Action, /*ThroughCalls=*/true) ||
      !callsOnlyFactories(Added, *Deferral.Action))
    return Edit::refused();
  std::string Factory = inlineGuardFactory(
      Guard(), Deferral.Insertion->getBeginLoc(),
      *Deferral.Action->getLambdaClass()->getDeclContext(), Wanted,
      /*AddsInclude=*/false, Context);
  if (Factory.empty())
    return Edit::refused();
  SourceRange Call = Deferral.Insertion->getSourceRange();
  SourceRange Lambda = Deferral.Action->getSourceRange();
  if (holdsCommentOrDirective({Call.getBegin(), Lambda.getBegin()}, Context) ||
      holdsCommentOrDirective({Lambda.getEnd(), Call.getEnd()}, Context))
    return Edit::refused();
  if (StringRef Why = hazardOfGuard(Deferral, Walk, Body.Jumps, Body.Pieces,
                                    Values, Context);
      !Why.empty())
    return Edit::refused(Why);
  if (Name.empty())
    return Edit::refused("a macro may use the name of the new guard");
  Edit Result;
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(Call.getBegin(), Lambda.getBegin()),
      "auto " + Name + " = " + Factory + "("));
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(endOfToken(Lambda.getEnd(), Context),
                                    endOfToken(Call.getEnd(), Context)),
      ")"));
  return Result;
}

} // namespace defercliff
