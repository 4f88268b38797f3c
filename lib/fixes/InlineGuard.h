//===--- InlineGuard.h - defercliff: a guard that erases nothing ----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_INLINEGUARD_H
#define DEFERCLIFF_LIB_FIXES_INLINEGUARD_H

#include "lib/fixes/Edit.h"
#include "lib/flow/BodyFlow.h"
#include "lib/guards/Guard.h"

namespace defercliff {

/// Replaces the type-erased or allocating guard \p G by one that \p Factory
/// builds from its lambda: `Defer d([&] {...});` becomes
/// `auto d = absl::MakeCleanup([&] {...});`. A unique_ptr over a std::function
/// takes a function pointer instead if its lambda captures nothing. Calls that
/// dismiss the guard are translated. Refused when the guard is used in any
/// other way, shares its declaration, is not built directly from a lambda, or
/// if the lambda returns a value.
Edit replaceByInlineGuard(const Guard &G, llvm::StringRef Factory,
                          const BodyFlow &Flow, clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_INLINEGUARD_H
