//===--- ErasingTemplate.h - defercliff: templates that erase -------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_ERASINGTEMPLATE_H
#define DEFERCLIFF_LIB_GUARDS_ERASINGTEMPLATE_H

#include "clang/AST/DeclTemplate.h"
#include <optional>
#include <string>
#include <vector>

namespace defercliff {

/// A guard class that is a template over its callable, and that type-erases it
/// all the same.
struct ErasingTemplate {
  /// The member of the template that erases the action.
  const clang::FieldDecl *Action = nullptr;
  /// The parameter that is the callable; it may be a reference to it.
  const clang::TemplateTypeParmDecl *Callable = nullptr;
  /// The guards that this translation unit makes of it, but for those that are
  /// given a wrapper, in the order of their use. Never empty.
  std::vector<const clang::ClassTemplateSpecializationDecl *> Instances;
  /// Why the member cannot be the callable itself, for a note; empty if nothing
  /// hinders it.
  std::string Obstacle;
};

/// What \p Template is, if its only constructor takes a callable by a parameter
/// of the template, and nothing gives it another one later. Nothing if it may
/// need the wrapper, or if no guard is made of it.
std::optional<ErasingTemplate>
readErasingTemplate(const clang::ClassTemplateDecl &Template,
                    clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_ERASINGTEMPLATE_H
