//===--- DeferralInLoopCheck.h - defercliff -------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_CHECKS_DEFERRALINLOOPCHECK_H
#define DEFERCLIFF_CHECKS_DEFERRALINLOOPCHECK_H

#include "checks/LevelledCheck.h"
#include "lib/deferral/Keeper.h"
#include "lib/deferral/LoopDeferral.h"
#include "lib/deferral/StoredValue.h"
#include "lib/fixes/GuardForInsertion.h"
#include "lib/fixes/LocalNames.h"
#include "lib/guards/Guard.h"
#include "llvm/ADT/DenseSet.h"

namespace defercliff {

/// Finds clean-ups that a loop adds to a holder declared outside of it, so that
/// nothing is released before the holder runs or dies.
/// See docs/checks/deferral-in-loop.md.
class DeferralInLoopCheck : public LevelledCheck {
public:
  DeferralInLoopCheck(llvm::StringRef Name,
                      clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

protected:
  void finish() override;

private:
  void reportDeferral(const LoopDeferral &Deferral, LocalNames &Names,
                      const clang::Decl &Body, InsertionBody &Around);

  const std::string Guards;
  const std::string IgnoredGuards;
  const std::string DeferringNames;
  const std::string ReleasingNames;
  const std::string InlineGuard;
  const std::string Wrappers;
  GuardRecognizer Recognizer;
  KeeperFinder Keepers;
  ReleaseRecognizer Releases;
  Drains Drained;
  StoredValues Stored;
  llvm::DenseSet<const clang::Decl *> SeenBodies;
};

} // namespace defercliff

#endif // DEFERCLIFF_CHECKS_DEFERRALINLOOPCHECK_H
