//===--- UndoList.h - defercliff: lists that are run only on failure ------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_UNDOLIST_H
#define DEFERCLIFF_LIB_DEFERRAL_UNDOLIST_H

#include "lib/deferral/BodyWalk.h"
#include "lib/flow/BodyFlow.h"

namespace defercliff {

/// Whether \p List, a local container of callables, is used behind the loop
/// \p Around on some paths and on others not at all, from the end of the loop
/// on: what it keeps undoes what did not succeed. A `return` out of the loop is
/// no such path.
bool isUndoList(const clang::VarDecl &List, const Loop &Around,
                const BodyFlow &Flow, const BodyWalk &Walk);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_UNDOLIST_H
