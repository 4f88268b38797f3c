//===--- Successors.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/Successors.h"

#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace defercliff {

using BlockOfStmt = llvm::DenseMap<const Stmt *, const CFGBlock *>;

/// The block that computes the first part of \p S that has one.
static const CFGBlock *firstBlockIn(const Stmt *S, const BlockOfStmt &Blocks) {
  if (!S)
    return nullptr;
  if (const CFGBlock *Block = Blocks.lookup(S))
    return Block;
  for (const Stmt *Child : S->children())
    if (const CFGBlock *Block = firstBlockIn(Child, Blocks))
      return Block;
  return nullptr;
}

Successors::Successors(const CFG &Graph) {
  if (Graph.try_blocks().empty())
    return;
  BlockOfStmt Blocks;
  for (const CFGBlock *Block : Graph)
    for (const CFGElement &Element : *Block)
      if (auto Statement = Element.getAs<CFGStmt>())
        Blocks[Statement->getStmt()] = Block;
  for (const CFGBlock *Dispatch : Graph.try_blocks())
    if (const auto *Try =
            dyn_cast_or_null<CXXTryStmt>(Dispatch->getTerminatorStmt()))
      if (const CFGBlock *Start = firstBlockIn(Try->getTryBlock(), Blocks))
        Handlers[Start].push_back(Dispatch);
}

llvm::SmallVector<const CFGBlock *, 4>
Successors::of(const CFGBlock &Block) const {
  llvm::SmallVector<const CFGBlock *, 4> Result;
  for (const CFGBlock::AdjacentBlock &Next : Block.succs())
    if (const CFGBlock *To = Next.getReachableBlock())
      Result.push_back(To);
  if (auto It = Handlers.find(&Block); It != Handlers.end())
    Result.append(It->second.begin(), It->second.end());
  return Result;
}

} // namespace defercliff
