//===--- TooManyGuardsCheck.cpp - defercliff ------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/TooManyGuardsCheck.h"

#include "checks/CheckOptions.h"
#include "lib/callables/Callable.h"
#include "lib/fixes/MergeGuards.h"
#include "lib/fixes/MergeLocks.h"
#include "lib/flow/GuardExits.h"
#include "lib/flow/LiveGuards.h"
#include "lib/guards/Dismissal.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace defercliff {

TooManyGuardsCheck::TooManyGuardsCheck(StringRef Name,
                                       ClangTidyContext *Context)
    : LevelledCheck(Name, Context), MaxGuards(Options.get("MaxGuards", 8U)),
      MaxCCleanups(Options.get("MaxCCleanups", 32U)),
      MaxGuardExits(Options.get("MaxGuardExits", 0U)),
      CountAll(Options.get("CountAll", Toggle::Off)),
      CountOwners(Options.get("CountOwners", Toggle::Off)),
      Guards(Options.get("Guards", "")),
      IgnoredGuards(Options.get("IgnoredGuards", "")),
      Wrappers(Options.getLocalOrGlobal("Wrappers", "")),
      Recognizer(splitNames(Guards), splitNames(IgnoredGuards),
                 costModelWith(Wrappers, Name)) {}

void TooManyGuardsCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  LevelledCheck::storeOptions(Opts);
  Options.store(Opts, "MaxGuards", MaxGuards);
  Options.store(Opts, "MaxCCleanups", MaxCCleanups);
  Options.store(Opts, "MaxGuardExits", MaxGuardExits);
  Options.store(Opts, "CountAll", CountAll);
  Options.store(Opts, "CountOwners", CountOwners);
  Options.store(Opts, "Guards", Guards);
  Options.store(Opts, "IgnoredGuards", IgnoredGuards);
  Options.store(Opts, "Wrappers", Wrappers);
}

void TooManyGuardsCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(
      varDecl(hasLocalStorage(), unless(parmVarDecl())).bind("var"), this);
  if (compat::hasDefer(getLangOpts()))
    Finder->addMatcher(
        decl(anyOf(functionDecl(isDefinition()), blockDecl())).bind("body"),
        this);
}

void TooManyGuardsCheck::check(const MatchFinder::MatchResult &Result) {
  if (const auto *Body = Result.Nodes.getNodeAs<Decl>("body")) {
    for (Guard &G : defersIn(*Body))
      Bodies[Body].push_back(std::move(G));
    return;
  }
  const auto &Var = *Result.Nodes.getNodeAs<VarDecl>("var");
  if (Result.SourceManager->isInSystemHeader(Var.getLocation()))
    return;
  std::optional<Guard> G = Recognizer.recognize(Var);
  if (!G || (G->Kind == GuardKind::Owner && CountOwners == Toggle::Off))
    return;
  if (const Decl *Body = bodyOf(Var))
    Bodies[Body].push_back(std::move(*G));
}

/// The use of a macro that makes \p G; invalid if none does. A macro may be
/// given the names of its guards.
static SourceLocation macroUseOf(const Guard &G, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  SourceLocation Loc = locationOf(G);
  if (!Loc.isMacroID())
    return {};
  if (G.Var && SM.isMacroArgExpansion(Loc) && G.Var->getBeginLoc().isMacroID())
    Loc = G.Var->getBeginLoc();
  return SM.getFileLoc(Loc);
}

/// Guards that one use of a macro makes count as one: the first.
static std::vector<Guard> onePerMacroUse(const std::vector<Guard> &All,
                                         const ASTContext &Context) {
  std::vector<Guard> Counted;
  llvm::DenseSet<SourceLocation> MacroUses;
  for (const Guard &G : All)
    if (SourceLocation Use = macroUseOf(G, Context);
        Use.isInvalid() || MacroUses.insert(Use).second)
      Counted.push_back(G);
  return Counted;
}

static std::string describeBody(const Decl &Body) {
  const auto *Function = dyn_cast<FunctionDecl>(&Body);
  if (!Function)
    return "block";
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  if (Method && Method->getParent()->isLambda())
    return "lambda";
  return "function '" + Function->getNameAsString() + "'";
}

static bool isCostly(const Guard &G) {
  return G.Cost.Class != CostClass::Inline &&
         callableKind(G.Kept) != CallableKind::FunctionPointer;
}

static unsigned countAtExits(const Decl &Body,
                             const std::vector<Guard> &Counted) {
  llvm::DenseSet<GuardSite> Sites;
  for (const Guard &G : Counted)
    Sites.insert(G.site());
  const Stmt *Statements = statementsOf(Body);
  return Statements ? guardsOverExits(
                          *Statements,
                          [&](GuardSite Site) { return Sites.count(Site) > 0; })
                    : 0;
}

void TooManyGuardsCheck::checkBody(const Decl &Body, const GuardsOfBody &OfBody,
                                   bool CCleanups, unsigned Limit) {
  ASTContext &Context = Body.getASTContext();
  GuardsOfBody Counted;
  for (const Guard &G : onePerMacroUse(OfBody, Context))
    if ((G.Kind == GuardKind::CCleanup) == CCleanups)
      Counted.push_back(G);
  if (Counted.empty())
    return;
  // One report for a body: what the exits add is a part of it.
  unsigned AtExits = MaxGuardExits == 0 ? 0 : countAtExits(Body, Counted);
  bool TooManyAtExits = MaxGuardExits > 0 && AtExits > MaxGuardExits;
  if (Counted.size() <= Limit && !TooManyAtExits)
    return; // no need of a graph
  std::unique_ptr<BodyFlow> Flow = BodyFlow::build(Body, Context);
  if (!Flow)
    return;
  // Defer statements and variables come in two lots.
  llvm::sort(Counted, [&](const Guard &A, const Guard &B) {
    return Context.getSourceManager().isBeforeInTranslationUnit(locationOf(A),
                                                                locationOf(B));
  });
  llvm::DenseMap<GuardSite, const Guard *> BySite;
  std::vector<GuardSite> Sites;
  for (const Guard &G : Counted) {
    BySite[G.site()] = &G;
    Sites.push_back(G.site());
  }
  std::vector<GuardSite> Alive =
      aliveAtFullestPoint(*Flow, *statementsOf(Body), Sites, dismissedBy);
  bool TooMany =
      CountAll == Toggle::On ? Counted.size() > Limit : Alive.size() > Limit;
  if (!TooMany && !TooManyAtExits)
    return;

  Finding F;
  F.Loc = Context.getSourceManager().getFileLoc(Body.getLocation());
  F.Topic = CCleanups;
  const std::string Kind = CCleanups ? "clean-ups" : "guards";
  const std::string InAll = std::to_string(Counted.size());
  const std::string AtOnce = std::to_string(Alive.size());
  const std::string OverExits = "the exits of " + describeBody(Body) + " run " +
                                std::to_string(AtExits) + " " + Kind +
                                ", more than " + std::to_string(MaxGuardExits);
  if (!TooMany) {
    F.Message = OverExits + "; this is a limit of readability";
    report(std::move(F), Body);
    return;
  }
  F.Message = CountAll == Toggle::On
                  ? describeBody(Body) + " has " + InAll + " " + Kind +
                        ", more than " + std::to_string(Limit) + "; " + AtOnce +
                        " of them are alive at once"
                  : describeBody(Body) + " keeps " + AtOnce + " " + Kind +
                        " alive at once, more than " + std::to_string(Limit) +
                        "; it has " + InAll + " in all";

  GuardsOfBody Shown = Counted;
  if (CountAll == Toggle::Off) {
    Shown.clear();
    for (GuardSite Site : Alive)
      Shown.push_back(*BySite[Site]);
  }
  auto Costly = static_cast<unsigned>(llvm::count_if(Shown, isCostly));
  if (Costly > Limit) {
    F.Weight = Level::Cost;
    F.Message += ", and " + std::to_string(Costly) + " are type-erased";
  } else {
    F.Message += "; this is a limit of readability";
  }
  if (TooManyAtExits)
    F.note(F.Loc, OverExits);
  for (size_t I = 0; I < Shown.size(); ++I)
    F.note(reportLocation(Shown[I], Context),
           std::to_string(I + 1) + ": " + describe(Shown[I], Context));
  if (!CCleanups) {
    F.Fix = mergeNeighbours(Shown, Limit, Body, Context);
    if (Edit Locks = F.Fix ? Edit() : mergeLocks(Shown, Limit, Body, Context))
      F.note(
          F.Loc,
          "merge neighbouring lock_guards into a scoped_lock, which may lock "
          "in another order",
          std::move(Locks));
  }
  report(std::move(F), Body);
}

void TooManyGuardsCheck::finish() {
  for (const auto &[Body, OfBody] : Bodies) {
    checkBody(*Body, OfBody, /*CCleanups=*/false, MaxGuards);
    checkBody(*Body, OfBody, /*CCleanups=*/true, MaxCCleanups);
  }
  Bodies.clear();
  Recognizer.reset();
}

} // namespace defercliff
