//===--- GuardSite.h - defercliff: what a guard is in the code ------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_GUARDSITE_H
#define DEFERCLIFF_LIB_GUARDS_GUARDSITE_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/PointerUnion.h"

namespace defercliff {

/// What makes a guard: a variable, or a defer statement of C.
using GuardSite =
    llvm::PointerUnion<const clang::VarDecl *, const clang::Stmt *>;

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_GUARDSITE_H
