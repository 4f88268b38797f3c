//===--- MergeGuards.h - defercliff: neighbouring guards become one -------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_MERGEGUARDS_H
#define DEFERCLIFF_LIB_FIXES_MERGEGUARDS_H

#include "lib/fixes/Edit.h"
#include "lib/guards/Guard.h"
#include <vector>

namespace defercliff {

/// Merges guards among \p Guards, those of \p Body that are counted, that stand
/// side by side, into one whose action runs theirs in reverse order, as their
/// destructors would. If that leaves more than \p Limit, there is no edit.
/// Guards that are used again, capture by copy something that may throw, return
/// early from their action, or have a comment between them, or in them but for
/// the body of the action, stay as they are.
Edit mergeNeighbours(const std::vector<Guard> &Guards, size_t Limit,
                     const clang::Decl &Body, const clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_MERGEGUARDS_H
