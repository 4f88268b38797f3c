//===--- GuardBuilder.h - defercliff: how a guard is given its action -----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_GUARDBUILDER_H
#define DEFERCLIFF_LIB_GUARDS_GUARDBUILDER_H

#include "lib/guards/GuardClassMembers.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceLocation.h"

namespace defercliff {

/// How a constructor stores what its parameter is given.
enum class Storing {
  Copies,
  Moves,
  Forwards,
  Chooses, ///< `is_lvalue_reference<F>::value ? f : forward<F>(f)`
};

/// The constructor of a guard class that takes its action. An aggregate has
/// none, and copies what it is given.
struct GuardBuilder {
  /// What it stores as the action; null in an aggregate.
  const clang::ParmVarDecl *Param = nullptr;
  Storing Stores = Storing::Copies;
  /// The template parameter of the constructor that \c Param deduces; null if
  /// the constructor is no template.
  const clang::TemplateTypeParmDecl *Deduced = nullptr;
  /// The template head, up to what follows it; invalid if none is written, as
  /// with `auto`.
  clang::CharSourceRange Head;
  /// What keeps it from taking any callable of the class's own by value, for a
  /// note; empty if nothing does.
  std::string Obstacle;
};

/// Reads the constructor that \p Members of the class of \p Action names: there
/// is one if nothing is in the way of them, but for an aggregate.
GuardBuilder readBuilder(const clang::FieldDecl &Action,
                         const GuardClassMembers &Members,
                         clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_GUARDBUILDER_H
