//===--- VariableChanges.h - defercliff: what gets another value ----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_VARIABLECHANGES_H
#define DEFERCLIFF_LIB_DEFERRAL_VARIABLECHANGES_H

#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"

namespace defercliff {

/// The variable or expression that \p E itself steps or assigns to: `i` in
/// `++i`, `i += 2`; null if it is no change.
const clang::Expr *changedBy(const clang::Expr &E);

/// The arguments of \p Call that its callee may give another value: `swap`,
/// `tie(a, b) = ...`, `read(&i)`, `in >> i`.
llvm::SmallVector<const clang::Expr *, 2>
changedByCallee(const clang::CallExpr &Call);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_VARIABLECHANGES_H
