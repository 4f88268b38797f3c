//===--- AskedTypes.h - defercliff: types of expressions ------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_ASKEDTYPES_H
#define DEFERCLIFF_LIB_FIXES_ASKEDTYPES_H

#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace defercliff {

/// Whether \p S, what macros make of it too, asks by a `decltype` or a `typeof`
/// for the type of an expression that \p Concerns says is one.
bool asksForType(const clang::Stmt &S,
                 llvm::function_ref<bool(const clang::Expr &)> Concerns);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_ASKEDTYPES_H
