//===--- WrittenArguments.cpp - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/WrittenArguments.h"

#include "lib/SourceText.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace defercliff {

TemplateSpecializationTypeLoc writtenArguments(TypeLoc Type) {
  return Type.getUnqualifiedLoc()
      .getAsAdjusted<TemplateSpecializationTypeLoc>();
}

SourceLocation endOfArgument(const TemplateArgumentLoc &Argument,
                             const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  SourceLocation End = Argument.getSourceRange().getEnd();
  if (End.isMacroID()) {
    // The expansion of half a token is a range of characters, that of a macro
    // one of tokens.
    CharSourceRange Half = SM.getImmediateExpansionRange(End);
    return Half.isCharRange() ? Half.getEnd() : SourceLocation();
  }
  return endOfToken(End, Context);
}

} // namespace defercliff
