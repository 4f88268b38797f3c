//===--- ErasedGuardCheck.cpp - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ErasedGuardCheck.h"

#include "checks/CheckOptions.h"
#include "lib/QualifiedName.h"
#include "lib/fixes/TemplateGuard.h"
#include "lib/guards/StoredAction.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace defercliff {

ErasedGuardCheck::ErasedGuardCheck(StringRef Name, ClangTidyContext *Context)
    : LevelledCheck(Name, Context),
      IgnoredGuards(Options.get("IgnoredGuards", "")),
      Recognizer({}, splitNames(IgnoredGuards)),
      Includes(compat::makeIncludeInserter<utils::IncludeInserter>(
          Options.getLocalOrGlobal("IncludeStyle",
                                   utils::IncludeSorter::IS_LLVM))) {}

void ErasedGuardCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  LevelledCheck::storeOptions(Opts);
  Options.store(Opts, "IgnoredGuards", IgnoredGuards);
  Options.store(Opts, "IncludeStyle", Includes.getStyle());
}

void ErasedGuardCheck::registerPPCallbacks(const SourceManager &,
                                           Preprocessor *PP, Preprocessor *) {
  Includes.registerPreprocessor(PP);
}

void ErasedGuardCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(
      cxxRecordDecl(isDefinition(), unless(isImplicit())).bind("class"), this);
}

void ErasedGuardCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &Class = *Result.Nodes.getNodeAs<CXXRecordDecl>("class");
  if (!Class.hasUserDeclaredDestructor() ||
      Result.SourceManager->isInSystemHeader(Class.getLocation()))
    return;
  const FieldDecl *Action = findErasedAction(Class);
  if (Action && Recognizer.isScopeGuardClass(Class))
    Actions[&Class] = Action;
}

/// The class that wraps \p Action, also in an optional or behind a pointer.
static std::string wrapperOf(const CXXRecordDecl &Class) {
  return qualifiedClassName(findStoredAction(Class)->Type);
}

void ErasedGuardCheck::reportClass(const FieldDecl &Action,
                                   const GuardClassUses &Uses,
                                   ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const auto &Class = *cast<CXXRecordDecl>(Action.getParent());
  Finding F;
  F.Weight = Level::Cost;
  F.Loc = SM.getFileLoc(Class.getLocation());
  F.Message = "guard class '" + Class.getNameAsString() +
              "' type-erases its action with '" + wrapperOf(Class) + "' in '" +
              Action.getNameAsString() + "', but is only ever a local variable";
  F.note(SM.getFileLoc(Action.getLocation()), "the action is kept here");
  size_t Count = Uses.Locals.size();
  F.note(SM.getFileLoc(Uses.Locals.front()->getLocation()),
         Count == 1 ? "it is used once in this file, here"
                    : "it is used " + std::to_string(Count) +
                          " times in this file; first here");

  TemplateGuard Template = makeTemplateGuard(Action, Uses, Context);
  // First, as the class may stand right below the other includes.
  if (Template.AddsOptional)
    if (auto Include = Includes.createIncludeInsertion(
            SM.getFileID(Class.getLocation()), "<optional>")) {
      Include->CodeToInsert =
          withLineEndsOf(Include->CodeToInsert, F.Loc, Context);
      Template.Fix.Hints.insert(Template.Fix.Hints.begin(), *Include);
    }
  // Files that are not seen may include a header.
  if (Template.Fix &&
      (!SM.isInMainFile(F.Loc) || Context.getLangOpts().IsHeaderFile))
    F.note(F.Loc,
           "make it a template over its callable; every other file that uses "
           "it must use it as a local variable as well",
           std::move(Template.Fix));
  else
    F.Fix = std::move(Template.Fix);
  report(std::move(F));
}

void ErasedGuardCheck::finish() {
  if (!Actions.empty()) {
    ASTContext &Context = Actions.begin()->first->getASTContext();
    auto Uses = findGuardClassUses(Actions, Context);
    for (const auto &[Class, Action] : Actions)
      if (Uses[Class].isOnlyLocal() && !Uses[Class].needsWrapper())
        reportClass(*Action, Uses[Class], Context);
  }
  Actions.clear();
  Recognizer.reset();
}

} // namespace defercliff
