//===--- LocalAlias.h - defercliff: types with names of the body ----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_LOCALALIAS_H
#define DEFERCLIFF_LIB_FIXES_LOCALALIAS_H

#include "clang/AST/Decl.h"

namespace defercliff {

/// Whether \p Var is declared with an alias that a function or a local class
/// declares, in its type or in its initialiser but for a lambda. Compilers warn
/// of one that nothing uses any more. True as well if it is not known how the
/// type is written.
bool isSpelledWithLocalAlias(const clang::VarDecl &Var);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_LOCALALIAS_H
