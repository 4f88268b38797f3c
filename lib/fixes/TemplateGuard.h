//===--- TemplateGuard.h - defercliff: a guard class becomes a template ---===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_TEMPLATEGUARD_H
#define DEFERCLIFF_LIB_FIXES_TEMPLATEGUARD_H

#include "lib/fixes/Edit.h"
#include "lib/guards/GuardClassUses.h"

namespace defercliff {

/// Makes \p Action's class, which \p Uses says is only a local variable, a
/// template over its callable, so that its uses deduce it: the member becomes
/// `Callable`, and the constructor takes one by value. If the class tests or
/// drops its action, the member becomes `std::optional<Callable>`. Refused
/// where that might not compile or might change what the class does.
Edit makeTemplateGuard(const clang::FieldDecl &Action,
                       const GuardClassUses &Uses, clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_TEMPLATEGUARD_H
