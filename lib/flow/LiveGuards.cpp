//===--- LiveGuards.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/LiveGuards.h"

#include "llvm/ADT/STLExtras.h"
#include <deque>

using namespace clang;

namespace defercliff {

namespace {

/// What is alive is a stack, as scopes are: one immutable node for each
/// declaration, so that every block can keep its own top.
struct Alive {
  const VarDecl *Var;
  const Alive *Below;
  unsigned Count;
};

} // namespace

std::vector<const VarDecl *>
aliveAtFullestPoint(const BodyFlow &Flow,
                    llvm::function_ref<bool(const VarDecl &)> Counts) {
  const CFG &Graph = Flow.graph();
  std::deque<Alive> Nodes;
  std::vector<bool> Seen(Graph.getNumBlockIDs());
  // All paths to a block agree on what is alive there, as a jump ends what it
  // leaves; so the first path that reaches it decides.
  std::vector<std::pair<const CFGBlock *, const Alive *>> Work{
      {&Graph.getEntry(), nullptr}};
  Seen[Graph.getEntry().getBlockID()] = true;
  const Alive *Fullest = nullptr;

  while (!Work.empty()) {
    auto [Block, Top] = Work.back();
    Work.pop_back();
    for (const CFGElement &Element : *Block) {
      if (auto Statement = Element.getAs<CFGStmt>()) {
        const auto *Declaration = dyn_cast<DeclStmt>(Statement->getStmt());
        if (!Declaration)
          continue;
        for (const Decl *D : Declaration->decls()) {
          const auto *Var = dyn_cast<VarDecl>(D);
          if (!Var || !Counts(*Var))
            continue;
          Nodes.push_back({Var, Top, Top ? Top->Count + 1 : 1});
          Top = &Nodes.back();
          if (!Fullest || Top->Count > Fullest->Count)
            Fullest = Top;
        }
      } else if (auto End = Element.getAs<CFGLifetimeEnds>()) {
        if (Top && Top->Var == End->getVarDecl())
          Top = Top->Below;
      }
    }
    for (const CFGBlock::AdjacentBlock &Next : Block->succs())
      if (const CFGBlock *To = Next.getReachableBlock();
          To && !Seen[To->getBlockID()]) {
        Seen[To->getBlockID()] = true;
        Work.push_back({To, Top});
      }
  }

  std::vector<const VarDecl *> Result;
  for (; Fullest; Fullest = Fullest->Below)
    Result.push_back(Fullest->Var);
  std::reverse(Result.begin(), Result.end());
  return Result;
}

} // namespace defercliff
