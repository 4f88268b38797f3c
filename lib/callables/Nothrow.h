//===--- Nothrow.h - defercliff: may copying or moving throw? -------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_CALLABLES_NOTHROW_H
#define DEFERCLIFF_LIB_CALLABLES_NOTHROW_H

#include "clang/AST/DeclCXX.h"

namespace defercliff {

enum class Nothrow { No, Yes, Unknown };

/// Whether an object of \p Type, or with \p Move a temporary, is copied without
/// throwing, as std::is_nothrow_copy_constructible and
/// std::is_nothrow_move_constructible ask. Unknown while an exception
/// specification was not needed yet.
Nothrow isNothrowCopyable(clang::QualType Type, bool Move,
                          const clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_CALLABLES_NOTHROW_H
