//===--- ErasedGuardCheck.h - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_CHECKS_ERASEDGUARDCHECK_H
#define DEFERCLIFF_CHECKS_ERASEDGUARDCHECK_H

#include "checks/FixIncludes.h"
#include "checks/LevelledCheck.h"
#include "lib/fixes/Edit.h"
#include "lib/guards/ErasingTemplate.h"
#include "lib/guards/Guard.h"
#include "lib/guards/GuardClassUses.h"

namespace defercliff {

/// Finds guard classes that type-erase their action although they are only ever
/// a local variable, or a template over that action.
/// See docs/checks/erased-guard.md.
class ErasedGuardCheck : public LevelledCheck {
public:
  ErasedGuardCheck(llvm::StringRef Name,
                   clang::tidy::ClangTidyContext *Context);

  bool isLanguageVersionSupported(
      const clang::LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

protected:
  void finish() override;
  FixIncludes *includes() override { return &Includes; }

private:
  void reportClass(const clang::FieldDecl &Action, const GuardClassUses &Uses,
                   clang::ASTContext &Context);

  void reportTemplate(const ErasingTemplate &Erasing,
                      clang::ASTContext &Context);

  const std::string IgnoredGuards;
  GuardRecognizer Recognizer;
  ErasedActions Actions;
  /// The guard class templates, which may erase what they are templates over.
  std::vector<const clang::ClassTemplateDecl *> Templates;
  FixIncludes Includes;
};

} // namespace defercliff

#endif // DEFERCLIFF_CHECKS_ERASEDGUARDCHECK_H
