//===--- Acquisition.h - defercliff: does an expression acquire? ----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_ACQUISITION_H
#define DEFERCLIFF_LIB_DEFERRAL_ACQUISITION_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace defercliff {

/// Whether \p Callee may get hold of a resource: unless it is const, is called
/// what looks something up or casts it, is one of the other functions of the
/// standard library, or returns what is stored somewhere.
bool mayAcquire(const clang::FunctionDecl &Callee);

/// Whether the value of \p E, or that of its member \p Member if that is not
/// null, is acquired where \p E stands: by new, or by a call that may do so.
/// Whether that of a variable is, \p OfVariable tells.
bool acquires(const clang::Expr *E, const clang::FieldDecl *Member,
              llvm::function_ref<bool(const clang::VarDecl &)> OfVariable);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_ACQUISITION_H
