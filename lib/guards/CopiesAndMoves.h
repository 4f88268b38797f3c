//===--- CopiesAndMoves.h - defercliff: does the other guard still run? ---===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_COPIESANDMOVES_H
#define DEFERCLIFF_LIB_GUARDS_COPIESANDMOVES_H

#include "lib/guards/ActionUses.h"
#include "lib/guards/GuardClassMembers.h"

namespace defercliff {

/// How the copies and moves of a guard class take the action of another guard.
struct CopiesAndMoves {
  /// The initialisers that leave no action to the other guard: they take it by
  /// `std::exchange(other.action, nullptr)`.
  std::vector<const clang::CXXCtorInitializer *> Exchanges;
  /// Whether a move leaves the other guard with a flag that is set and the
  /// action that was moved from: a wrapper is empty then, a closure may still
  /// own what it has captured.
  bool LeavesAction = false;
  /// Why one of them relies on what a wrapper is like after a move, or does
  /// something else, for a note; empty if each copies the action, or provably
  /// leaves the other guard with nothing to run.
  std::string Obstacle;
};

/// Reads the written copies and moves of the class of \p Action, which
/// \p Members describes and which does \p Actions with it.
CopiesAndMoves readCopiesAndMoves(const clang::FieldDecl &Action,
                                  const GuardClassMembers &Members,
                                  const ActionUses &Actions,
                                  clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_COPIESANDMOVES_H
