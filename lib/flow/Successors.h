//===--- Successors.h - defercliff: where control goes from a block -------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FLOW_SUCCESSORS_H
#define DEFERCLIFF_LIB_FLOW_SUCCESSORS_H

#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace defercliff {

/// The edges of a graph that can be taken: those that clang does not prune,
/// and one from the start of each try block to its handlers, which clang
/// leaves out. What comes after the body of a one-trip loop is its end.
class Successors {
public:
  explicit Successors(const clang::CFG &Graph);

  llvm::SmallVector<const clang::CFGBlock *, 4>
  of(const clang::CFGBlock &Block) const;

  /// A try block that starts in a block: at which of its elements, and where
  /// its handlers are told apart.
  struct Try {
    unsigned Index;
    const clang::CFGBlock *Dispatch;
  };
  llvm::ArrayRef<Try> triesIn(const clang::CFGBlock &Block) const {
    auto It = Handlers.find(&Block);
    return It == Handlers.end() ? llvm::ArrayRef<Try>()
                                : llvm::ArrayRef<Try>(It->second);
  }

private:
  /// Where a one-trip loop goes on, for the block that would jump back.
  llvm::DenseMap<const clang::CFGBlock *, const clang::CFGBlock *> EndOfTrip;
  llvm::DenseMap<const clang::CFGBlock *, llvm::SmallVector<Try, 1>> Handlers;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FLOW_SUCCESSORS_H
