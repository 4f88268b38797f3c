//===--- Dismissal.h - defercliff: is a guard called off? -----------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_DISMISSAL_H
#define DEFERCLIFF_LIB_GUARDS_DISMISSAL_H

#include "clang/AST/ExprCXX.h"

namespace defercliff {

/// Whether \p Method has one of the names that guard libraries give the method
/// that calls the action off: dismiss, release, cancel, ...
bool isNamedAsDismissal(const clang::CXXMethodDecl &Method);

/// The guard that \p S moves from, or on which it calls a method by one of the
/// names that guard libraries give the call after which nothing is left to run:
/// those that call the action off, and those that run it at once. Null if \p S
/// does neither.
const clang::VarDecl *dismissedBy(const clang::Stmt &S);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_DISMISSAL_H
