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
/// leaves out.
class Successors {
public:
  explicit Successors(const clang::CFG &Graph);

  llvm::SmallVector<const clang::CFGBlock *, 4>
  of(const clang::CFGBlock &Block) const;

private:
  llvm::DenseMap<const clang::CFGBlock *,
                 llvm::SmallVector<const clang::CFGBlock *, 1>>
      Handlers;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FLOW_SUCCESSORS_H
