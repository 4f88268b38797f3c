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
    : Flow(Flow) {
  // The calls that hand over an action are no waits for it.
  llvm::SmallPtrSet<const Stmt *, 16> HandsOver;
  for (const ActionSite &Site : Walk.sites())
    if (isa<LambdaExpr>(Site.Use))
      HandsOver.insert(Site.Around.begin(), Site.Around.end());
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
    if (!Point.Block || (OnlyBlocking && !W.Blocks))
      continue;
    const Loop *L = Flow.loops().loopOf(*Point.Block);
    for (; L && L != Around && (!Around || Around->encloses(L)); L = L->Parent)
      Point = {L->Header, 0};
    Points.push_back(Point);
  }
}

bool WaitSearch::alwaysWaits(const ActionSite &Site, FlowPoint From,
                             const Keeper &KeptBy, const VarDecl &Var) const {
  const Loop *Around = Flow.loops().loopOf(*From.Block);
  WaitPoints Points;
  collect(KeptBy.Object, /*OnlyBlocking=*/false, Around, Points);
  if (const auto *Carrier = dyn_cast<DeclRefExpr>(Site.Use))
    collect(Carrier->getDecl(), /*OnlyBlocking=*/true, Around, Points);
  for (const LambdaCapture &Capture : Site.Lambda->captures())
    if (Capture.capturesVariable())
      collect(Capture.getCapturedVar(), /*OnlyBlocking=*/true, Around, Points);
  if (Points.empty())
    return false;

  auto firstWait = [&](const CFGBlock *Block, unsigned FromIndex) {
    return llvm::any_of(Points, [&](const FlowPoint &P) {
      return P.Block == Block && P.Index >= FromIndex;
    });
  };
  auto endsLifetime = [&](const CFGBlock *Block, unsigned FromIndex) {
    return llvm::any_of(llvm::drop_begin(*Block, FromIndex),
                        [&](const CFGElement &Element) {
                          auto End = Element.getAs<CFGLifetimeEnds>();
                          return End && End->getVarDecl() == &Var;
                        });
  };

  llvm::SmallVector<std::pair<const CFGBlock *, unsigned>, 8> Work{
      {From.Block, From.Index + 1}};
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  while (!Work.empty()) {
    auto [Block, Index] = Work.pop_back_val();
    if (firstWait(Block, Index))
      continue; // waits stand before the ends of lifetimes in their block
    if (endsLifetime(Block, Index) || Block == &Flow.graph().getExit())
      return false;
    for (const CFGBlock::AdjacentBlock &Next : Block->succs()) {
      const CFGBlock *To = Next.getReachableBlock();
      if (!To)
        continue;
      const CFGBlock *Header = Around ? Around->Header : nullptr;
      if (To == Header && !firstWait(To, 0))
        return false; // the next iteration
      if (To != Header && Seen.insert(To).second)
        Work.push_back({To, 0});
    }
  }
  return true;
}

} // namespace defercliff
