//===--- ErasedGuardCheck.cpp - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ErasedGuardCheck.h"

#include "checks/CheckOptions.h"
#include "lib/QualifiedName.h"
#include "lib/fixes/StoreCallable.h"
#include "lib/fixes/TemplateGuard.h"
#include "lib/guards/ErasedAction.h"
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
      Includes(Options.getLocalOrGlobal("IncludeStyle",
                                        utils::IncludeSorter::IS_LLVM)) {}

void ErasedGuardCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  LevelledCheck::storeOptions(Opts);
  Options.store(Opts, "IgnoredGuards", IgnoredGuards);
  Options.store(Opts, "IncludeStyle", Includes.style());
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
  if (const ClassTemplateDecl *Template = Class.getDescribedClassTemplate())
    Templates.push_back(Template);
  const FieldDecl *Action = findErasedAction(Class);
  if (Action && Recognizer.isScopeGuardClass(Class))
    Actions[&Class] = Action;
}

/// The class that wraps \p Action, also in an optional or behind a pointer.
static std::string wrapperOf(const CXXRecordDecl &Class) {
  return qualifiedClassName(findStoredAction(Class)->Type);
}

/// Gives \p Fix to \p F, a finding of a class. Files that are not seen may
/// include a header: there it goes on a note.
static void offer(Edit Fix, Finding &F, const ASTContext &Context,
                  StringRef What) {
  if (Fix && (!Context.getSourceManager().isInMainFile(F.Loc) ||
              Context.getLangOpts().IsHeaderFile))
    F.note(F.Loc, What.str(), std::move(Fix));
  else
    F.Fix = std::move(Fix);
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

  offer(makeTemplateGuard(Action, Uses, Context), F, Context,
        "make it a template over its callable; every other file that uses it "
        "must use it as a local variable as well");
  report(std::move(F), Class);
}

void ErasedGuardCheck::reportTemplate(const ErasingTemplate &Erasing,
                                      ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const auto &Class = *cast<CXXRecordDecl>(Erasing.Action->getParent());
  Finding F;
  F.Weight = Level::Cost;
  F.Loc = SM.getFileLoc(Class.getLocation());
  F.Message = "guard class '" + Class.getNameAsString() +
              "' type-erases its action with '" +
              qualifiedClassName(Erasing.Action->getType()) + "' in '" +
              Erasing.Action->getNameAsString() +
              "', but is a template over its callable";
  F.note(SM.getFileLoc(Erasing.Action->getLocation()),
         "the action is kept here");
  size_t Count = Erasing.Instances.size();
  F.note(SM.getFileLoc(Erasing.Instances.front()->getPointOfInstantiation()),
         Count == 1 ? "it is given one type of callable in this file, here"
                    : "it is given " + std::to_string(Count) +
                          " types of callables in this file; the first here");
  offer(storeCallable(Erasing, Context), F, Context,
        "keep the callable itself; other files may give it others");
  report(std::move(F), Class);
}

void ErasedGuardCheck::finish() {
  if (!Actions.empty()) {
    ASTContext &Context = Actions.begin()->first->getASTContext();
    auto Uses = findGuardClassUses(Actions, Context);
    for (const auto &[Class, Action] : Actions)
      if (Uses[Class].isOnlyLocal() && !Uses[Class].needsWrapper())
        reportClass(*Action, Uses[Class], Context);
  }
  for (const ClassTemplateDecl *Template : Templates) {
    ASTContext &Context = Template->getASTContext();
    std::optional<ErasingTemplate> Erasing =
        readErasingTemplate(*Template, Context);
    if (Erasing && Recognizer.isScopeGuardClass(*Erasing->Instances.front()))
      reportTemplate(*Erasing, Context);
  }
  Actions.clear();
  Templates.clear();
  Recognizer.reset();
}

} // namespace defercliff
