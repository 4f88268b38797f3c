//===--- StoredAction.h - defercliff: guards recognised by structure ------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_STOREDACTION_H
#define DEFERCLIFF_LIB_GUARDS_STOREDACTION_H

#include "clang/AST/DeclCXX.h"
#include <optional>

namespace defercliff {

/// The callable that a class keeps and that its destructor calls.
struct StoredAction {
  clang::QualType Type;
  /// The data member that holds it; null if a base class is the callable.
  const clang::FieldDecl *Field = nullptr;
  /// Whether the destructor passes it arguments.
  bool TakesArguments = false;
  /// Whether the class also gives its users something it holds: then the
  /// callable is the deleter of a resource rather than a deferred action.
  bool OwnsResource = false;
};

/// The action that the destructor of \p Record provably calls, perhaps under
/// a condition or through a method of the class, and nothing if there is none
/// or the destructor's body is not visible. A class that holds more than a
/// callable and scalars is not taken for a guard: it does other things as well.
std::optional<StoredAction>
findStoredAction(const clang::CXXRecordDecl &Record);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_STOREDACTION_H
