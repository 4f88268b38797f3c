//===--- Successors.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/Successors.h"

#include "lib/flow/OneTripLoop.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace defercliff {

namespace {

/// Where a statement is computed; no block if it has no place of its own.
struct Place {
  const CFGBlock *Block = nullptr;
  unsigned Index = 0;
};

} // namespace

using PlaceOfStmt = llvm::DenseMap<const Stmt *, Place>;

/// The place of the first part of \p S that has one.
static Place firstPlaceIn(const Stmt *S, const PlaceOfStmt &Places) {
  if (!S)
    return {};
  for (const Stmt *Child : S->children())
    if (Place P = firstPlaceIn(Child, Places); P.Block)
      return P;
  return Places.lookup(S);
}

Successors::Successors(const CFG &Graph) {
  llvm::DenseMap<const Stmt *, const CFGBlock *> ConditionOf;
  for (const CFGBlock *Block : Graph)
    if (const auto *Loop =
            dyn_cast_or_null<ForStmt>(Block->getTerminatorStmt()))
      ConditionOf[Loop] = Block;
  for (const CFGBlock *Block : Graph) {
    const auto *Loop = dyn_cast_or_null<ForStmt>(Block->getLoopTarget());
    const CFGBlock *Condition = Loop ? ConditionOf.lookup(Loop) : nullptr;
    if (Condition && Condition->succ_size() == 2 && isProvablyOneTrip(*Loop))
      EndOfTrip[Block] =
          std::next(Condition->succ_begin())->getReachableBlock();
  }
  if (Graph.try_blocks().empty())
    return;
  PlaceOfStmt Places;
  for (const CFGBlock *Block : Graph) {
    unsigned Index = 0;
    for (const CFGElement &Element : *Block) {
      if (auto Statement = Element.getAs<CFGStmt>())
        Places[Statement->getStmt()] = {Block, Index};
      ++Index;
    }
  }
  for (const CFGBlock *Dispatch : Graph.try_blocks())
    if (const auto *Try =
            dyn_cast_or_null<CXXTryStmt>(Dispatch->getTerminatorStmt()))
      if (Place Start = firstPlaceIn(Try->getTryBlock(), Places); Start.Block)
        Handlers[Start.Block].push_back({Start.Index, Dispatch});
}

llvm::SmallVector<const CFGBlock *, 4>
Successors::of(const CFGBlock &Block) const {
  llvm::SmallVector<const CFGBlock *, 4> Result;
  if (auto It = EndOfTrip.find(&Block); It != EndOfTrip.end()) {
    if (It->second)
      Result.push_back(It->second);
    return Result;
  }
  for (const CFGBlock::AdjacentBlock &Next : Block.succs())
    if (const CFGBlock *To = Next.getReachableBlock())
      Result.push_back(To);
  for (const Try &T : triesIn(Block))
    Result.push_back(T.Dispatch);
  return Result;
}

} // namespace defercliff
