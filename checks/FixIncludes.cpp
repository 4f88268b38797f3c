//===--- FixIncludes.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/FixIncludes.h"

#include "lib/SourceText.h"

using namespace clang;

namespace defercliff {

void FixIncludes::add(Edit &Fix, SourceLocation Loc, StringRef Header,
                      const ASTContext &Context) {
  FileID File = Context.getSourceManager().getFileID(Loc);
  auto Include = Inserter.createIncludeInsertion(File, Header);
  if (Include && isUnderCondition(Include->RemoveRange.getBegin(), Context))
    Conditional.insert(File);
  // The inserter offers it once, though several fixes may need it.
  if (Conditional.count(File)) {
    Fix = Edit::refused(("the include of " + Header +
                         " would come under a condition of the preprocessor")
                            .str());
    return;
  }
  if (!Include)
    return;
  Include->CodeToInsert = withLineEndsOf(Include->CodeToInsert, Loc, Context);
  // First, as the edit may be right below the other includes.
  Fix.Hints.insert(Fix.Hints.begin(), *Include);
}

} // namespace defercliff
