//===--- NestedLambdas.h - defercliff: lambdas inside of an action --------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_NESTEDLAMBDAS_H
#define DEFERCLIFF_LIB_FIXES_NESTEDLAMBDAS_H

#include "clang/AST/ExprCXX.h"
#include <vector>

namespace defercliff {

/// The lambdas in the body of \p Outer, at any depth, that may live longer
/// than a call of it: all but those that are called there, named or not, or
/// given to an algorithm of the standard library.
std::vector<const clang::LambdaExpr *>
lambdasThatMayLeave(const clang::LambdaExpr &Outer);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_NESTEDLAMBDAS_H
