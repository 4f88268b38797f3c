//===--- LevelledCheck.h - defercliff: the base of our checks -------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_CHECKS_LEVELLEDCHECK_H
#define DEFERCLIFF_CHECKS_LEVELLEDCHECK_H

#include "checks/FixIncludes.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "lib/Compat.h"
#include "lib/Finding.h"
#include "lib/callables/CostModel.h"
#include "llvm/ADT/MapVector.h"

namespace defercliff {

/// A check whose reports have a level, and which reports a place once however
/// often a template that holds it is instantiated.
class LevelledCheck : public clang::tidy::ClangTidyCheck {
public:
  LevelledCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void onEndOfTranslationUnit() final;
  // Implicit nodes are what the analysis lives on: conversions, destructors.
  compat::Optional<clang::TraversalKind>
  getCheckTraversalKind() const override {
    return clang::TK_AsIs;
  }

protected:
  /// The cost model with the wrappers in the value \p Wrappers of that option
  /// of the check \p Name; warns of each that is not written as it should be.
  CostModel costModelWith(llvm::StringRef Wrappers, llvm::StringRef Name);

  /// Keeps \p F, a finding in \p Where, until the end of the translation unit.
  /// Of several findings at one place the weightiest is reported; its fix only
  /// if all agree on it.
  void report(Finding F, const clang::Decl &Where);

  /// Takes back the fix of the finding at \p Loc, if there is one, on a note as
  /// well, and says \p Why.
  void withdrawFix(clang::SourceLocation Loc, llvm::StringRef Why);

  /// What includes the headers that the fixes of the check need; null if they
  /// need none.
  virtual FixIncludes *includes() { return nullptr; }

  /// Called when all code was seen, before the findings are reported; drops
  /// what is known of the translation unit.
  virtual void finish() {}

private:
  void emit(Finding &F);

  const Level MinimumLevel;
  /// Whether it runs in an editor, which applies one fix at a time.
  const bool IsEditor;
  std::vector<std::pair<std::string, std::string>> BadWrappers;
  /// By place and topic.
  llvm::MapVector<std::pair<clang::SourceLocation, unsigned>, Finding> Findings;
  /// That of the findings; null if there are none.
  clang::ASTContext *Found = nullptr;
};

} // namespace defercliff

#endif // DEFERCLIFF_CHECKS_LEVELLEDCHECK_H
