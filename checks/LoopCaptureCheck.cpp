//===--- LoopCaptureCheck.cpp - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/LoopCaptureCheck.h"

#include "checks/CheckOptions.h"
#include "lib/Instantiation.h"
#include "lib/fixes/CaptureByCopy.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

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

AST_MATCHER(Expr, makesAction) { return actionMadeBy(Node).has_value(); }

} // namespace

void LoopCaptureCheck::registerMatchers(MatchFinder *Finder) {
  // All of them: an instantiation of a template may leave out all captures.
  Finder->addMatcher(lambdaExpr().bind("action"), this);
  Finder->addMatcher(callExpr(makesAction()).bind("action"), this);
  Finder->addMatcher(cxxConstructExpr(makesAction()).bind("action"), this);
  Finder->addMatcher(initListExpr(makesAction()).bind("action"), this);
}

void LoopCaptureCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &Made = *Result.Nodes.getNodeAs<Expr>("action");
  const auto *Lambda = dyn_cast<LambdaExpr>(&Made);
  // Only variables of the body itself can die in its loops.
  const Decl *Body = Lambda ? bodyOf(*Lambda->getLambdaClass())
                            : bodyOf(*actionMadeBy(Made)->Variables.front());
  ASTContext &Context = *Result.Context;
  if (Context.getSourceManager().isInSystemHeader(Made.getBeginLoc()) || !Body)
    return;
  if (Lambda && isInInstantiation(*Body))
    Instantiated[Lambda->getBeginLoc()].push_back(Lambda);
  if (!actionMadeBy(Made) || !SeenBodies.insert(Body).second)
    return;
  std::unique_ptr<BodyFlow> Flow = BodyFlow::build(*Body, Context);
  if (!Flow || Flow->loops().empty())
    return;
  BodyWalk Walk(*Body);
  for (const LoopCapture &Capture :
       findLoopCaptures(*Flow, Walk, Keepers, Drained, Context))
    reportCapture(Capture, Context);
}

/// The names of \p Variables; what a pack became has one.
static std::vector<std::string>
namesOf(llvm::ArrayRef<const ValueDecl *> Variables) {
  std::vector<std::string> Names;
  for (const ValueDecl *Variable : Variables)
    if (std::string Name = Variable->getNameAsString();
        !llvm::is_contained(Names, Name))
      Names.push_back(std::move(Name));
  return Names;
}

static std::string listNames(llvm::ArrayRef<std::string> Names) {
  std::string Text;
  for (size_t I = 0; I < Names.size(); ++I) {
    if (I > 0)
      Text += I + 1 == Names.size() ? " and " : ", ";
    Text += "'" + Names[I] + "'";
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
    return K.Object ? "'" + K.Object->getNameAsString() + "'" : "the object";
  }
}

/// Where \p A refers to \p Variable: at the name of an explicit capture, else
/// at the default.
static SourceLocation captureLocation(const Action &A,
                                      const ValueDecl &Variable) {
  if (!A.lambda())
    return A.Made->getBeginLoc();
  const LambdaExpr &Lambda = *A.lambda();
  for (const LambdaCapture &Capture : Lambda.explicit_captures())
    if (Capture.capturesVariable() && Capture.getCapturedVar() == &Variable)
      return Capture.getLocation();
  return Lambda.getCaptureDefaultLoc().isValid() ? Lambda.getCaptureDefaultLoc()
                                                 : Lambda.getBeginLoc();
}

/// Shows the other places: where the variables are declared, who keeps the
/// action, what changes them.
static void addNotes(Finding &F, const LoopCapture &Capture,
                     const SourceManager &SM) {
  const Keeper &K = Capture.KeptBy;
  bool OfGuard = Capture.Problem == CaptureProblem::ChangedValue && K.IsGuard;
  llvm::SmallPtrSet<const IdentifierInfo *, 4> Shown;
  for (const ValueDecl *Variable : Capture.Variables)
    if (Shown.insert(Variable->getIdentifier()).second)
      F.note(SM.getFileLoc(Variable->getLocation()),
             "'" + Variable->getNameAsString() + "' is declared here" +
                 (Capture.Problem == CaptureProblem::Dangling
                      ? ", inside the loop"
                  : OfGuard ? ""
                            : ", outside the loop"));
  if (Capture.Change)
    F.note(SM.getFileLoc(Capture.Change->getBeginLoc()), "it is changed here");
  if (K.At && !OfGuard)
    F.note(SM.getFileLoc(K.At->getBeginLoc()),
           "the action is handed over here; " + describeKeeper(K) +
               (K.Kind == Keeper::Nobody ? " waits for it" : " keeps it"));
  if (K.Inside)
    F.note(SM.getFileLoc(K.Inside->getBeginLoc()), "it is kept here");
  if (K.Object)
    F.note(SM.getFileLoc(K.Object->getLocation()),
           "'" + K.Object->getNameAsString() + "' is declared here");
}

/// Whether a copy of \p Variable takes no more room than a reference to it, and
/// is copied as easily.
static bool isAsPlainAsAReference(const ValueDecl &Variable,
                                  const ASTContext &Context) {
  QualType Type = Variable.getType().getNonReferenceType();
  return Type.isTriviallyCopyableType(Context) &&
         Context.getTypeSizeInChars(Type) <=
             Context.getTypeSizeInChars(Context.VoidPtrTy);
}

/// Whether \p Variable is what \p HandOver hands over, with \p Lambda in it: as
/// in `button->onClick = [&button] {}; all.push_back(button);`.
static bool isHandedOver(const ValueDecl &Variable, const Stmt *HandOver,
                         const LambdaExpr &Lambda) {
  return HandOver && names(HandOver, Variable) &&
         !HandOver->getSourceRange().fullyContains(Lambda.getSourceRange());
}

/// The edit that captures the variables of \p Capture by copy.
static Edit copyInstead(const LambdaExpr &Lambda, const LoopCapture &Capture,
                        ASTContext &Context) {
  if (const VarDecl *Owner = Capture.CopyDependsOn)
    return Edit::refused("a copy would point to what is gone with '" +
                         Owner->getNameAsString() + "'");
  for (const ValueDecl *Variable : Capture.Variables)
    if (isHandedOver(*Variable, Capture.KeptBy.At, Lambda))
      return Edit::refused("'" + Variable->getNameAsString() +
                           "' would keep a copy of itself alive");
  if (const CXXRecordDecl *Room = Capture.FixedRoom)
    for (const ValueDecl *Variable : Capture.Variables)
      if (!isAsPlainAsAReference(*Variable, Context))
        return Edit::refused("with a copy of '" + Variable->getNameAsString() +
                             "' the closure may be too much for '" +
                             Room->getNameAsString() + "'");
  // The value of a counter is wanted as it was; what the iteration has made may
  // be filled later.
  bool MayBeFilled =
      Capture.Problem == CaptureProblem::Dangling && !Capture.DiesWithLoop;
  return captureByCopy(
      Lambda, Capture.Variables, Capture.Problem == CaptureProblem::CopyAsCheap,
      MayBeFilled ? statementsOf(*bodyOf(*Lambda.getLambdaClass())) : nullptr,
      Context);
}

void LoopCaptureCheck::reportCapture(const LoopCapture &Capture,
                                     ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const ValueDecl &First = *Capture.Variables.front();
  const std::vector<std::string> Named = namesOf(Capture.Variables);
  bool Several = Named.size() > 1;
  const std::string Names = listNames(Named);

  Finding F;
  F.Loc = SM.getFileLoc(captureLocation(*Capture.Deferred, First));
  const LambdaExpr *Lambda = Capture.Deferred->lambda();
  if (Lambda)
    F.Fix = copyInstead(*Lambda, Capture, Context);
  const std::string Refers =
      Lambda ? "deferred action captures " + Names + " by reference"
             : "deferred action keeps a reference to " + Names;
  switch (Capture.Problem) {
  case CaptureProblem::Dangling:
    F.Weight = Level::Bug;
    F.Message = Refers + ", but " + (Several ? "they are gone" : "it is gone") +
                " when the action runs after the " +
                (Capture.DiesWithLoop ? "loop" : "iteration");
    break;
  case CaptureProblem::ChangedValue:
    F.Weight = Level::Bug;
    F.Message = Refers + ", but " +
                (Capture.KeptBy.IsGuard ? "the iteration" : "the loop") +
                " changes " + (Several ? "them" : "it") +
                " before the action runs";
    break;
  case CaptureProblem::CopyAsCheap:
    F.Weight = Level::Style;
    F.Message = "action of a scope guard captures loop variable" +
                std::string(Several ? "s " : " ") + Names +
                " by reference; nothing changes " + (Several ? "them" : "it") +
                (F.Fix ? ", so a copy does as well" : "");
    break;
  }

  if (Capture.Problem != CaptureProblem::CopyAsCheap)
    addNotes(F, Capture, SM);
  if (F.Fix && isInInstantiation(First))
    Offered.push_back({F.Loc, Lambda, Capture.Variables});
  // What the program does is defined, and somebody may want the last value.
  if (F.Fix && Capture.Problem == CaptureProblem::ChangedValue)
    F.note(F.Loc,
           "capture by copy, so that the action sees the value from here",
           std::exchange(F.Fix, {}));
  report(std::move(F), First);
}

/// Another instantiation, in which nothing is found, may not compile with the
/// copy.
void LoopCaptureCheck::withdrawFixesOfTemplates() {
  for (const OfferedFix &Fix : Offered)
    for (const LambdaExpr *Other : Instantiated[Fix.Lambda->getBeginLoc()])
      for (const ValueDecl *Variable : Fix.Variables) {
        std::string Why = obstacleToCopyAt(Variable->getLocation(), *Other,
                                           Variable->getASTContext());
        if (!Why.empty())
          withdrawFix(Fix.At,
                      "in another instantiation of the template, " + Why);
      }
}

void LoopCaptureCheck::finish() {
  withdrawFixesOfTemplates();
  Instantiated.clear();
  Offered.clear();
  Recognizer.reset();
  Keepers.reset();
  Drained.reset();
  SeenBodies.clear();
}

} // namespace defercliff
