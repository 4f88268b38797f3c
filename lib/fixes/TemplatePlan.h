//===--- TemplatePlan.h - defercliff: what a guard template needs ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_TEMPLATEPLAN_H
#define DEFERCLIFF_LIB_FIXES_TEMPLATEPLAN_H

#include "lib/guards/ErasingClass.h"
#include "lib/guards/GuardClassUses.h"
#include "clang/Basic/SourceLocation.h"

namespace defercliff {

/// What is to be written so that a guard class becomes a template over its
/// callable. It points into the \c ErasingClass that it was made for.
struct TemplatePlan {
  /// The name of the template's parameter.
  std::string Callable;
  /// Whether the member has to be a std::optional afterwards.
  bool NeedsOptional = false;
  /// The runs that must be put under a test of the action.
  std::vector<const ActionUse *> Untested;
  /// The type of the member.
  clang::SourceRange MemberType;
  /// The initialiser of the member where it is declared, which goes; invalid if
  /// there is none.
  clang::CharSourceRange MemberInit;
  /// Why the class must stay as it is, for a note; empty if it need not.
  std::string Refusal;
};

/// Plans the template that \p Guard becomes, a class that is used as \p Uses
/// says. Refused where that might not compile or might change what it does.
TemplatePlan planTemplate(const ErasingClass &Guard, const GuardClassUses &Uses,
                          clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_TEMPLATEPLAN_H
