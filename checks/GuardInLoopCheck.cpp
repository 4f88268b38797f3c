//===--- GuardInLoopCheck.cpp - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/GuardInLoopCheck.h"

#include "checks/CheckOptions.h"
#include "lib/Instantiation.h"
#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/callables/CaptureNotes.h"
#include "lib/fixes/KeptActions.h"
#include "lib/flow/HoistableAction.h"
#include "lib/flow/LoopForest.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace defercliff {

GuardInLoopCheck::GuardInLoopCheck(StringRef Name, ClangTidyContext *Context)
    : LevelledCheck(Name, Context), Guards(Options.get("Guards", "")),
      IgnoredGuards(Options.get("IgnoredGuards", "")),
      CountOwners(Options.get("CountOwners", Toggle::Off)),
      CountCCleanups(Options.get("CountCCleanups", Toggle::Off)),
      InlineGuard(Options.get("InlineGuard", "")),
      InlineGuardHeader(Options.get("InlineGuardHeader", "")),
      Wrappers(Options.getLocalOrGlobal("Wrappers", "")),
      Recognizer(splitNames(Guards), splitNames(IgnoredGuards),
                 costModelWith(Wrappers, Name)),
      Types(Recognizer), Includes(Options.getLocalOrGlobal(
                             "IncludeStyle", utils::IncludeSorter::IS_LLVM)) {}

void GuardInLoopCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  LevelledCheck::storeOptions(Opts);
  Options.store(Opts, "Guards", Guards);
  Options.store(Opts, "IgnoredGuards", IgnoredGuards);
  Options.store(Opts, "CountOwners", CountOwners);
  Options.store(Opts, "CountCCleanups", CountCCleanups);
  Options.store(Opts, "InlineGuard", InlineGuard);
  Options.store(Opts, "InlineGuardHeader", InlineGuardHeader);
  Options.store(Opts, "Wrappers", Wrappers);
  Options.store(Opts, "IncludeStyle", Includes.style());
}

void GuardInLoopCheck::registerPPCallbacks(const SourceManager &,
                                           Preprocessor *PP, Preprocessor *) {
  Includes.registerPreprocessor(PP);
}

void GuardInLoopCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(
      varDecl(hasLocalStorage(), unless(parmVarDecl())).bind("var"), this);
  if (CountCCleanups == Toggle::On && compat::hasDefer(getLangOpts()))
    Finder->addMatcher(
        decl(anyOf(functionDecl(isDefinition()), blockDecl())).bind("body"),
        this);
}

bool GuardInLoopCheck::isWanted(const Guard &G) const {
  switch (G.Kind) {
  case GuardKind::ScopeGuard:
    return true;
  case GuardKind::Owner:
    return CountOwners == Toggle::On;
  case GuardKind::CCleanup:
    return CountCCleanups == Toggle::On;
  }
  llvm_unreachable("all kinds are listed");
}

Edit GuardInLoopCheck::inlineGuardFix(const Guard &G, const BodyFlow &Flow,
                                      ASTContext &Context) {
  std::string Factory =
      inlineGuardFactory(G, G.Var->getLocation(), *G.Var->getDeclContext(),
                         InlineGuard, !InlineGuardHeader.empty(), Context);
  if (isChosenByTemplate(*G.Var))
    return Edit::refused("the template chooses the guard by its arguments");
  Edit Fix = replaceByInlineGuard(G, Factory, Flow, Context);
  StringRef Wanted = StringRef(InlineGuard).ltrim(':');
  if (StringRef(Factory).ltrim(':') == Wanted) {
    Fix.Name = Wanted.str();
    Fix.Header = InlineGuardHeader;
  }
  return Fix;
}

/// Whether \p G owns a lock, by attribute or by what locks are called.
static bool isLock(const Guard &G) {
  return G.Class && (G.Class->hasAttr<ScopedLockableAttr>() ||
                     StringRef(qualifiedName(*G.Class)).contains("lock"));
}

void GuardInLoopCheck::check(const MatchFinder::MatchResult &Result) {
  ASTContext &Context = *Result.Context;
  if (const auto *Body = Result.Nodes.getNodeAs<Decl>("body")) {
    for (const Guard &G : defersIn(*Body))
      checkGuard(G, *Body, Context);
    return;
  }
  const auto &Var = *Result.Nodes.getNodeAs<VarDecl>("var");
  if (Context.getSourceManager().isInSystemHeader(Var.getLocation()))
    return;
  std::optional<Guard> G = Recognizer.recognize(Var);
  if (!G || !isWanted(*G))
    return;
  if (const Decl *Body = bodyOf(Var))
    checkGuard(*G, *Body, Context);
}

/// Whether \p G has level `cost`. Measured: a call through a pointer costs what
/// a direct one does.
static bool costs(const Guard &G) {
  return G.Cost.Class == CostClass::Allocating ||
         (G.Cost.Class == CostClass::Erased &&
          callableKind(G.Kept) != CallableKind::FunctionPointer);
}

bool GuardInLoopCheck::holdsCostlyGuard(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *Declaration = dyn_cast<DeclStmt>(S))
    for (const Decl *D : Declaration->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D)) {
        std::optional<Guard> G = Recognizer.recognize(*Var);
        if (G && isWanted(*G) && costs(*G))
          return true;
      }
  return llvm::any_of(S->children(), [this](const Stmt *Child) {
    return holdsCostlyGuard(Child);
  });
}

void GuardInLoopCheck::checkGuard(const Guard &G, const Decl &Body,
                                  ASTContext &Context) {
  const BodyFlow *Flow = Flows.get(Body, Context);
  if (!Flow)
    return;
  const Loop *Around = Flow->loopAround(G.Defer ? Flow->pointOf(G.Defer)
                                                : Flow->declarationOf(*G.Var));
  if (!Around)
    return;

  Finding F;
  F.Loc = reportLocation(G, Context);
  const std::string What = describe(G, Context);
  const std::string Often = "on every iteration of the loop";
  if (G.Cost.Class == CostClass::Allocating) {
    F.Weight = Level::Cost;
    F.Message = What + " allocates " + Often + ": " + G.Cost.Receipt;
    F.Fix = inlineGuardFix(G, *Flow, Context);
    addCaptureNotes(F, G.Action, G.Cost, Context);
  } else if (G.Cost.Class == CostClass::Erased && !costs(G)) {
    F.Message = What + " is constructed " + Often +
                "; it calls its action through a function pointer";
  } else if (G.Cost.Class == CostClass::Erased) {
    F.Weight = Level::Cost;
    std::string Wrapper = qualifiedClassName(G.Kept);
    F.Message = What + " is constructed " + Often +
                " and type-erases its action" +
                (Wrapper.empty() ? "" : " with '" + Wrapper + "'");
    F.Fix = inlineGuardFix(G, *Flow, Context);
  } else {
    F.Message = What + (G.Defer ? " is reached " : " is constructed ") + Often;
    if (G.Kind == GuardKind::Owner && isLock(G))
      F.Message += "; taking it once around the loop would change who waits";
    else if (G.Action && usesNothingOf(*Around, *G.Action, *Flow))
      F.Message += "; its action uses nothing of the iteration, so it may "
                   "belong before the loop";
  }
  if (Around->Closing) {
    SourceLocation LoopLoc =
        Context.getSourceManager().getFileLoc(Around->Closing->getBeginLoc());
    Edit Lift;
    // In a lambda, a guard that costs would be in no loop and still cost, and
    // an action that is kept would be as wrong as before.
    auto MustStay = [&](const Stmt &S) {
      return holdsCostlyGuard(&S) ||
             mayGiveActionAway(*bodyOfLoop(S), Recognizer, Types);
    };
    if (F.Weight == Level::Style && G.Kind == GuardKind::ScopeGuard)
      Lift = Lifter.lift(*Around->Closing, Body, MustStay, Context);
    bool Lifts = static_cast<bool>(Lift);
    F.note(LoopLoc,
           Lifts
               ? "lift the body of this loop into a helper, so that the guard "
                 "is in no loop"
               : "this is the loop",
           std::move(Lift));
  }
  report(std::move(F), Body);
}

void GuardInLoopCheck::finish() {
  Recognizer.reset();
  Types.reset();
  Flows.reset();
  Lifter.reset();
}

} // namespace defercliff
