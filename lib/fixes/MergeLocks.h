//===--- MergeLocks.h - defercliff: several lock_guards become one --------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_MERGELOCKS_H
#define DEFERCLIFF_LIB_FIXES_MERGELOCKS_H

#include "lib/fixes/Edit.h"
#include "lib/guards/Guard.h"
#include <vector>

namespace defercliff {

/// Merges the std::lock_guards among \p Guards, those of \p Body that are
/// counted, that stand side by side, each into one std::scoped_lock. It locks
/// its mutexes in an order that cannot deadlock, which need not be theirs. If
/// that leaves more than \p Limit, or where the language has no scoped_lock or
/// nothing has declared it before, and in templates, there is no edit. Locks
/// that are used again, adopt a locked mutex, lock what is written like
/// another's mutex, or what is no named object or member of one stay as they
/// are.
Edit mergeLocks(const std::vector<Guard> &Guards, size_t Limit,
                const clang::Decl &Body, clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_MERGELOCKS_H
