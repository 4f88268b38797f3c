//===--- HoistableAction.h - defercliff: does an action need the loop? ----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FLOW_HOISTABLEACTION_H
#define DEFERCLIFF_LIB_FLOW_HOISTABLEACTION_H

#include "lib/flow/BodyFlow.h"
#include "clang/AST/ExprCXX.h"

namespace defercliff {

/// True only if \p Action provably uses no variable
/// of an iteration of \p L: all that it captures is declared outside and is not
/// changed by the loop's head.
bool usesNothingOf(const Loop &L, const clang::LambdaExpr &Action,
                   const BodyFlow &Flow);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FLOW_HOISTABLEACTION_H
