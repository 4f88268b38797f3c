//===--- LoopForest.h - defercliff: the cycles of a control-flow graph ----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FLOW_LOOPFOREST_H
#define DEFERCLIFF_LIB_FLOW_LOOPFOREST_H

#include "lib/flow/Successors.h"
#include "clang/Analysis/CFG.h"
#include <memory>
#include <vector>

namespace defercliff {

/// A cycle of the graph: what can run again after it ran.
struct Loop {
  /// The block through which the loop is entered. A cycle with several
  /// entries, as goto can make, has the one that is reached first.
  const clang::CFGBlock *Header = nullptr;
  /// The loop around it; null for an outermost one.
  const Loop *Parent = nullptr;
  /// The for, while, do or goto that closes the cycle.
  const clang::Stmt *Closing = nullptr;

  bool encloses(const Loop *Inner) const {
    for (; Inner; Inner = Inner->Parent)
      if (Inner == this)
        return true;
    return false;
  }
};

/// The body of \p Loop; null if that is no statement of a loop.
const clang::Stmt *bodyOfLoop(const clang::Stmt &Loop);

/// The loops of a graph and how they nest, found in one depth-first walk: the
/// algorithm of Wei, Mao, Zou and Chen ("A New Algorithm for Identifying Loops
/// in Decompilation", 2007), which needs no dominators and takes cycles with
/// several entries in its stride. Edges that cannot be taken are left out:
/// those that clang prunes (do-while(0)) and the back edges of one-trip loops.
class LoopForest {
public:
  LoopForest(const clang::CFG &Graph, const Successors &Next);

  /// The innermost loop that runs \p Block again; null if nothing does.
  const Loop *loopOf(const clang::CFGBlock &Block) const {
    return LoopOfBlock[Block.getBlockID()];
  }

  bool empty() const { return Loops.empty(); }

private:
  std::vector<std::unique_ptr<Loop>> Loops;
  std::vector<const Loop *> LoopOfBlock;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FLOW_LOOPFOREST_H
