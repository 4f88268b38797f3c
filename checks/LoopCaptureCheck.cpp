//===--- LoopCaptureCheck.cpp - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/LoopCaptureCheck.h"

#include "checks/CheckOptions.h"
#include "lib/fixes/CaptureByCopy.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace defercliff {

// Names that thread pools and executors give the method that takes a task.
static constexpr char DefaultDeferringNames[] =
    "addTask;add_task;async;defer;detach_task;enqueue;post;push_task;schedule;"
    "submit;submit_task";

LoopCaptureCheck::LoopCaptureCheck(StringRef Name, ClangTidyContext *Context)
    : LevelledCheck(Name, Context), Guards(Options.get("Guards", "")),
      IgnoredGuards(Options.get("IgnoredGuards", "")),
      DeferringNames(Options.get("DeferringNames", DefaultDeferringNames)),
      Recognizer(splitNames(Guards), splitNames(IgnoredGuards)),
      Keepers(splitNames(DeferringNames), Recognizer) {}

void LoopCaptureCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  LevelledCheck::storeOptions(Opts);
  Options.store(Opts, "Guards", Guards);
  Options.store(Opts, "IgnoredGuards", IgnoredGuards);
  Options.store(Opts, "DeferringNames", DeferringNames);
}

namespace {

AST_MATCHER(LambdaExpr, hasReferenceCapture) {
  return capturesByReference(Node);
}

} // namespace

void LoopCaptureCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(lambdaExpr(hasReferenceCapture()).bind("lambda"), this);
}

void LoopCaptureCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &Lambda = *Result.Nodes.getNodeAs<LambdaExpr>("lambda");
  ASTContext &Context = *Result.Context;
  if (Context.getSourceManager().isInSystemHeader(Lambda.getBeginLoc()))
    return;
  const Decl *Body = bodyOf(*Lambda.getLambdaClass());
  if (!Body || !SeenBodies.insert(Body).second)
    return;
  std::unique_ptr<BodyFlow> Flow = BodyFlow::build(*Body, Context);
  if (!Flow || Flow->loops().empty())
    return;
  BodyWalk Walk(*statementsOf(*Body));
  for (const LoopCapture &Capture : findLoopCaptures(*Flow, Walk, Keepers))
    reportCapture(Capture, Context);
}

static std::string listNames(llvm::ArrayRef<const ValueDecl *> Variables) {
  std::string Text;
  for (size_t I = 0; I < Variables.size(); ++I) {
    if (I > 0)
      Text += I + 1 == Variables.size() ? " and " : ", ";
    Text += "'" + Variables[I]->getNameAsString() + "'";
  }
  return Text;
}

static std::string describeKeeper(const Keeper &K) {
  switch (K.Kind) {
  case Keeper::Caller:
    return "the caller";
  case Keeper::Nobody:
    return "no object of this function";
  default:
    return "'" + K.Object->getNameAsString() + "'";
  }
}

/// Where the list of captures of \p Lambda can be pointed at: at the name of an
/// explicit capture, else at the default.
static SourceLocation captureLocation(const LambdaExpr &Lambda,
                                      const ValueDecl &Variable) {
  for (const LambdaCapture &Capture : Lambda.explicit_captures())
    if (Capture.capturesVariable() && Capture.getCapturedVar() == &Variable)
      return Capture.getLocation();
  return Lambda.getCaptureDefaultLoc().isValid() ? Lambda.getCaptureDefaultLoc()
                                                 : Lambda.getBeginLoc();
}

void LoopCaptureCheck::reportCapture(const LoopCapture &Capture,
                                     ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const ValueDecl &First = *Capture.Variables.front();
  bool Several = Capture.Variables.size() > 1;
  std::string Names = listNames(Capture.Variables);

  Finding F;
  F.Loc = SM.getFileLoc(captureLocation(*Capture.Lambda, First));
  F.Fix =
      captureByCopy(*Capture.Lambda, Capture.Variables,
                    Capture.Problem == CaptureProblem::CopyAsCheap, Context);
  switch (Capture.Problem) {
  case CaptureProblem::Dangling:
    F.Weight = Level::Bug;
    F.Message = "deferred action captures " + Names + " by reference, but " +
                (Several ? "they are gone" : "it is gone") +
                " when the action runs after the " +
                (Capture.DiesWithLoop ? "loop" : "iteration");
    break;
  case CaptureProblem::ChangedValue:
    F.Weight = Level::Bug;
    F.Message = "deferred action captures " + Names +
                " by reference, but the loop changes " +
                (Several ? "them" : "it") + " before the action runs";
    break;
  case CaptureProblem::CopyAsCheap:
    F.Weight = Level::Style;
    F.Message = "action of a scope guard captures loop variable" +
                std::string(Several ? "s " : " ") + Names +
                " by reference; nothing changes " + (Several ? "them" : "it") +
                (F.Fix ? ", so a copy does as well" : "");
    break;
  }

  if (Capture.Problem != CaptureProblem::CopyAsCheap) {
    for (const ValueDecl *Variable : Capture.Variables)
      F.note(SM.getFileLoc(Variable->getLocation()),
             "'" + Variable->getNameAsString() + "' is declared here" +
                 (Capture.Problem == CaptureProblem::Dangling
                      ? ", inside the loop"
                      : ", outside the loop"));
    const Keeper &K = Capture.KeptBy;
    if (K.At)
      F.note(SM.getFileLoc(K.At->getBeginLoc()),
             "the action is handed over here; " + describeKeeper(K) +
                 (K.Kind == Keeper::Nobody ? " waits for it" : " keeps it"));
    if (K.Kind == Keeper::Variable || K.Kind == Keeper::Elsewhere)
      F.note(SM.getFileLoc(K.Object->getLocation()),
             "'" + K.Object->getNameAsString() + "' is declared here");
  }
  report(std::move(F));
}

void LoopCaptureCheck::finish() {
  Recognizer.reset();
  SeenBodies.clear();
}

} // namespace defercliff
