//===--- WaitSearch.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/WaitSearch.h"

#include "lib/QualifiedName.h"
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

/// Whether \p W is a wait, by its name or by the body of the method.
static bool counts(const Wait &W, bool OnlyBlocking) {
  if (W.IfItDrains)
    return OnlyBlocking ? blocks(*W.IfItDrains) : mayDrain(*W.IfItDrains);
  return W.Blocks || !OnlyBlocking;
}

/// The waits on \p Object. One inside a loop that \p Around encloses, as in
/// `for (auto &t : threads) t.join();`, stands at that loop's head: it is meant
/// for all elements, also if there are none. The call \p HandOver is none.
void WaitSearch::collect(const ValueDecl *Object, bool OnlyBlocking,
                         const Loop *Around, const Stmt *HandOver,
                         WaitPoints &Points) const {
  auto It = WaitsOn.find(Object);
  if (It == WaitsOn.end())
    return;
  for (const Wait &W : It->second) {
    if (W.Call == HandOver)
      continue;
    FlowPoint Point = Flow.pointOf(W.Call);
    if (!Point.Block || !counts(W, OnlyBlocking))
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

/// The loop around \p From in whose head \p Var is declared; null if in none.
const Loop *WaitSearch::loopOfHead(const VarDecl &Var, FlowPoint From) const {
  const Scope *Where = Walk.scopeOf(Var);
  const Loop *L = Flow.loops().loopOf(*From.Block);
  while (L && Where && L->Closing != Where->Owner)
    L = L->Parent;
  return Where ? L : nullptr;
}

/// Whether a local object that dies before \p Var may settle the keeper, or the
/// handle that it gave, when it is destroyed.
bool WaitSearch::isSettledInScope(const Keeper &KeptBy,
                                  const VarDecl &Var) const {
  const Scope *OfVar = Walk.scopeOf(Var);
  return OfVar && llvm::any_of(Walk.custody(), [&](const Custodian &C) {
           bool Knows =
               C.Object ? C.Object == KeptBy.Object || C.Object == KeptBy.Handle
                        : KeptBy.OfThis;
           const Scope *OfCustodian = Walk.scopeOf(*C.By);
           return Knows && C.By != KeptBy.Object && OfCustodian &&
                  OfVar->encloses(*OfCustodian) && Flow.loopAround(*C.By);
         });
}

bool WaitSearch::alwaysWaits(const Action &A,
                             llvm::ArrayRef<const VarDecl *> Carriers,
                             FlowPoint From, const Keeper &KeptBy,
                             const VarDecl &Var, const Loop *ChangedBy) const {
  // What is declared in a loop, or in its head, must not see its next
  // iteration; what lives longer must not see that of the loop that changes it.
  const Loop *Around = ChangedBy;
  if (!Around)
    Around = loopOfHead(Var, From);
  if (!Around)
    Around = Flow.loopAround(Var);
  WaitPoints Points;
  if (isSettledInScope(KeptBy, Var))
    return true;
  if (KeptBy.Object)
    collect(KeptBy.Object, /*OnlyBlocking=*/false, Around, KeptBy.At, Points);
  if (KeptBy.OfThis)
    collect(nullptr, /*OnlyBlocking=*/false, Around, KeptBy.At, Points);
  if (KeptBy.Handle)
    collect(KeptBy.Handle, /*OnlyBlocking=*/false, Around, KeptBy.At, Points);
  for (const VarDecl *Carrier : Carriers)
    collect(Carrier, /*OnlyBlocking=*/true, Around, KeptBy.At, Points);
  if (const LambdaExpr *Lambda = A.lambda()) {
    for (const LambdaCapture &Capture : Lambda->captures())
      if (Capture.capturesVariable())
        collect(Capture.getCapturedVar(), /*OnlyBlocking=*/true, Around,
                KeptBy.At, Points);
  } else {
    for (const ValueDecl *Variable : A.Variables)
      collect(Variable, /*OnlyBlocking=*/true, Around, KeptBy.At, Points);
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
                                const FunctionDecl *Setter,
                                const VarDecl &Var) const {
  // A variable in the head of a loop lives on through its iterations.
  const Loop *Declares = Flow.loopAround(Var);
  return usedAfter(
      Holder, From, Setter,
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
      Holder, From, /*Setter=*/nullptr,
      [&](const CFGElement &Element) {
        auto Statement = Element.getAs<CFGStmt>();
        return Statement && Changes.count(Statement->getStmt()) > 0;
      },
      nullptr);
}

/// Whether \p Member names the method of a call of \p Setter.
static bool isCallOf(const FunctionDecl *Setter, const Expr *Member,
                     const BodyWalk &Walk) {
  const auto *Call = Setter && Member
                         ? dyn_cast_or_null<CallExpr>(Walk.parentOf(*Member))
                         : nullptr;
  return Call && Call->getCallee() == Member &&
         Call->getDirectCallee() == Setter;
}

bool WaitSearch::usedAfter(
    const VarDecl &Holder, FlowPoint From, const FunctionDecl *Setter,
    llvm::function_ref<bool(const CFGElement &)> IsTooLate,
    const CFGBlock *TooLateAt) const {
  struct Use {
    bool Overwrites = false;
    bool Reads = false;
  };
  llvm::DenseMap<std::pair<const CFGBlock *, unsigned>, Use> Uses;
  llvm::SmallPtrSet<const Expr *, 8> Assigned;
  for (const Mention &M : Walk.changesOf(Holder))
    Assigned.insert(M.At);
  for (const Mention &M : Walk.mentionsOf(Holder)) {
    const auto *Around = dyn_cast_or_null<Expr>(Walk.parentOf(*M.At));
    bool Overwrites = (Around && Assigned.count(Around) > 0) ||
                      isCallOf(Setter, Around, Walk);
    if (FlowPoint Point = pointAround(*M.At); Point.Block) {
      Use &U = Uses[{Point.Block, Point.Index}];
      (Overwrites ? U.Overwrites : U.Reads) = true;
    }
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
      Use U = Uses.lookup({Block, I});
      if (U.Reads && TooLate)
        return true;
      Overwritten = U.Overwrites;
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
