//===--- LoopCapture.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/LoopCapture.h"

#include "lib/KeptTemporary.h"
#include "lib/deferral/WaitSearch.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// The variable that \p Var's storage belongs to: of a structured binding the
/// unnamed object. Null if the storage is someone else's: a reference to an
/// object that is not a temporary of its own.
static const VarDecl *storageOf(const ValueDecl &Captured) {
  const auto *Var = dyn_cast<VarDecl>(&Captured);
  if (const auto *Binding = dyn_cast<BindingDecl>(&Captured))
    Var = dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl());
  if (!Var)
    return nullptr;
  if (Var->isInitCapture()) {
    // `[&x = y]` captures what y is.
    const Expr *Init = Var->getInit();
    const auto *Ref =
        Init ? dyn_cast<DeclRefExpr>(Init->IgnoreParenImpCasts()) : nullptr;
    return Ref && Var->getType()->isReferenceType() ? storageOf(*Ref->getDecl())
                                                    : nullptr;
  }
  if (!Var->hasLocalStorage() || Var->getType()->isDependentType())
    return nullptr;
  if (!Var->getType()->isReferenceType())
    return Var;
  return keptTemporary(*Var) ? Var : nullptr;
}

namespace {

/// One body's search.
class Finder {
public:
  Finder(const BodyFlow &Flow, const BodyWalk &Walk, KeeperFinder &Keepers)
      : Flow(Flow), Walk(Walk), Keepers(Keepers), Waits(Flow, Walk) {}

  void visit(const ActionSite &Site) {
    FlowPoint Point = Flow.pointOf(Site.Lambda);
    if (!Point.Block)
      return;
    Keeper KeptBy = Keepers.find(Site, Walk);
    if (KeptBy.Kind == Keeper::Unknown)
      return;
    for (const LambdaCapture &Capture : Site.Lambda->captures())
      if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef)
        visitCapture(Site, Point, KeptBy, *Capture.getCapturedVar());
  }

  std::vector<LoopCapture> Found;

private:
  const BodyFlow &Flow;
  const BodyWalk &Walk;
  KeeperFinder &Keepers;
  WaitSearch Waits;
  /// Where the entry of a lambda stands in \c Found.
  llvm::DenseMap<const LambdaExpr *, size_t> FoundOf;
  /// Whether a loop changes a variable: asked once for each of both.
  llvm::DenseMap<std::pair<const Stmt *, const VarDecl *>, bool> Changes, Steps;

  /// The for statement among the loops from \p L outwards in whose head \p Var
  /// is declared; null if there is none.
  static const ForStmt *headOf(const VarDecl &Var, const Loop *L) {
    for (; L; L = L->Parent)
      if (const auto *For = dyn_cast_or_null<ForStmt>(L->Closing))
        if (const auto *Init = dyn_cast_or_null<DeclStmt>(For->getInit()))
          if (llvm::is_contained(Init->decls(), &Var))
            return For;
    return nullptr;
  }

  /// The range-for among the loops from \p L outwards whose variable \p Var is;
  /// null if there is none.
  static const CXXForRangeStmt *rangeForOf(const VarDecl &Var, const Loop *L) {
    for (; L; L = L->Parent)
      if (const auto *For = dyn_cast_or_null<CXXForRangeStmt>(L->Closing);
          For && For->getLoopVariable() == &Var)
        return For;
    return nullptr;
  }

  /// Whether \p S steps \p Var itself: `++i`, `i += 2`, `i = next(i)`. What a
  /// call or a lambda may do to it is not looked at.
  static bool steps(const Stmt *S, const VarDecl &Var) {
    if (!S || isa<LambdaExpr>(S))
      return false;
    const Expr *Target = nullptr;
    if (const auto *Unary = dyn_cast<UnaryOperator>(S);
        Unary && Unary->isIncrementDecrementOp())
      Target = Unary->getSubExpr();
    if (const auto *Binary = dyn_cast<BinaryOperator>(S);
        Binary && Binary->isAssignmentOp())
      Target = Binary->getLHS();
    if (Target)
      if (const auto *Ref = dyn_cast<DeclRefExpr>(Target->IgnoreParens());
          Ref && Ref->getDecl() == &Var)
        return true;
    return llvm::any_of(S->children(),
                        [&](const Stmt *Child) { return steps(Child, Var); });
  }

  /// Whether a loop from \p L outwards changes \p Var between two rounds.
  bool isSteppedBy(const VarDecl &Var, const Loop *L) {
    for (; L; L = L->Parent) {
      auto [It, New] = Steps.try_emplace({L->Closing, &Var});
      if (New)
        It->second = steps(L->Closing, Var);
      if (It->second)
        return true;
    }
    return false;
  }

  /// Whether anything in \p Body, actions included, may change \p Var.
  bool isChangedIn(const Stmt *Body, const VarDecl &Var) {
    auto [It, New] = Changes.try_emplace({Body, &Var});
    if (New)
      It->second = mayChange(Body, Var, /*IntoLambdas=*/true);
    return It->second;
  }

  /// Whether the keeper can still hold the action when the variables of
  /// \p VarScope are gone.
  bool outlives(const Keeper &KeptBy, const Scope &VarScope) const {
    if (KeptBy.Kind != Keeper::Variable)
      return true;
    const auto &Object = *cast<VarDecl>(KeptBy.Object);
    const Scope *KeeperScope = Walk.scopeOf(Object);
    if (!KeeperScope) // a parameter
      KeeperScope = &Walk.outermost();
    if (KeeperScope == &VarScope || !KeeperScope->encloses(VarScope))
      return false;
    if (!KeptBy.IsCallable)
      return true;
    // A single callable may be set and called in the same iteration each
    // time; only a use outside proves that it is called later.
    return llvm::any_of(Walk.usesOf(Object), [&](const CallableUse &Use) {
      return !Use.IsAssignment && !VarScope.encloses(*Use.Where);
    });
  }

  void visitCapture(const ActionSite &Site, FlowPoint Point,
                    const Keeper &KeptBy, const ValueDecl &Captured) {
    const VarDecl *Var = storageOf(Captured);
    if (!Var)
      return;
    // A lambda that is returned is in no cycle, its variable may be.
    const Loop *L = Flow.loops().loopOf(*Point.Block);
    if (!L)
      L = Flow.loopAround(*Var);
    if (!L)
      return;
    const Loop &Around = *L;
    const Scope *VarScope = Walk.scopeOf(*Var);
    if (!VarScope) // a parameter
      VarScope = &Walk.outermost();
    const ForStmt *Head = headOf(*Var, &Around);
    bool LivesInLoop = Head || Flow.loopAround(*Var);
    if (LivesInLoop && outlives(KeptBy, *VarScope)) {
      if (!Waits.alwaysWaits(Site, Point, KeptBy, *Var))
        add(Site, CaptureProblem::Dangling, Captured, KeptBy, Around,
            /*DiesWithLoop=*/Head != nullptr);
      return;
    }
    if (KeptBy.IsGuard && KeptBy.Kind == Keeper::Variable) {
      const CXXForRangeStmt *RangeFor = rangeForOf(*Var, &Around);
      if (!Head && !RangeFor)
        return;
      const Stmt *Body = Head ? Head->getBody() : RangeFor->getBody();
      if (isa<VarDecl>(Captured) && !isChangedIn(Body, *Var))
        add(Site, CaptureProblem::CopyAsCheap, Captured, KeptBy, Around);
      return;
    }
    if (!LivesInLoop && isSteppedBy(*Var, &Around) &&
        !mayChange(Site.Lambda->getBody(), *Var, /*IntoLambdas=*/true) &&
        outlivesLoop(KeptBy, Around) &&
        !Waits.alwaysWaits(Site, Point, KeptBy, *Var))
      add(Site, CaptureProblem::ChangedValue, Captured, KeptBy, Around);
  }

  /// Whether the keeper is declared outside \p L: it then sees more than one
  /// iteration.
  bool outlivesLoop(const Keeper &KeptBy, const Loop &L) const {
    if (KeptBy.Kind != Keeper::Variable)
      return true;
    const auto &Object = *cast<VarDecl>(KeptBy.Object);
    if (KeptBy.IsCallable)
      return false; // may be set and called each time
    const Loop *OfKeeper = Flow.loopAround(Object);
    return !OfKeeper || !L.encloses(OfKeeper);
  }

  void add(const ActionSite &Site, CaptureProblem Problem,
           const ValueDecl &Captured, const Keeper &KeptBy, const Loop &Around,
           bool DiesWithLoop = false) {
    auto [It, New] = FoundOf.try_emplace(Site.Lambda, Found.size());
    if (New)
      Found.emplace_back();
    LoopCapture &Entry = Found[It->second];
    if (!New && Entry.Problem < Problem)
      return;
    if (New || Problem < Entry.Problem) {
      Entry = LoopCapture();
      Entry.Lambda = Site.Lambda;
      Entry.Problem = Problem;
      Entry.KeptBy = KeptBy;
      Entry.Around = &Around;
      Entry.DiesWithLoop = DiesWithLoop;
    }
    Entry.DiesWithLoop &= DiesWithLoop;
    if (!llvm::is_contained(Entry.Variables, &Captured))
      Entry.Variables.push_back(&Captured);
  }
};

} // namespace

std::vector<LoopCapture> findLoopCaptures(const BodyFlow &Flow,
                                          const BodyWalk &Walk,
                                          KeeperFinder &Keepers) {
  if (Flow.loops().empty())
    return {};
  Finder F(Flow, Walk, Keepers);
  for (const ActionSite &Site : Walk.sites())
    F.visit(Site);
  return std::move(F.Found);
}

} // namespace defercliff
