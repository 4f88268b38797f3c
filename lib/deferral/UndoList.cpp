//===--- UndoList.cpp - defercliff ----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/UndoList.h"

#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// Whether \p Block is written in the statement of the loop \p Around, which it
/// may leave: a `return` there is in no cycle.
static bool isWrittenIn(const Loop &Around, const CFGBlock &Block,
                        const BodyWalk &Walk) {
  const Stmt *S = Block.getTerminatorStmt();
  for (const CFGElement &Element : Block)
    if (auto InBlock = Element.getAs<CFGStmt>())
      S = InBlock->getStmt();
  return S && Walk.isIn(*Around.Closing, *S);
}

static bool usesIn(const CFGBlock &Block, const VarDecl &List) {
  return llvm::any_of(Block, [&](const CFGElement &Element) {
    auto InBlock = Element.getAs<CFGStmt>();
    // Its own declaration does not name it.
    return InBlock && names(InBlock->getStmt(), List);
  });
}

bool isUndoList(const VarDecl &List, const Loop &Around, const BodyFlow &Flow,
                const BodyWalk &Walk) {
  // A loop that a goto makes has no statement.
  if (!Around.Closing || !bodyOfLoop(*Around.Closing))
    return false;
  const SourceManager &SM = List.getASTContext().getSourceManager();
  for (const Mention &M : Walk.mentionsOf(List))
    // Whoever has it before the loop may run it at any time.
    if (!Walk.isIn(*Around.Closing, *M.At) &&
        SM.isBeforeInTranslationUnit(M.At->getBeginLoc(),
                                     Around.Closing->getBeginLoc()))
      return false;
  llvm::SmallPtrSet<const CFGBlock *, 4> Uses;
  for (const CFGBlock *Block : Flow.graph())
    if (!Around.encloses(Flow.loops().loopOf(*Block)) && usesIn(*Block, List))
      Uses.insert(Block);
  if (Uses.empty())
    return false;

  llvm::SmallVector<const CFGBlock *, 8> Work;
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  for (const CFGBlock *Block : Flow.graph())
    if (Around.encloses(Flow.loops().loopOf(*Block)))
      Work.push_back(Block);
  while (!Work.empty()) {
    const CFGBlock *Block = Work.pop_back_val();
    for (const CFGBlock::AdjacentBlock &Next : Block->succs()) {
      const CFGBlock *To = Next.getReachableBlock();
      if (!To || Uses.count(To) || Around.encloses(Flow.loops().loopOf(*To)) ||
          !Seen.insert(To).second)
        continue;
      if (To != &Flow.graph().getExit())
        Work.push_back(To);
      else if (!Block->hasNoReturnElement() &&
               !isWrittenIn(Around, *Block, Walk))
        return true;
      else
        Seen.erase(To);
    }
  }
  return false;
}

} // namespace defercliff
