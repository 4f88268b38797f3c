//===--- Storage.h - defercliff: what a captured reference lives in -------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_STORAGE_H
#define DEFERCLIFF_LIB_DEFERRAL_STORAGE_H

#include "lib/deferral/BodyWalk.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/SmallVector.h"

namespace defercliff {

/// The local variable with whose life what a captured name denotes ends.
struct Storage {
  /// Null if it is someone else's, or if that is not known.
  const clang::VarDecl *Owner = nullptr;
  /// Whether it is an element of a container, which may be moved out of it.
  bool IsElement = false;
  /// The names that led to the owner, itself among them.
  llvm::SmallVector<const clang::VarDecl *, 4> Names;
};

/// The storage of \p Captured: of a structured binding the unnamed object, of a
/// reference what it is bound to, or the container that this is an element of.
Storage storageOf(const clang::ValueDecl &Captured);

/// Whether the elements of \p Where, a container, provably stay in it as long
/// as it lives: by none of its names the body of \p Walk may hand them on.
bool keepsElements(const Storage &Where, const BodyWalk &Walk);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_STORAGE_H
