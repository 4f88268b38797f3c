//===--- GuardExits.h - defercliff: guards over the exits of a body -------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FLOW_GUARDEXITS_H
#define DEFERCLIFF_LIB_FLOW_GUARDEXITS_H

#include "lib/guards/GuardSite.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace defercliff {

/// The number of guards alive summed over the exits of \p Body: for each
/// return, co_return and throw all of them, for each break, continue and goto
/// those that it leaves. Falling off an end does not count, nor do lambdas
/// within.
unsigned guardsOverExits(const clang::Stmt &Body,
                         llvm::function_ref<bool(GuardSite)> IsGuard);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FLOW_GUARDEXITS_H
