//===--- GuardInLoopCheck.h - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_CHECKS_GUARDINLOOPCHECK_H
#define DEFERCLIFF_CHECKS_GUARDINLOOPCHECK_H

#include "checks/CheckOptions.h"
#include "checks/FixIncludes.h"
#include "checks/LevelledCheck.h"
#include "lib/deferral/KeepingTypes.h"
#include "lib/fixes/GuardFactory.h"
#include "lib/fixes/InlineGuard.h"
#include "lib/fixes/LiftLoopBody.h"
#include "lib/flow/BodyFlow.h"
#include "lib/guards/Guard.h"

namespace defercliff {

/// Finds scope guards that are constructed again on every iteration of a loop.
/// See docs/checks/guard-in-loop.md.
class GuardInLoopCheck : public LevelledCheck {
public:
  GuardInLoopCheck(llvm::StringRef Name,
                   clang::tidy::ClangTidyContext *Context);

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
  bool isWanted(const Guard &G) const;
  /// Whether a guard of level `cost` is declared in \p S, which may be null.
  bool holdsCostlyGuard(const clang::Stmt *S);
  void checkGuard(const Guard &G, const clang::Decl &Body,
                  clang::ASTContext &Context);
  Edit inlineGuardFix(const Guard &G, const BodyFlow &Flow,
                      clang::ASTContext &Context);

  const std::string Guards;
  const std::string IgnoredGuards;
  const Toggle CountOwners;
  const Toggle CountCCleanups;
  const std::string InlineGuard;
  const std::string InlineGuardHeader;
  const std::string Wrappers;
  GuardRecognizer Recognizer;
  KeepingTypes Types;
  BodyFlowCache Flows;
  LoopBodyLifter Lifter;
  FixIncludes Includes;
};

} // namespace defercliff

#endif // DEFERCLIFF_CHECKS_GUARDINLOOPCHECK_H
