//===--- DeduceArgument.h - defercliff: a guard without its argument ------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_DEDUCEARGUMENT_H
#define DEFERCLIFF_LIB_FIXES_DEDUCEARGUMENT_H

#include "lib/fixes/Edit.h"
#include "lib/flow/BodyFlow.h"
#include "lib/guards/Guard.h"

namespace defercliff {

/// `OnExit<std::function<void()>> g([] {...});` over a class template that can
/// deduce its argument: the argument goes. \p G has a lambda; without an edit
/// if that is not so, and refused if a comment would go with the argument.
Edit deduceArgument(const Guard &G, const BodyFlow &Flow,
                    clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_DEDUCEARGUMENT_H
