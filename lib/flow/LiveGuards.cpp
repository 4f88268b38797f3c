//===--- LiveGuards.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/LiveGuards.h"

#include "lib/Compat.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/SetVector.h"
#include <optional>

using namespace clang;

namespace defercliff {

namespace {

/// The defer statements that wait for the end of their scopes, at each of them
/// and at each declaration. The graph does not say when their scopes end, but
/// as nothing may jump over one into its scope, the order of the text does.
class WaitingDefers {
public:
  explicit WaitingDefers(const Stmt &Body) { visit(&Body); }

  /// The last that waits where \p Site is reached, itself if it is one; null
  /// if none does.
  const Stmt *lastAt(GuardSite Site) const { return LastAt.lookup(Site); }
  unsigned countOf(const Stmt *Last) const { return CountOf.lookup(Last); }
  /// The one that waits before \p Defer.
  const Stmt *before(const Stmt *Defer) const { return Before.lookup(Defer); }

private:
  const Stmt *Last = nullptr;
  llvm::DenseMap<GuardSite, const Stmt *> LastAt;
  llvm::DenseMap<const Stmt *, const Stmt *> Before;
  llvm::DenseMap<const Stmt *, unsigned> CountOf;

  void visit(const Stmt *S) {
    if (!S || isa<BlockExpr>(S))
      return;
    const Stmt *Outer = Last;
    for (const Stmt *Child : S->children())
      visit(Child);
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          LastAt[Var] = Last;
    } else if (compat::isDefer(*S)) {
      LastAt[S] = Last = S;
      Before[S] = Outer;
      CountOf[S] = CountOf.lookup(Outer) + 1;
    } else if (isa<CompoundStmt, IfStmt, SwitchStmt, ForStmt, WhileStmt,
                   DoStmt>(S)) {
      Last = Outer;
    }
  }
};

/// Which guards may be alive where: a forward analysis over sets, joined by
/// union, as what is alive on one path to a point counts there.
class Liveness {
public:
  Liveness(const BodyFlow &Flow, const Stmt &Body,
           llvm::ArrayRef<GuardSite> Counted,
           llvm::function_ref<const VarDecl *(const Stmt &)> DismissedBy)
      : Flow(Flow), DismissedBy(DismissedBy), Nothing(Counted.size()),
        Fullest(Counted.size()) {
    for (GuardSite Site : Counted)
      IndexOf.try_emplace(Site, static_cast<int>(IndexOf.size()));
    if (Flow.hasDefers())
      Defers.emplace(Body);
  }

  llvm::BitVector run() {
    const CFG &Graph = Flow.graph();
    Before.resize(Graph.getNumBlockIDs());
    llvm::SetVector<const CFGBlock *> Work;
    auto Enter = [&](const CFGBlock *Block, const llvm::BitVector &Alive) {
      llvm::BitVector &Known = Before[Block->getBlockID()];
      bool First = Known.empty();
      if (!First && !Alive.test(Known))
        return; // nothing new
      if (First)
        Known = Alive;
      else
        Known |= Alive;
      Work.insert(Block);
    };
    Enter(&Graph.getEntry(), Nothing);
    while (!Work.empty()) {
      const CFGBlock *Block = Work.pop_back_val();
      llvm::BitVector Alive = Before[Block->getBlockID()];
      pass(*Block, Alive, Enter);
      for (const CFGBlock::AdjacentBlock &Next : Block->succs())
        if (const CFGBlock *To = Next.getReachableBlock())
          Enter(To, Alive);
    }
    for (const Stmt *Defer = FullestDefer; Defer; Defer = Defers->before(Defer))
      if (int Index = indexOf(Defer); Index >= 0)
        Fullest.set(Index);
    return Fullest;
  }

private:
  const BodyFlow &Flow;
  llvm::function_ref<const VarDecl *(const Stmt &)> DismissedBy;
  const llvm::BitVector Nothing;
  llvm::BitVector Fullest;
  /// The last of the defer statements at the fullest point.
  const Stmt *FullestDefer = nullptr;
  unsigned MostAlive = 0;
  llvm::DenseMap<GuardSite, int> IndexOf;
  std::vector<llvm::BitVector> Before;
  std::optional<WaitingDefers> Defers;

  int indexOf(GuardSite Site) const {
    auto It = IndexOf.find(Site);
    return It == IndexOf.end() ? -1 : It->second;
  }

  /// Goes through \p Block with what is \p Alive before it. The handlers of a
  /// try block see what was alive where that starts.
  void pass(const CFGBlock &Block, llvm::BitVector &Alive,
            llvm::function_ref<void(const CFGBlock *, const llvm::BitVector &)>
                Enter) {
    unsigned Count = Alive.count();
    auto CompareAt = [&](GuardSite Site) {
      const Stmt *Last = Defers ? Defers->lastAt(Site) : nullptr;
      unsigned Here = Count + (Last ? Defers->countOf(Last) : 0);
      if (Here > MostAlive) {
        MostAlive = Here;
        Fullest = Alive;
        FullestDefer = Last;
      }
    };
    auto Set = [&](const VarDecl *Var, bool IsAlive) {
      int Index = Var ? indexOf(Var) : -1;
      if (Index < 0 || Alive[Index] == IsAlive)
        return;
      Alive[Index] = IsAlive;
      Count += IsAlive ? 1 : -1;
      CompareAt(Var);
    };
    unsigned Position = 0;
    for (const CFGElement &Element : Block) {
      for (const Successors::Try &T : Flow.successors().triesIn(Block))
        if (T.Index == Position)
          Enter(T.Dispatch, Alive);
      ++Position;
      if (auto End = Element.getAs<CFGLifetimeEnds>())
        Set(End->getVarDecl(), false);
      auto Statement = Element.getAs<CFGStmt>();
      if (!Statement)
        continue;
      if (const auto *Declared = dyn_cast<DeclStmt>(Statement->getStmt())) {
        for (const Decl *D : Declared->decls())
          Set(dyn_cast<VarDecl>(D), true);
      } else if (compat::isDefer(*Statement->getStmt())) {
        CompareAt(Statement->getStmt());
      } else {
        Set(DismissedBy(*Statement->getStmt()), false);
      }
    }
  }
};

} // namespace

std::vector<GuardSite> aliveAtFullestPoint(
    const BodyFlow &Flow, const Stmt &Body, llvm::ArrayRef<GuardSite> Counted,
    llvm::function_ref<const VarDecl *(const Stmt &)> DismissedBy) {
  llvm::BitVector Alive = Liveness(Flow, Body, Counted, DismissedBy).run();
  std::vector<GuardSite> Result;
  for (unsigned Index : Alive.set_bits())
    Result.push_back(Counted[Index]);
  return Result;
}

} // namespace defercliff
