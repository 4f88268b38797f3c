//===--- GuardForInsertion.cpp - defercliff -------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/GuardForInsertion.h"

#include "lib/fixes/InlineGuard.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace defercliff {

/// A name that nothing in the translation unit has.
static std::string unusedName(ASTContext &Context) {
  std::string Name = "Deferred";
  for (unsigned I = 2; Context.Idents.find(Name) != Context.Idents.end(); ++I)
    Name = "Deferred" + std::to_string(I);
  return Name;
}

/// Whether \p E is a statement of its own in a block: a definition in its place
/// lives to the end of that block.
static bool isStatementOfBlock(const Expr &E, const BodyWalk &Walk) {
  const Stmt *Around = Walk.parentOf(E);
  while (isa_and_nonnull<ExprWithCleanups>(Around))
    Around = Walk.parentOf(*Around);
  return isa_and_nonnull<CompoundStmt>(Around);
}

Edit guardForInsertion(const LoopDeferral &Deferral, StringRef Wanted,
                       const BodyWalk &Walk, ASTContext &Context) {
  if (!Deferral.Action ||
      Deferral.Action->getCallOperator()->getNumParams() > 0 ||
      !isStatementOfBlock(*Deferral.Insertion, Walk) ||
      !isWrittenPlainly(Deferral.Insertion->getSourceRange(), Context))
    return Edit::refused();
  std::string Factory = inlineGuardFactory(Guard(), Wanted, Context);
  if (Factory.empty())
    return Edit::refused();
  SourceRange Call = Deferral.Insertion->getSourceRange();
  SourceRange Lambda = Deferral.Action->getSourceRange();
  if (holdsCommentOrDirective({Call.getBegin(), Lambda.getBegin()}, Context) ||
      holdsCommentOrDirective({Lambda.getEnd(), Call.getEnd()}, Context))
    return Edit::refused();
  Edit Result;
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(Call.getBegin(), Lambda.getBegin()),
      "auto " + unusedName(Context) + " = " + Factory + "("));
  SourceLocation Behind = Lexer::getLocForEndOfToken(
      Lambda.getEnd(), 0, Context.getSourceManager(), Context.getLangOpts());
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(
          Behind, Lexer::getLocForEndOfToken(Call.getEnd(), 0,
                                             Context.getSourceManager(),
                                             Context.getLangOpts())),
      ")"));
  return Result;
}

} // namespace defercliff
