//===--- GuardCatalogue.h - defercliff: known guard classes ---------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_GUARDCATALOGUE_H
#define DEFERCLIFF_LIB_GUARDS_GUARDCATALOGUE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace defercliff {

/// What a guard's destructor does.
enum class GuardKind {
  ScopeGuard, ///< runs a stored callable
  Owner,      ///< releases one resource: a lock, a handle, a saved value
  CCleanup,   ///< `__attribute__((cleanup))`
};

/// Where the type of a guard's action stands.
enum class ActionSlot { Argument0, Argument1, Field, HeapBlock, Fixed };

/// One line of GuardCatalogue.def.
struct GuardRow {
  llvm::StringRef Class;
  GuardKind Kind;
  ActionSlot Slot;
  llvm::StringRef Dismiss; ///< a call, with % for the guard
  llvm::StringRef Factory; ///< empty: no factory deduces the action's type
  llvm::StringRef Header;  ///< with its brackets
};

/// All rows, in the order of the file.
llvm::ArrayRef<GuardRow> guardCatalogue();

/// The row of the class with the qualified name \p Class; null if it has none.
const GuardRow *findGuardRow(llvm::StringRef Class);

/// The first row with the factory \p Factory; null if there is none.
const GuardRow *findGuardRowByFactory(llvm::StringRef Factory);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_GUARDCATALOGUE_H
