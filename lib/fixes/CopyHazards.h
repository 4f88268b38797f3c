//===--- CopyHazards.h - defercliff: is a copy as good as the object? -----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_COPYHAZARDS_H
#define DEFERCLIFF_LIB_FIXES_COPYHAZARDS_H

#include "clang/AST/Type.h"

namespace clang {
class ASTContext;
} // namespace clang

namespace defercliff {

/// Whether objects of \p Type can be copied, through what they are made of: a
/// `vector<unique_ptr<int>>` declares a copy constructor that does not compile.
bool canBeCopied(clang::QualType Type, const clang::ASTContext &Context);

/// Why a copy of an object would do something else than the object.
struct CopyHazards {
  /// Whether the destructor releases what the copies of the compiler share.
  bool ReleasesShared = false;
  /// Whether a const method may change the object.
  bool HasMutable = false;
};

/// The hazards of copying objects of \p Type, through what they are made of.
CopyHazards hazardsOfCopy(clang::QualType Type);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_COPYHAZARDS_H
