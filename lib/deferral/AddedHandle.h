//===--- AddedHandle.h - defercliff: guards that others hand out ----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_ADDEDHANDLE_H
#define DEFERCLIFF_LIB_DEFERRAL_ADDEDHANDLE_H

#include "lib/deferral/KeepingTypes.h"
#include "clang/AST/ExprCXX.h"

namespace defercliff {

/// Whether \p Call adds a handle that a method of another object has
/// returned for a callable, as `bus.subscribe([] {...})`: to keep it is the
/// purpose. A guard that is built here, over a callable, defers, and so does
/// one that stands for something that was opened.
bool addsHandle(const clang::CallExpr &Call, const KeepingTypes &Types);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_ADDEDHANDLE_H
