//===--- OwnerBehind.h - defercliff: what does a copy refer to? -----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_OWNERBEHIND_H
#define DEFERCLIFF_LIB_DEFERRAL_OWNERBEHIND_H

#include "lib/flow/BodyFlow.h"

namespace defercliff {

/// A variable that dies in a loop of \p Flow, whose statements are \p Body, and
/// that a copy of \p Captured may refer to: what it was made from or set to, or
/// \p Captured itself, if it may refer to itself or a clean-up frees what it
/// refers to. Null if there provably is none.
const clang::VarDecl *ownerBehind(const clang::ValueDecl &Captured,
                                  const BodyFlow &Flow,
                                  const clang::Stmt &Body);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_OWNERBEHIND_H
