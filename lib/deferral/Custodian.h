//===--- Custodian.h - defercliff: variables that settle others -----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_CUSTODIAN_H
#define DEFERCLIFF_LIB_DEFERRAL_CUSTODIAN_H

#include "clang/AST/Decl.h"

namespace defercliff {

/// A local variable whose destructor may settle an object that it was made
/// with: drain it, or take back what was registered. A null object is `*this`.
struct Custodian {
  const clang::ValueDecl *Object;
  const clang::VarDecl *By;
};

/// Whether the destructor of \p Type may settle what its object was made with:
/// take back a registration, empty a list. The types of the standard library
/// say by themselves what they do, and locks settle nothing.
bool maySettle(clang::QualType Type);

/// Whether the destructor of \p Var, a local variable with an initialiser, may
/// settle what that names: by its type, or by a deleter that a smart pointer is
/// given. Of a reference, that of the temporary that it keeps alive.
bool maySettle(const clang::VarDecl &Var);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_CUSTODIAN_H
