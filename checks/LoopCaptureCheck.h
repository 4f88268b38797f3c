//===--- LoopCaptureCheck.h - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_CHECKS_LOOPCAPTURECHECK_H
#define DEFERCLIFF_CHECKS_LOOPCAPTURECHECK_H

#include "checks/LevelledCheck.h"
#include "lib/deferral/Keeper.h"
#include "lib/deferral/LoopCapture.h"
#include "lib/guards/Guard.h"
#include "llvm/ADT/DenseSet.h"

namespace defercliff {

/// Finds deferred actions that capture a loop variable, or another variable
/// that lives for one iteration, by reference.
/// See docs/checks/loop-capture.md.
class LoopCaptureCheck : public LevelledCheck {
public:
  LoopCaptureCheck(llvm::StringRef Name,
                   clang::tidy::ClangTidyContext *Context);

  bool isLanguageVersionSupported(
      const clang::LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus11;
  }
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

protected:
  void finish() override;

private:
  void reportCapture(const LoopCapture &Capture, clang::ASTContext &Context);
  void withdrawFixesOfTemplates();

  const std::string Guards;
  const std::string IgnoredGuards;
  const std::string DeferringNames;
  GuardRecognizer Recognizer;
  KeeperFinder Keepers;
  Drains Drained;
  llvm::DenseSet<const clang::Decl *> SeenBodies;

  /// What the lambdas of templates became, by their place.
  llvm::DenseMap<clang::SourceLocation,
                 llvm::SmallVector<const clang::LambdaExpr *, 2>>
      Instantiated;
  /// A fix in what became of a template.
  struct OfferedFix {
    clang::SourceLocation At;
    const clang::LambdaExpr *Lambda;
    llvm::SmallVector<const clang::ValueDecl *, 2> Variables;
  };
  std::vector<OfferedFix> Offered;
};

} // namespace defercliff

#endif // DEFERCLIFF_CHECKS_LOOPCAPTURECHECK_H
