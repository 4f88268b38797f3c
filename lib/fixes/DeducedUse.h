//===--- DeducedUse.h - defercliff: a guard that deduces its callable -----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_DEDUCEDUSE_H
#define DEFERCLIFF_LIB_FIXES_DEDUCEDUSE_H

#include "lib/guards/ErasingClass.h"

namespace defercliff {

/// Why \p Var, a guard of \p Guard, might not compile or might do something
/// else if it deduced its callable and kept that; empty if it means the same.
/// \p MayBeNone tells whether the class asks if there is an action,
/// \p IsTakenOver whether guards of it are moved.
std::string findChangeByDeducing(const clang::VarDecl &Var,
                                 const ErasingClass &Guard, bool MayBeNone,
                                 bool IsTakenOver, clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_DEDUCEDUSE_H
