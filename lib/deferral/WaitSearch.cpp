//===--- WaitSearch.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/WaitSearch.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

WaitSearch::WaitSearch(const BodyFlow &Flow, const BodyWalk &Walk)
    : Flow(Flow), Walk(Walk) {
  // The calls that hand over an action are no waits for it.
  llvm::SmallPtrSet<const Stmt *, 16> HandsOver;
  for (const Action &A : Walk.actions())
    for (const Stmt *S = A.Made; S && isa<Expr>(S); S = Walk.parentOf(*S))
      if (!HandsOver.insert(S).second)
        break;
  for (const Wait &W : Walk.waits())
    // A predicate given to a wait makes it no handing over.
    if (W.Blocks || !HandsOver.count(W.Call))
      WaitsOn[W.Object].push_back(W);
}

/// The waits on \p Object. One inside a loop that \p Around encloses, as in
/// `for (auto &t : threads) t.join();`, stands at that loop's head: it is meant
/// for all elements, also if there are none.
void WaitSearch::collect(const ValueDecl *Object, bool OnlyBlocking,
                         const Loop *Around, WaitPoints &Points) const {
  auto It = Object ? WaitsOn.find(Object) : WaitsOn.end();
  if (It == WaitsOn.end())
    return;
  for (const Wait &W : It->second) {
    FlowPoint Point = Flow.pointOf(W.Call);
    if (!Point.Block || (OnlyBlocking && !W.Blocks) ||
        (W.IfItDrains && !mayDrain(*W.IfItDrains)))
      continue;
    const Loop *L = Flow.loops().loopOf(*Point.Block);
    for (; L && L != Around && (!Around || Around->encloses(L)); L = L->Parent)
      Point = {L->Header, 0};
    Points.push_back(Point);
  }
}

/// Whether the lifetime of \p Var ends in \p Block from \p Index on, before
/// \p Before.
static bool endsLifetime(const CFGBlock &Block, unsigned Index, unsigned Before,
                         const VarDecl &Var) {
  for (unsigned I = Index; I < std::min(Before, Block.size()); ++I)
    if (auto End = Block[I].getAs<CFGLifetimeEnds>();
        End && End->getVarDecl() == &Var)
      return true;
  return false;
}

bool WaitSearch::alwaysWaits(const Action &A,
                             llvm::ArrayRef<const VarDecl *> Carriers,
                             FlowPoint From, const Keeper &KeptBy,
                             const VarDecl &Var) const {
  // What is declared in a loop must not see its next iteration; what lives
  // longer must not see the next one of the loop at hand.
  const Loop *Around = Flow.loopAround(Var);
  if (!Around)
    Around = Flow.loops().loopOf(*From.Block);
  WaitPoints Points;
  collect(KeptBy.Object, /*OnlyBlocking=*/false, Around, Points);
  collect(KeptBy.Handle, /*OnlyBlocking=*/false, Around, Points);
  for (const VarDecl *Carrier : Carriers)
    collect(Carrier, /*OnlyBlocking=*/true, Around, Points);
  if (const LambdaExpr *Lambda = A.lambda()) {
    for (const LambdaCapture &Capture : Lambda->captures())
      if (Capture.capturesVariable())
        collect(Capture.getCapturedVar(), /*OnlyBlocking=*/true, Around,
                Points);
  } else {
    for (const ValueDecl *Variable : A.Variables)
      collect(Variable, /*OnlyBlocking=*/true, Around, Points);
  }
  if (Points.empty())
    return false;

  // Where the first wait stands in a block; behind its end if there is none.
  auto firstWait = [&](const CFGBlock *Block, unsigned FromIndex) {
    unsigned First = Block->size() + 1;
    for (const FlowPoint &P : Points)
      if (P.Block == Block && P.Index >= FromIndex)
        First = std::min(First, P.Index);
    return First;
  };
  llvm::SmallVector<std::pair<const CFGBlock *, unsigned>, 8> Work{
      {From.Block, From.Index + 1}};
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  while (!Work.empty()) {
    auto [Block, Index] = Work.pop_back_val();
    unsigned Wait = firstWait(Block, Index);
    if (endsLifetime(*Block, Index, Wait, Var))
      return false;
    if (Wait <= Block->size())
      continue;
    if (Block == &Flow.graph().getExit())
      return false;
    for (const CFGBlock *To : Flow.successors().of(*Block)) {
      const CFGBlock *Header = Around ? Around->Header : nullptr;
      if (To == Header && firstWait(To, 0) > To->size())
        return false; // the next iteration
      if (To != Header && Seen.insert(To).second)
        Work.push_back({To, 0});
    }
  }
  return true;
}

/// The point of the innermost call or construction around \p E: the graph has
/// no elements for mere names.
FlowPoint WaitSearch::pointAround(const Expr &E) const {
  for (const Stmt *S = &E; S && isa<Expr>(S); S = Walk.parentOf(*S))
    if (FlowPoint Point = Flow.pointOf(S); Point.Block)
      return Point;
  return {};
}

bool WaitSearch::usedAfterDeath(const VarDecl &Holder, FlowPoint From,
                                const VarDecl &Var) const {
  // A variable in the head of a loop lives on through its iterations.
  const Loop *Declares = Flow.loopAround(Var);
  return usedAfter(
      Holder, From,
      [&](const CFGElement &Element) {
        auto End = Element.getAs<CFGLifetimeEnds>();
        return End && End->getVarDecl() == &Var;
      },
      Declares ? Declares->Header : nullptr);
}

bool WaitSearch::usedAfterChange(const VarDecl &Holder, FlowPoint From,
                                 const VarDecl &Var) const {
  llvm::SmallPtrSet<const Stmt *, 4> Changes;
  for (const Mention &M : Walk.changesOf(Var))
    Changes.insert(M.At);
  return usedAfter(
      Holder, From,
      [&](const CFGElement &Element) {
        auto Statement = Element.getAs<CFGStmt>();
        return Statement && Changes.count(Statement->getStmt()) > 0;
      },
      nullptr);
}

bool WaitSearch::usedAfter(
    const VarDecl &Holder, FlowPoint From,
    llvm::function_ref<bool(const CFGElement &)> IsTooLate,
    const CFGBlock *TooLateAt) const {
  struct Use {
    unsigned Index;
    bool Overwrites;
  };
  llvm::DenseMap<const CFGBlock *, llvm::SmallVector<Use, 2>> Uses;
  llvm::SmallPtrSet<const Expr *, 8> Assigned;
  for (const Mention &M : Walk.changesOf(Holder))
    Assigned.insert(M.At);
  for (const Mention &M : Walk.mentionsOf(Holder)) {
    const auto *Around = dyn_cast_or_null<Expr>(Walk.parentOf(*M.At));
    if (FlowPoint Point = pointAround(*M.At); Point.Block)
      Uses[Point.Block].push_back(
          {Point.Index, Around && Assigned.count(Around) > 0});
  }

  struct State {
    const CFGBlock *Block;
    unsigned Index;
    bool TooLate;
  };
  llvm::SmallVector<State, 8> Work{{From.Block, From.Index + 1, false}};
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen[2];
  while (!Work.empty()) {
    auto [Block, Index, TooLate] = Work.pop_back_val();
    bool Overwritten = false;
    for (unsigned I = Index; I < Block->size() && !Overwritten; ++I) {
      TooLate |= IsTooLate((*Block)[I]);
      for (const Use &U : Uses.lookup(Block))
        if (U.Index == I && U.Overwrites)
          Overwritten = true;
        else if (U.Index == I && TooLate)
          return true;
    }
    if (Overwritten)
      continue;
    for (const CFGBlock *To : Flow.successors().of(*Block)) {
      // Not every variable has an end of its lifetime in the graph.
      bool Then = TooLate || To == TooLateAt;
      if (Seen[Then].insert(To).second)
        Work.push_back({To, 0, Then});
    }
  }
  return false;
}

} // namespace defercliff
