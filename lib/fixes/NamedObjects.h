//===--- NamedObjects.h - defercliff: what statements name ----------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_NAMEDOBJECTS_H
#define DEFERCLIFF_LIB_FIXES_NAMEDOBJECTS_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace defercliff {

/// Variables and members; null stands for `this`.
using Objects = llvm::SmallPtrSet<const clang::ValueDecl *, 8>;

/// Adds what \p S, which may be null, names to \p Named.
void collectNamed(const clang::Stmt *S, Objects &Named);

/// The variable that \p E denotes, or a part or pointee of it; null if it is
/// none. A local reference or pointer, a smart one too, stands for what it was
/// made from.
const clang::VarDecl *variableUnder(const clang::Expr *E);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_NAMEDOBJECTS_H
