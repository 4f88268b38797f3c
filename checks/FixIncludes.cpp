//===--- FixIncludes.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/FixIncludes.h"

#include "lib/QualifiedName.h"
#include "lib/SourceText.h"

using namespace clang;

namespace defercliff {

void FixIncludes::complete(Edit &Fix, SourceLocation Loc, bool IsApplied,
                           ASTContext &Context) {
  if (!Fix || Fix.Header.empty())
    return;
  const SourceManager &SM = Context.getSourceManager();
  FileID File = SM.getFileID(Loc);
  auto [Entry, IsNew] = Insertions[File].try_emplace(Fix.Header);
  Insertion &Known = Entry->second;
  if (IsNew)
    Known.Hint = Inserter.createIncludeInsertion(File, Fix.Header);
  const NamedDecl *Declared = findQualified(Fix.Name, Context);
  auto IsAbove = [&](SourceLocation Place) {
    return SM.isBeforeInTranslationUnit(Place, Loc);
  };
  if (Known.Hint ? !IsAbove(Known.Hint->RemoveRange.getBegin())
                 : !Declared ||
                       !IsAbove(Declared->getCanonicalDecl()->getLocation())) {
    Fix = Edit::refused(Fix.Header + " is included only below");
    return;
  }
  if (!Known.Hint || Known.IsApplied)
    return;
  FixItHint Include = *Known.Hint;
  if (isUnderCondition(Include.RemoveRange.getBegin(), Context)) {
    Fix = Edit::refused("the include of " + Fix.Header +
                        " would come under a condition of the preprocessor");
    return;
  }
  Include.CodeToInsert = withLineEndsOf(Include.CodeToInsert, Loc, Context);
  // First, as the edit may be right below the other includes.
  Fix.Hints.insert(Fix.Hints.begin(), Include);
  Known.IsApplied = IsApplied;
}

} // namespace defercliff
