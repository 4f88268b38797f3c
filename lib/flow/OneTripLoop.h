//===--- OneTripLoop.h - defercliff: loops that only look like loops ------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FLOW_ONETRIPLOOP_H
#define DEFERCLIFF_LIB_FLOW_ONETRIPLOOP_H

#include "clang/AST/Stmt.h"

namespace defercliff {

/// True only if the body of \p Loop provably runs at most once because one
/// variable, set to a constant in the loop's head and changed in its increment
/// alone, or that of the loop that is its body, says so: `for (bool once =
/// true; once; once = false)`, the shape of macros that open a scope. Loops
/// that the control-flow graph already shows to have no back edge (do-while(0))
/// need no question here.
bool isProvablyOneTrip(const clang::ForStmt &Loop);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FLOW_ONETRIPLOOP_H
