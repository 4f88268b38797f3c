//===--- TooManyGuardsCheck.h - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_CHECKS_TOOMANYGUARDSCHECK_H
#define DEFERCLIFF_CHECKS_TOOMANYGUARDSCHECK_H

#include "checks/CheckOptions.h"
#include "checks/LevelledCheck.h"
#include "lib/guards/Guard.h"
#include "llvm/ADT/MapVector.h"

namespace defercliff {

/// Finds bodies in which more clean-up guards are alive at once than a reader
/// can keep in mind.
/// See docs/checks/too-many-guards.md.
class TooManyGuardsCheck : public LevelledCheck {
public:
  TooManyGuardsCheck(llvm::StringRef Name,
                     clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

protected:
  void finish() override;

private:
  using GuardsOfBody = std::vector<Guard>;

  void checkBody(const clang::Decl &Body, const GuardsOfBody &Guards,
                 bool CCleanups, unsigned Limit);

  const unsigned MaxGuards;
  const unsigned MaxCCleanups;
  const unsigned MaxGuardExits;
  const Toggle CountAll;
  const Toggle CountOwners;
  const std::string Guards;
  const std::string IgnoredGuards;
  const std::string Wrappers;
  GuardRecognizer Recognizer;
  llvm::MapVector<const clang::Decl *, GuardsOfBody> Bodies;
};

} // namespace defercliff

#endif // DEFERCLIFF_CHECKS_TOOMANYGUARDSCHECK_H
