//===--- LiveGuards.h - defercliff: which guards are alive at once --------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FLOW_LIVEGUARDS_H
#define DEFERCLIFF_LIB_FLOW_LIVEGUARDS_H

#include "lib/flow/BodyFlow.h"
#include "lib/guards/GuardSite.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <vector>

namespace defercliff {

/// The guards among \p Counted that are alive at the point of \p Flow, the flow
/// of \p Body, where most of them are, in the order of \p Counted. Guards of
/// sibling scopes do not add up, nor does a variable that \p DismissedBy says
/// was called off on every path to the point.
std::vector<GuardSite> aliveAtFullestPoint(
    const BodyFlow &Flow, const clang::Stmt &Body,
    llvm::ArrayRef<GuardSite> Counted,
    llvm::function_ref<const clang::VarDecl *(const clang::Stmt &)>
        DismissedBy);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FLOW_LIVEGUARDS_H
