//===--- LiveGuards.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/LiveGuards.h"

#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;

namespace defercliff {

namespace {

/// Which guards may be alive where: a forward analysis over sets, joined by
/// union, as what is alive on one path to a point counts there.
class Liveness {
public:
  Liveness(const BodyFlow &Flow, llvm::ArrayRef<const VarDecl *> Counted,
           llvm::function_ref<const VarDecl *(const Stmt &)> DismissedBy)
      : Flow(Flow), DismissedBy(DismissedBy), Nothing(Counted.size()),
        Fullest(Counted.size()) {
    for (const VarDecl *Var : Counted)
      IndexOf.try_emplace(Var, static_cast<int>(IndexOf.size()));
  }

  const llvm::BitVector &run() {
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
    return Fullest;
  }

private:
  const BodyFlow &Flow;
  llvm::function_ref<const VarDecl *(const Stmt &)> DismissedBy;
  const llvm::BitVector Nothing;
  llvm::BitVector Fullest;
  unsigned MostAlive = 0;
  llvm::DenseMap<const VarDecl *, int> IndexOf;
  std::vector<llvm::BitVector> Before;

  int indexOf(const Decl *D) const {
    const auto *Var = dyn_cast_or_null<VarDecl>(D);
    auto It = Var ? IndexOf.find(Var) : IndexOf.end();
    return It == IndexOf.end() ? -1 : It->second;
  }

  /// Goes through \p Block with what is \p Alive before it. The handlers of a
  /// try block see what was alive where that starts.
  void pass(const CFGBlock &Block, llvm::BitVector &Alive,
            llvm::function_ref<void(const CFGBlock *, const llvm::BitVector &)>
                Enter) {
    unsigned Count = Alive.count();
    auto Set = [&](int Index, bool IsAlive) {
      if (Index < 0 || Alive[Index] == IsAlive)
        return;
      Alive[Index] = IsAlive;
      Count += IsAlive ? 1 : -1;
      if (Count > MostAlive) {
        MostAlive = Count;
        Fullest = Alive;
      }
    };
    unsigned Position = 0;
    for (const CFGElement &Element : Block) {
      for (const Successors::Try &T : Flow.successors().triesIn(Block))
        if (T.Index == Position)
          Enter(T.Dispatch, Alive);
      ++Position;
      if (auto End = Element.getAs<CFGLifetimeEnds>())
        Set(indexOf(End->getVarDecl()), false);
      auto Statement = Element.getAs<CFGStmt>();
      if (!Statement)
        continue;
      if (const auto *Declared = dyn_cast<DeclStmt>(Statement->getStmt())) {
        for (const Decl *D : Declared->decls())
          Set(indexOf(D), true);
      } else {
        Set(indexOf(DismissedBy(*Statement->getStmt())), false);
      }
    }
  }
};

} // namespace

std::vector<const VarDecl *> aliveAtFullestPoint(
    const BodyFlow &Flow, llvm::ArrayRef<const VarDecl *> Counted,
    llvm::function_ref<const VarDecl *(const Stmt &)> DismissedBy) {
  Liveness Sets(Flow, Counted, DismissedBy);
  std::vector<const VarDecl *> Result;
  for (unsigned Index : Sets.run().set_bits())
    Result.push_back(Counted[Index]);
  return Result;
}

} // namespace defercliff
