//===--- StoreCallable.h - defercliff: a member becomes the callable ------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_STORECALLABLE_H
#define DEFERCLIFF_LIB_FIXES_STORECALLABLE_H

#include "lib/fixes/Edit.h"
#include "lib/guards/ErasingTemplate.h"

namespace defercliff {

/// Makes the member of \p Erasing, which type-erases the callable that its
/// class is a template over, that callable itself. It names std::decay, for
/// which the file needs `<type_traits>`.
Edit storeCallable(const ErasingTemplate &Erasing, clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_STORECALLABLE_H
