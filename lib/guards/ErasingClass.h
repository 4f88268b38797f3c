//===--- ErasingClass.h - defercliff: a class that erases its action ------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_ERASINGCLASS_H
#define DEFERCLIFF_LIB_GUARDS_ERASINGCLASS_H

#include "lib/guards/ActionUses.h"
#include "lib/guards/CopiesAndMoves.h"
#include "lib/guards/GuardBuilder.h"
#include "lib/guards/GuardClassMembers.h"

namespace defercliff {

/// All that is read of a guard class that is no template and type-erases its
/// action. A part is empty where one before it has an obstacle.
struct ErasingClass {
  /// The member that erases the action.
  const clang::FieldDecl *Action = nullptr;
  GuardClassMembers Members;
  GuardBuilder Builder;
  ActionUses Actions;
  CopiesAndMoves Copies;

  const clang::CXXRecordDecl &decl() const {
    return *llvm::cast<clang::CXXRecordDecl>(Action->getParent());
  }

  /// The member as a note names it.
  std::string name() const { return "'" + Action->getNameAsString() + "'"; }
};

/// Reads the class of \p Action, a member that erases an action.
ErasingClass readErasingClass(const clang::FieldDecl &Action,
                              clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_ERASINGCLASS_H
