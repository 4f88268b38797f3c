//===--- DeferralInLoopCheck.cpp - defercliff -----------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/DeferralInLoopCheck.h"

#include "checks/CheckOptions.h"
#include "lib/callables/CaptureNotes.h"
#include "lib/fixes/GuardForInsertion.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace defercliff {

// What gives a resource back, by its name.
static constexpr char DefaultReleasingNames[] =
    "*_close;*_destroy;*_free;*_release;*_unref;"
    "CloseHandle;Close;Destroy;Free;Release;Unref;close;closedir;closesocket;"
    "destroy;dispose;dlclose;fclose;free;g_free;g_object_unref;munmap;pclose;"
    "release;shm_unlink;terminate;unlink;unlock;unref";

DeferralInLoopCheck::DeferralInLoopCheck(StringRef Name,
                                         ClangTidyContext *Context)
    : LevelledCheck(Name, Context), Guards(Options.get("Guards", "")),
      IgnoredGuards(Options.get("IgnoredGuards", "")),
      DeferringNames(Options.get("DeferringNames", "")),
      ReleasingNames(Options.get("ReleasingNames", DefaultReleasingNames)),
      InlineGuard(Options.get("InlineGuard", "")),
      Wrappers(Options.getLocalOrGlobal("Wrappers", "")),
      Recognizer(splitNames(Guards), splitNames(IgnoredGuards),
                 costModelWith(Wrappers, Name)),
      Keepers(splitNames(DeferringNames), Recognizer),
      Releases(splitNames(ReleasingNames)) {}

void DeferralInLoopCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  LevelledCheck::storeOptions(Opts);
  Options.store(Opts, "Guards", Guards);
  Options.store(Opts, "IgnoredGuards", IgnoredGuards);
  Options.store(Opts, "DeferringNames", DeferringNames);
  Options.store(Opts, "ReleasingNames", ReleasingNames);
  Options.store(Opts, "InlineGuard", InlineGuard);
  Options.store(Opts, "Wrappers", Wrappers);
}

namespace {

/// A call that puts something into a container of guards or into a defer list.
/// Rare, so that asking for the function around it costs nothing elsewhere.
AST_MATCHER_P(CXXMemberCallExpr, mayAddCleanup, KeepingTypes *, Types) {
  const CXXMethodDecl *Method = Node.getMethodDecl();
  if (!Method || !Method->getIdentifier() || Node.getNumArgs() == 0)
    return false;
  QualType Object = Node.getObjectType();
  return (isInsertion(Method->getName()) &&
          Types->isContainerOfGuards(Object)) ||
         Types->isDeferList(Object);
}

} // namespace

void DeferralInLoopCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(lambdaExpr().bind("lambda"), this);
  Finder->addMatcher(
      cxxMemberCallExpr(mayAddCleanup(&Keepers.types()),
                        forFunction(functionDecl().bind("body"))),
      this);
}

void DeferralInLoopCheck::check(const MatchFinder::MatchResult &Result) {
  const auto *Lambda = Result.Nodes.getNodeAs<LambdaExpr>("lambda");
  const Decl *Body = Lambda ? bodyOf(*Lambda->getLambdaClass())
                            : Result.Nodes.getNodeAs<FunctionDecl>("body");
  ASTContext &Context = *Result.Context;
  if (!Body || !SeenBodies.insert(Body).second ||
      Context.getSourceManager().isInSystemHeader(Body->getLocation()))
    return;
  std::unique_ptr<BodyFlow> Flow = BodyFlow::build(*Body, Context);
  if (!Flow || Flow->loops().empty())
    return;
  BodyWalk Walk(*Body);
  const std::vector<LoopDeferral> Deferrals = findLoopDeferrals(
      *Body, *Flow, Walk, Keepers, Releases, Drained, Context);
  if (Deferrals.empty())
    return;
  LocalNames Names(*Body, Context);
  InsertionBody Around(*Body, Walk);
  for (const LoopDeferral &Deferral : Deferrals)
    reportDeferral(Deferral, Names, *Body, Around);
}

/// The lambda that \p E is, or that the variable \p E was made from; null if
/// there is none.
static const LambdaExpr *lambdaNamedBy(const Expr &E) {
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&E))
    return Lambda;
  const auto *Ref = dyn_cast<DeclRefExpr>(&E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->getInit()
             ? dyn_cast<LambdaExpr>(
                   Var->getInit()->IgnoreUnlessSpelledInSource())
             : nullptr;
}

void DeferralInLoopCheck::reportDeferral(const LoopDeferral &Deferral,
                                         LocalNames &Names, const Decl &Body,
                                         InsertionBody &Around) {
  ASTContext &Context = Body.getASTContext();
  const SourceManager &SM = Context.getSourceManager();
  const std::string Holder =
      Deferral.Holder ? "'" + Deferral.Holder->getNameAsString() + "'"
                      : "the object";
  Finding F;
  F.Weight = Level::Bug;
  F.Loc = SM.getFileLoc(Deferral.Insertion->getExprLoc());
  switch (Deferral.Kind) {
  case PileKind::Guards:
    F.Message = "each iteration adds a guard to " + Holder +
                "; none of them acts before " + Holder + " dies";
    break;
  case PileKind::DeferList:
    F.Message = "each iteration adds a clean-up to " + Holder +
                "; none of them runs before " + Holder + " runs them or dies";
    break;
  case PileKind::Releases:
    F.Message = "each iteration adds the release of '" +
                Deferral.Released->getNameAsString() + "' to " + Holder +
                "; nothing is released before " + Holder + " is run";
    break;
  }
  CallableCost Cost;
  if (Deferral.Callable)
    Cost = Recognizer.costs().costOfKeeping(
        Deferral.Kept, Deferral.Callable->getType(), Context);
  if (Cost.Class == CostClass::Allocating)
    F.Message += "; each allocates: " + Cost.Receipt;
  if (Deferral.Released)
    F.note(SM.getFileLoc(Deferral.Released->getLocation()),
           "'" + Deferral.Released->getNameAsString() +
               "' is acquired here, inside the loop");
  if (Deferral.Holder)
    F.note(SM.getFileLoc(Deferral.Holder->getLocation()),
           Holder + " is declared here, outside the loop");
  if (Cost.Class == CostClass::Allocating)
    if (const LambdaExpr *Lambda = lambdaNamedBy(*Deferral.Callable))
      addCaptureNotes(F, Lambda, Cost, Context);
  Edit Guard =
      guardForInsertion(Deferral, Names, InlineGuard, Around, Stored, Context);
  if (Guard)
    F.note(F.Loc, "with a guard, the clean-up runs at the end of the iteration",
           std::move(Guard));
  else
    F.Fix = std::move(Guard); // which says why there is none
  report(std::move(F), Body);
}

void DeferralInLoopCheck::finish() {
  Recognizer.reset();
  Keepers.reset();
  Drained.reset();
  Stored = StoredValues();
  SeenBodies.clear();
}

} // namespace defercliff
