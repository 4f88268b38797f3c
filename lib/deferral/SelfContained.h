//===--- SelfContained.h - defercliff: is a copy on its own? --------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_SELFCONTAINED_H
#define DEFERCLIFF_LIB_DEFERRAL_SELFCONTAINED_H

#include "clang/AST/DeclCXX.h"

namespace defercliff {

/// Whether a copy of an object of \p Type, seen through references, provably
/// refers to nothing that it does not own: numbers, strings, containers of
/// such, classes of such members, and classes that copy and release what they
/// point to. A smart pointer owns what it points to.
bool isSelfContained(clang::QualType Type);

/// Whether somebody wrote how \p Class is copied.
bool writesCopy(const clang::CXXRecordDecl &Class);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_SELFCONTAINED_H
