//===--- LoopForest.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/LoopForest.h"

#include "clang/AST/Stmt.h"

using namespace clang;

namespace defercliff {

const Stmt *bodyOfLoop(const Stmt &Loop) {
  if (const auto *For = dyn_cast<ForStmt>(&Loop))
    return For->getBody();
  if (const auto *For = dyn_cast<CXXForRangeStmt>(&Loop))
    return For->getBody();
  if (const auto *While = dyn_cast<WhileStmt>(&Loop))
    return While->getBody();
  if (const auto *Do = dyn_cast<DoStmt>(&Loop))
    return Do->getBody();
  return nullptr;
}

namespace {

/// The walk of the paper, with a stack of its own so that deep nesting cannot
/// exhaust the machine's.
class HeaderFinder {
public:
  HeaderFinder(const CFG &Graph, const Successors &Next)
      : Next(Next), Header(Graph.getNumBlockIDs()),
        PathPosition(Graph.getNumBlockIDs()), Seen(Graph.getNumBlockIDs()),
        Closing(Graph.getNumBlockIDs()), IsHeader(Graph.getNumBlockIDs()) {
    walk(Graph.getEntry());
  }

  const Successors &Next;
  /// For each block the header of the innermost loop around it, itself left
  /// out; null if it has none.
  std::vector<const CFGBlock *> Header;
  /// Where a block stands on the current path, from 1; 0 if it does not.
  std::vector<unsigned> PathPosition;
  std::vector<bool> Seen;
  /// For each header, the statement that jumps back to it.
  std::vector<const Stmt *> Closing;
  std::vector<bool> IsHeader;

private:
  struct Frame {
    const CFGBlock *Block;
    llvm::SmallVector<const CFGBlock *, 4> Next; ///< what is left to visit
  };

  const CFGBlock *&headerOf(const CFGBlock *B) {
    return Header[B->getBlockID()];
  }
  unsigned &positionOf(const CFGBlock *B) {
    return PathPosition[B->getBlockID()];
  }

  /// Enters \p Header as a loop around \p Block, in its place among those that
  /// are already known.
  void weave(const CFGBlock *Block, const CFGBlock *NewHeader) {
    if (Block == NewHeader || !NewHeader)
      return;
    const CFGBlock *Inner = Block, *Outer = NewHeader;
    while (const CFGBlock *Known = headerOf(Inner)) {
      if (Known == Outer)
        return;
      if (positionOf(Known) < positionOf(Outer)) {
        headerOf(Inner) = Outer;
        Inner = Outer;
        Outer = Known;
      } else {
        Inner = Known;
      }
    }
    headerOf(Inner) = Outer;
  }

  void enter(const CFGBlock &Block, std::vector<Frame> &Path) {
    Seen[Block.getBlockID()] = true;
    Path.push_back({&Block, Next.of(Block)});
    // Taken from the back.
    std::reverse(Path.back().Next.begin(), Path.back().Next.end());
    positionOf(&Block) = Path.size();
  }

  void closeLoop(const CFGBlock &From, const CFGBlock &To) {
    IsHeader[To.getBlockID()] = true;
    const Stmt *&Statement = Closing[To.getBlockID()];
    if (!Statement)
      Statement = From.getLoopTarget() ? From.getLoopTarget()
                                       : From.getTerminatorStmt();
    weave(&From, &To);
  }

  void walk(const CFGBlock &Entry) {
    std::vector<Frame> Path;
    enter(Entry, Path);
    while (!Path.empty()) {
      Frame &Top = Path.back();
      const CFGBlock *From = Top.Block;
      if (Top.Next.empty()) {
        positionOf(From) = 0;
        Path.pop_back();
        if (!Path.empty())
          weave(Path.back().Block, headerOf(From));
        continue;
      }
      const CFGBlock *To = Top.Next.pop_back_val();
      if (!Seen[To->getBlockID()]) {
        enter(*To, Path); // invalidates Top
      } else if (positionOf(To) > 0) {
        closeLoop(*From, *To);
      } else {
        // Reached before by another path: it belongs to the loops around it
        // that are still open. Skipping a closed one is entering its middle.
        const CFGBlock *Open = headerOf(To);
        while (Open && positionOf(Open) == 0)
          Open = headerOf(Open);
        weave(From, Open);
      }
    }
  }
};

} // namespace

LoopForest::LoopForest(const CFG &Graph, const Successors &Next) {
  HeaderFinder Finder(Graph, Next);
  LoopOfBlock.resize(Graph.getNumBlockIDs());
  for (const CFGBlock *Block : Graph)
    if (Finder.IsHeader[Block->getBlockID()]) {
      auto L = std::make_unique<Loop>();
      L->Header = Block;
      L->Closing = Finder.Closing[Block->getBlockID()];
      LoopOfBlock[Block->getBlockID()] = L.get();
      Loops.push_back(std::move(L));
    }
  for (const CFGBlock *Block : Graph) {
    const CFGBlock *Header = Finder.Header[Block->getBlockID()];
    if (Finder.IsHeader[Block->getBlockID()])
      const_cast<Loop *>(LoopOfBlock[Block->getBlockID()])->Parent =
          Header ? LoopOfBlock[Header->getBlockID()] : nullptr;
    else if (Header)
      LoopOfBlock[Block->getBlockID()] = LoopOfBlock[Header->getBlockID()];
  }
}

} // namespace defercliff
