//===--- StdCalls.h - defercliff: calls of the standard library -----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_STDCALLS_H
#define DEFERCLIFF_LIB_STDCALLS_H

#include "clang/AST/Expr.h"
#include <initializer_list>

namespace defercliff {

/// Whether \p Call calls a function of namespace std itself that has one of
/// \p Names.
bool isCallOfStd(const clang::CallExpr &Call,
                 std::initializer_list<llvm::StringRef> Names);

/// Whether \p Call is one of std::invoke.
bool isStdInvoke(const clang::CallExpr &Call);

/// Whether \p Call says `std::` before one of \p Names: it calls that function
/// whatever the type of its arguments is, also in a template, where nobody
/// knows yet which of several it calls.
bool namesStd(const clang::CallExpr &Call,
              std::initializer_list<llvm::StringRef> Names);

/// Whether all functions that \p S may call are of namespace std.
bool callsOnlyStd(const clang::Stmt *S);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_STDCALLS_H
