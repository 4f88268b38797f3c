//===--- CaptureNotes.h - defercliff: the bytes of a closure --------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_CALLABLES_CAPTURENOTES_H
#define DEFERCLIFF_LIB_CALLABLES_CAPTURENOTES_H

#include "lib/Finding.h"
#include "lib/callables/CostModel.h"
#include "clang/AST/ExprCXX.h"

namespace defercliff {

/// Adds a note to \p F for each capture of the callable that costs \p Cost:
/// its bytes, how it is captured, and which one makes the closure allocate. A
/// function object has a note for each member, unless its class is a system
/// header's. \p Action is the lambda, if the guard is built from one in place,
/// else null.
void addCaptureNotes(Finding &F, const clang::LambdaExpr *Action,
                     const CallableCost &Cost,
                     const clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_CALLABLES_CAPTURENOTES_H
