//===--- LiveGuards.h - defercliff: which guards are alive at once --------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FLOW_LIVEGUARDS_H
#define DEFERCLIFF_LIB_FLOW_LIVEGUARDS_H

#include "lib/flow/BodyFlow.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace defercliff {

/// The variables among those that \p Counts accepts that are alive at the
/// point of \p Flow where most of them are, in the order of their
/// declarations. Variables of sibling scopes do not add up.
std::vector<const clang::VarDecl *>
aliveAtFullestPoint(const BodyFlow &Flow,
                    llvm::function_ref<bool(const clang::VarDecl &)> Counts);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FLOW_LIVEGUARDS_H
