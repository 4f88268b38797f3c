//===--- OwnerBehind.h - defercliff: what does a view refer to? -----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_OWNERBEHIND_H
#define DEFERCLIFF_LIB_DEFERRAL_OWNERBEHIND_H

#include "lib/deferral/BodyWalk.h"
#include "lib/flow/BodyFlow.h"

namespace defercliff {

/// What \p Captured, a pointer or a view, was made from or set to, if that dies
/// in a loop of \p Flow; \p Captured itself if a clean-up frees what it refers
/// to. Else null.
const clang::VarDecl *ownerBehind(const clang::ValueDecl &Captured,
                                  const BodyFlow &Flow, const BodyWalk &Walk);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_OWNERBEHIND_H
