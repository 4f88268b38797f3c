//===--- StoredValue.h - defercliff: who stores what it is given? ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_STOREDVALUE_H
#define DEFERCLIFF_LIB_DEFERRAL_STOREDVALUE_H

#include "clang/AST/Decl.h"

namespace defercliff {

/// Whether \p Callee may store what it is given as parameter \p Index, a handle
/// or a pointer: its body assigns it to something that is no variable of its
/// own, inserts it into a container or hands it to one that may store it. If
/// the body cannot be seen, whether it is a method with the name of one that
/// does so.
bool mayStore(const clang::FunctionDecl &Callee, unsigned Index);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_STOREDVALUE_H
