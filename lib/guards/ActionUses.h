//===--- ActionUses.h - defercliff: what a class does with its action -----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_ACTIONUSES_H
#define DEFERCLIFF_LIB_GUARDS_ACTIONUSES_H

#include "lib/guards/GuardClassMembers.h"

namespace defercliff {

/// What a class does with its action in one place.
enum class Doing {
  Run,
  Test,       ///< converts it to bool
  Drop,       ///< makes it an empty one
  Silence,    ///< gives it a callable that does nothing
  IsSet,      ///< asks whether it is not empty, but not by a conversion
  IsUnset,    ///< asks whether it is empty
  AsOptional, ///< what is done to an optional and stays as it is
};

struct ActionUse {
  Doing What;
  /// The action, perhaps that of another guard.
  const clang::MemberExpr *Member;
  /// The comparison, the assignment, the call. Null for Run and Test.
  const clang::Expr *Whole = nullptr;
  /// Whether a call gets the action through a call of std::move, or is given
  /// it as an argument.
  bool IsArgument = false;
  /// The call, if it is a statement that may become conditional. Only for Run.
  const clang::CallExpr *Statement = nullptr;
  /// Whether an if statement tests it to run it, and does nothing else.
  bool OnlyToRun = false;
};

/// All that a class does with its action, but for building it.
struct ActionUses {
  std::vector<ActionUse> Uses;
  /// The methods that run it.
  std::vector<const clang::CXXMethodDecl *> Runners;
  /// Whether it is called where it is constant.
  bool CalledAsConst = false;
  /// Whether the wrapper chooses among several call operators otherwise than a
  /// call of the callable: it is moved from, or constant in the wrapper alone.
  bool PicksOperator = false;
  /// Whether the wrapper passes on copies of what it is called with.
  bool PassesCopies = false;
  /// Whether a void result is returned, or an operand.
  bool PassesResult = false;
  /// Whether a call is a statement without a cast to void.
  bool DiscardsResult = false;
  /// What else is done with it, for a note; empty if there is nothing else.
  std::string Obstacle;
};

/// Reads what the bodies of the class of \p Action, which \p Members describes,
/// do with it.
ActionUses readActionUses(const clang::FieldDecl &Action,
                          const GuardClassMembers &Members,
                          clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_ACTIONUSES_H
