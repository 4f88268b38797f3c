//===--- LevelledCheck.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/LevelledCheck.h"

#include "checks/CheckOptions.h"
#include "lib/Instantiation.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/CommandLine.h"

using namespace clang;
using namespace clang::tidy;

namespace defercliff {

LevelledCheck::LevelledCheck(StringRef Name, ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      MinimumLevel(Options.getLocalOrGlobal("MinimumLevel", Level::Style)),
      IsEditor(compat::areDiagsSelfContained(*Context)) {}

void LevelledCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "MinimumLevel", MinimumLevel);
}

CostModel LevelledCheck::costModelWith(StringRef Wrappers, StringRef Name) {
  const bool IsLocal = static_cast<bool>(Options.get("Wrappers"));
  const std::string Key = (IsLocal ? Name + "." : Twine()).str() + "Wrappers";
  std::vector<WrapperRow> Rows;
  for (const std::string &Entry : splitNames(Wrappers)) {
    if (auto Row = parseWrapper(Entry))
      Rows.push_back(std::move(*Row));
    else
      BadWrappers.emplace_back(Entry, Key);
  }
  return CostModel(std::move(Rows));
}

static bool sameEdit(const Edit &A, const Edit &B) {
  return std::equal(A.Hints.begin(), A.Hints.end(), B.Hints.begin(),
                    B.Hints.end(), [](const FixItHint &X, const FixItHint &Y) {
                      return X.CodeToInsert == Y.CodeToInsert &&
                             X.RemoveRange.getAsRange() ==
                                 Y.RemoveRange.getAsRange();
                    });
}

/// In a header, an edit that suits what this file makes of a template need not
/// suit what others do: moves the fix of \p F to a note.
static void offerOnNote(Finding &F) {
  if (!F.Fix)
    return;
  F.note(F.Loc,
         "this suits the instantiations of the template that this file has",
         std::move(F.Fix));
  F.Fix = {};
}

void LevelledCheck::report(Finding F, const Decl &Where) {
  if (F.Weight < MinimumLevel)
    return;
  ASTContext &Context = Where.getASTContext();
  Found = &Context;
  if (isInInstantiation(Where) &&
      (!Context.getSourceManager().isInMainFile(F.Loc) ||
       Context.getLangOpts().IsHeaderFile))
    offerOnNote(F);
  auto Inserted = Findings.insert({{F.Loc, F.Topic}, F});
  if (Inserted.second)
    return;
  Finding &Known = Inserted.first->second;
  bool Agree = sameEdit(Known.Fix, F.Fix);
  bool NotesAgree = std::equal(
      Known.Notes.begin(), Known.Notes.end(), F.Notes.begin(), F.Notes.end(),
      [](const auto &X, const auto &Y) { return sameEdit(X.Fix, Y.Fix); });
  if (F.Weight > Known.Weight)
    Known = std::move(F);
  if (!Agree)
    Known.Fix = Edit::refused("instantiations of the template differ");
  if (!NotesAgree)
    for (Finding::Note &Note : Known.Notes)
      Note.Fix = {};
}

void LevelledCheck::withdrawFix(SourceLocation Loc, StringRef Why) {
  auto It = Findings.find({Loc, 0});
  if (It == Findings.end())
    return;
  Finding &F = It->second;
  auto HasFix = [](const Finding::Note &Note) { return bool(Note.Fix); };
  if (F.Fix || llvm::any_of(F.Notes, HasFix))
    F.Fix = Edit::refused(Why);
  llvm::erase_if(F.Notes, HasFix);
}

/// Whether clang-tidy was called with the option \p Name.
static bool isGiven(StringRef Name) {
  const auto &Known = llvm::cl::getRegisteredOptions();
  auto Option = Known.find(Name);
  return Option != Known.end() && Option->second->getNumOccurrences() > 0;
}

/// Whether clang-tidy may drop a warning at \p Loc, which it does not tell.
static bool maySilence(SourceLocation Loc, const SourceManager &SM) {
  if (isGiven("line-filter"))
    return true;
  auto [File, Offset] = SM.getDecomposedLoc(Loc);
  StringRef Text = SM.getBufferData(File);
  // In this line, or in the one above.
  StringRef UpToHere = Text.take_front(Text.find('\n', Offset));
  size_t Start = UpToHere.rfind('\n');
  if (Start != StringRef::npos && Start > 0)
    Start = UpToHere.rfind('\n', Start);
  return UpToHere.substr(Start == StringRef::npos ? 0 : Start)
             .contains("NOLINT") ||
         Text.contains("NOLINTBEGIN");
}

void LevelledCheck::emit(Finding &F) {
  const bool FixesNotes = isGiven("fix-notes");
  const bool IsShown = !maySilence(F.Loc, Found->getSourceManager());
  // The message of a warning would be the name of its fix in the editor.
  if (IsEditor && F.Fix && !F.Fix.Title.empty()) {
    std::string Title = F.Fix.Title;
    F.Notes.insert(F.Notes.begin(), {F.Loc, Title, std::exchange(F.Fix, {})});
  }
  auto AddInclude = [&](Edit &Fix, SourceLocation Loc, bool IsApplied) {
    if (FixIncludes *Includes = includes())
      Includes->complete(Fix, Loc, IsShown && IsApplied && !IsEditor, *Found);
  };
  AddInclude(F.Fix, F.Loc, /*IsApplied=*/true);
  {
    auto Warning = diag(F.Loc, F.Message);
    for (const FixItHint &Hint : F.Fix.Hints)
      Warning << Hint;
  }
  // Who reads the file of exported fixes applies those of notes as if they were
  // those of warnings.
  const bool NotesHaveFixes = FixesNotes || !isGiven("export-fixes");
  for (Finding::Note &Note : F.Notes) {
    if (NotesHaveFixes)
      AddInclude(Note.Fix, Note.Loc, FixesNotes);
    auto Diag = diag(Note.Loc, Note.Message, DiagnosticIDs::Note);
    if (NotesHaveFixes)
      for (const FixItHint &Hint : Note.Fix.Hints)
        Diag << Hint;
  }
  if (!F.Fix && !F.Fix.Refusal.empty())
    diag(F.Loc, "no fix is offered: %0", DiagnosticIDs::Note) << F.Fix.Refusal;
}

void LevelledCheck::onEndOfTranslationUnit() {
  finish();
  // Not earlier: LLVM 14 cannot warn while it only lists options.
  for (const auto &[Entry, Key] : BadWrappers)
    configurationDiag("invalid configuration value '%0' for option '%1'; "
                      "expected name=bytes[,alignment[,needs]]")
        << Entry << Key;
  BadWrappers.clear();
  for (auto &Entry : Findings)
    emit(Entry.second);
  Findings.clear();
  Found = nullptr;
  if (FixIncludes *Includes = includes())
    Includes->reset();
}

} // namespace defercliff
