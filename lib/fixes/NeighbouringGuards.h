//===--- NeighbouringGuards.h - defercliff: guards side by side -----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_NEIGHBOURINGGUARDS_H
#define DEFERCLIFF_LIB_FIXES_NEIGHBOURINGGUARDS_H

#include "lib/fixes/Edit.h"
#include "lib/guards/Guard.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace defercliff {

/// A guard in its statement.
struct Neighbour {
  const Guard *G;
  const clang::DeclStmt *Statement;
};

/// Guards in statements that follow each other, two or more.
using GuardRun = std::vector<Neighbour>;

/// Finds runs of neighbours in the blocks of a body, in one walk.
struct NeighbourFinder {
  /// Whether a guard, the only one of its statement, may be merged at all.
  llvm::function_ref<bool(const Neighbour &)> IsMergeable;
  /// Whether two that follow each other may become one.
  llvm::function_ref<bool(const Neighbour &, const Neighbour &)> BelongTogether;

  /// The runs in \p Body that \p Guards form, with nothing but blanks in them.
  std::vector<GuardRun> find(const std::vector<Guard> &Guards,
                             const clang::Decl &Body,
                             const clang::ASTContext &Context) const;
};

/// Merges runs, by \p MergeOne, until no more than \p Limit of \p Count guards
/// are left. If they cannot be so few, there is no edit.
Edit mergeUntil(size_t Limit, size_t Count, const std::vector<GuardRun> &Runs,
                llvm::function_ref<Edit(const GuardRun &)> MergeOne);

/// Adds to \p Result that all of \p Run but the first go, with their lines.
void removeAllButFirst(const GuardRun &Run, const clang::ASTContext &Context,
                       Edit &Result);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_NEIGHBOURINGGUARDS_H
