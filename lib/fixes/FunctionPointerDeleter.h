//===--- FunctionPointerDeleter.h - defercliff: a plain deleter -----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_FUNCTIONPOINTERDELETER_H
#define DEFERCLIFF_LIB_FIXES_FUNCTIONPOINTERDELETER_H

#include "lib/fixes/Edit.h"
#include "lib/guards/Guard.h"

namespace defercliff {

/// `unique_ptr<T, std::function<void(T *)>>` over a lambda without captures:
/// the function becomes a pointer to one. \p G is such a guard with a lambda;
/// refused where the lambda or the type of the pointer would not fit.
Edit useFunctionPointer(const Guard &G, clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_FUNCTIONPOINTERDELETER_H
