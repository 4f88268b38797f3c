//===--- GuardClassMembers.h - defercliff: what a class is made of --------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_GUARDCLASSMEMBERS_H
#define DEFERCLIFF_LIB_GUARDS_GUARDCLASSMEMBERS_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include <string>
#include <vector>

namespace defercliff {

/// What a guard class that type-erases its action is made of.
struct GuardClassMembers {
  /// The type-erasing class, which may be in an optional.
  clang::QualType Wrapper;
  bool IsOptional = false;
  /// The only constructor that takes arguments other than another guard; null
  /// if the class is an aggregate, whose first member the action is.
  const clang::CXXConstructorDecl *Builder = nullptr;
  /// Its template, if it is one.
  const clang::FunctionTemplateDecl *BuilderTemplate = nullptr;
  /// The written copies and moves.
  std::vector<const clang::CXXConstructorDecl *> Copiers;
  /// The methods and constructors that have a body.
  std::vector<const clang::CXXMethodDecl *> Bodies;
  /// What keeps the class from taking any callable in place of the wrapper, for
  /// a note; empty if nothing does.
  std::string Obstacle;
};

/// The members of the class of \p Action, a member that erases an action.
GuardClassMembers readMembers(const clang::FieldDecl &Action);

/// The written initialiser of \p Field in \p Ctor; null if there is none.
const clang::CXXCtorInitializer *
initializerOf(const clang::CXXConstructorDecl &Ctor,
              const clang::FieldDecl &Field);

/// What stands between the brackets of \p Init, without blanks; empty if it is
/// not written plainly.
std::string initializerText(const clang::CXXCtorInitializer &Init,
                            const clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_GUARDCLASSMEMBERS_H
