//===--- KeptTemporary.h - defercliff: what a reference keeps alive -------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_KEPTTEMPORARY_H
#define DEFERCLIFF_LIB_KEPTTEMPORARY_H

#include "clang/AST/Decl.h"
#include "clang/AST/ExprCXX.h"

namespace defercliff {

/// The temporary whose life the reference \p Var extends to its own; null if it
/// binds to an object that lives elsewhere.
const clang::MaterializeTemporaryExpr *keptTemporary(const clang::VarDecl &Var);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_KEPTTEMPORARY_H
