//===--- Instantiation.h - defercliff: what became of a template ----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_INSTANTIATION_H
#define DEFERCLIFF_LIB_INSTANTIATION_H

#include "clang/AST/Decl.h"

namespace defercliff {

/// Whether \p D stands in what became of a template.
bool isInInstantiation(const clang::Decl &D);

/// What \p Var is in the template that it became of; null if it became of none,
/// or that is not seen.
const clang::VarDecl *patternOf(const clang::VarDecl &Var);

/// Whether the arguments of a template around \p Var choose its class, as in
/// `typename Policy::Guard g(...)`: another instantiation may have one that
/// does something else. The class that a lambda is deduced for is not chosen,
/// nor is one of the standard library. True as well if the template cannot be
/// seen.
bool isChosenByTemplate(const clang::VarDecl &Var);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_INSTANTIATION_H
