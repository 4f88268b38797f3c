//===--- TranslateDismissals.h - defercliff: how it is called off ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_TRANSLATEDISMISSALS_H
#define DEFERCLIFF_LIB_FIXES_TRANSLATEDISMISSALS_H

#include "lib/fixes/Edit.h"
#include "lib/flow/BodyFlow.h"
#include "lib/guards/Guard.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace defercliff {

/// Whether nothing uses \p G, a variable, after it was built, but for calls
/// that dismiss it and for which \p Allows holds.
bool isOnlyDismissed(
    const Guard &G, const clang::ASTContext &Context,
    llvm::function_ref<bool(const clang::CXXMemberCallExpr &)> Allows);

/// Adds to \p Result what dismisses \p G once \p Factory has made it. Why that
/// cannot be done; empty if it can.
llvm::StringRef translateDismissals(const Guard &G, llvm::StringRef Factory,
                                    const BodyFlow &Flow, Edit &Result,
                                    clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_TRANSLATEDISMISSALS_H
