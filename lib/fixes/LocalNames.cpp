//===--- LocalNames.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/LocalNames.h"

#include "lib/SourceText.h"
#include "lib/flow/BodyFlow.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace defercliff {

/// Adds to \p Names those of the parameters of \p Body, and what the lambdas
/// that it is or is in have captured: a local variable may not have them, or
/// would hide them.
static void addNamesAround(const Decl &Body, llvm::StringSet<> &Names) {
  for (const auto *Scope = dyn_cast<DeclContext>(&Body); Scope;
       Scope = Scope->getParent()) {
    if (const auto *Function = dyn_cast<FunctionDecl>(Scope))
      for (const ParmVarDecl *Parameter : Function->parameters())
        Names.insert(Parameter->getName());
    const auto *Class = dyn_cast<CXXRecordDecl>(Scope);
    if (!Class || !Class->isLambda())
      continue;
    for (const LambdaCapture &Capture : Class->captures())
      if (Capture.capturesVariable())
        Names.insert(Capture.getCapturedVar()->getName());
  }
}

/// The identifier \p Name, if \p Context knows it.
static const IdentifierInfo *knownAs(StringRef Name,
                                     const ASTContext &Context) {
  auto Known = Context.Idents.find(Name);
  return Known == Context.Idents.end() ? nullptr : Known->second;
}

LocalNames::LocalNames(const Decl &Body, const ASTContext &Context) {
  const SourceRange Statements = statementsOf(Body)->getSourceRange();
  if (isWrittenPlainly(Statements, Context))
    add(Body, tokensOf(Statements, Context), Context);
  else
    UsesMacros = true;
}

void LocalNames::add(const Decl &Body, llvm::ArrayRef<Token> Tokens,
                     const ASTContext &Context) {
  addNamesAround(Body, Taken);
  for (const Token &T : Tokens) {
    if (T.isNot(tok::raw_identifier))
      continue;
    Taken.insert(T.getRawIdentifier());
    const IdentifierInfo *Known = knownAs(T.getRawIdentifier(), Context);
    UsesMacros |= Known && Known->hadMacroDefinition();
  }
}

std::string LocalNames::fresh(StringRef Wanted, SourceLocation Loc,
                              const ASTContext &Context) {
  const bool IsShared = !Context.getSourceManager().isInMainFile(Loc) ||
                        Context.getLangOpts().IsHeaderFile;
  for (unsigned I = 1;; ++I) {
    std::string Name = Wanted.str() + (I == 1 ? "" : std::to_string(I));
    if (Taken.count(Name))
      continue;
    // What is not in the text of the body cannot clash with a local name,
    // unless a macro puts it there.
    const IdentifierInfo *Known = knownAs(Name, Context);
    bool MayClash = Known && (UsesMacros || Known->hadMacroDefinition());
    if (MayClash && IsShared)
      return "";
    if (MayClash)
      continue;
    Taken.insert(Name);
    return Name;
  }
}

} // namespace defercliff
