//===--- TemplatePlan.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/TemplatePlan.h"

#include "lib/Compat.h"
#include "lib/SourceText.h"
#include "lib/fixes/DeducedUse.h"
#include "lib/fixes/HiddenUses.h"
#include "lib/guards/TestedRuns.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

static bool isDone(const ErasingClass &Guard, Doing What) {
  return llvm::any_of(Guard.Actions.Uses,
                      [&](const ActionUse &Use) { return Use.What == What; });
}

namespace {

/// Plans one template.
class Planner {
public:
  Planner(const ErasingClass &Guard, const GuardClassUses &Uses,
          ASTContext &Context)
      : Guard(Guard), Uses(Uses), Context(Context) {}

  TemplatePlan plan() {
    if (checkClass() && planUses() && planUntestedRuns() && checkLocals() &&
        planName() && planMember() && checkHiddenUses())
      return std::move(Plan);
    TemplatePlan Refused;
    Refused.Refusal = std::move(Plan.Refusal);
    return Refused;
  }

private:
  const ErasingClass &Guard;
  const GuardClassUses &Uses;
  ASTContext &Context;
  TemplatePlan Plan;

  bool refuse(std::string Why) {
    Plan.Refusal = std::move(Why);
    return false;
  }

  /// Whether \p Obstacle is none.
  bool clears(const std::string &Obstacle) {
    return Obstacle.empty() || refuse(Obstacle);
  }

  bool checkClass() {
    return clears(Uses.Obstacle) && clears(Guard.Members.Obstacle) &&
           clears(Guard.Builder.Obstacle) && clears(Guard.Actions.Obstacle);
  }

  //===--- what the class does with its action ----------------------------===//

  /// Decides whether the member is an optional, and what that edits.
  bool planUses() {
    Plan.NeedsOptional =
        Guard.Members.IsOptional ||
        llvm::any_of(Guard.Actions.Uses, [](const ActionUse &Use) {
          return Use.What != Doing::Run;
        });
    if (!llvm::all_of(Guard.Actions.Uses,
                      [&](const ActionUse &Use) { return checkUse(Use); }))
      return false;
    Plan.NeedsOptional |= !Guard.Copies.Exchanges.empty();
    return clears(Guard.Copies.Obstacle);
  }

  /// Whether \p Use can be edited, if it must be.
  bool checkUse(const ActionUse &Use) {
    bool Stays = Use.What == Doing::Test || Use.What == Doing::AsOptional ||
                 (Use.What == Doing::Run &&
                  (!Plan.NeedsOptional || Guard.Members.IsOptional));
    if (Stays)
      return true;
    SourceRange Edited = (Use.Whole ? Use.Whole : Use.Member)->getSourceRange();
    if (!isWrittenPlainly(Edited, Context))
      return refuse(Guard.name() + " is used in a macro");
    return !holdsCommentOrDirective(Edited, Context) ||
           refuse("a comment stands where " + Guard.name() + " is used");
  }

  //===--- runs where there may be no action ------------------------------===//

  /// The wrapper throws where there is no action, and runs one that does
  /// nothing; the optional would run what is gone.
  bool planUntestedRuns() {
    bool MayBeDropped =
        isDone(Guard, Doing::Drop) || !Guard.Copies.Exchanges.empty();
    bool IsSilenced = isDone(Guard, Doing::Silence);
    if (Guard.Members.IsOptional || (!MayBeDropped && !IsSilenced))
      return true;
    ActionMentions Tested;
    for (const CXXMethodDecl *Method : Guard.Members.Bodies) {
      ActionMentions Found = findTestedMentions(*Method, *Guard.Action);
      Tested.insert(Found.begin(), Found.end());
    }
    for (const ActionUse &Use : Guard.Actions.Uses)
      if (Use.What == Doing::Run && Tested.count(Use.Member) == 0)
        Plan.Untested.push_back(&Use);
    if (MayBeDropped && !Plan.Untested.empty())
      return refuse(Guard.name() +
                    " is run without a test, though it may be gone");
    return !IsSilenced || checkSilenced();
  }

  /// What was silenced is an action that is there, and does nothing; in an
  /// optional it is none.
  bool checkSilenced() {
    for (const ActionUse &Use : Guard.Actions.Uses)
      if ((Use.What == Doing::Test || Use.What == Doing::IsSet ||
           Use.What == Doing::IsUnset) &&
          !Use.OnlyToRun)
        return refuse(Guard.name() +
                      " is tested, though one that does nothing may be there");
    return llvm::all_of(Plan.Untested, [&](const ActionUse *Use) {
      return (Use->Statement &&
              isWrittenPlainly(Use->Statement->getSourceRange(), Context)) ||
             refuse(Guard.name() + " is not run in a statement of its own, "
                                   "though it may be one that does nothing");
    });
  }

  //===--- what the variables are given -----------------------------------===//

  bool checkLocals() {
    return llvm::all_of(Uses.Locals, [&](const VarDecl *Var) {
      return clears(findChangeByDeducing(*Var, Guard, Plan.NeedsOptional,
                                         Uses.IsTakenOver, Context));
    });
  }

  bool checkHiddenUses() {
    return !isClassNamedUnderCondition(Guard.decl(), Uses, Context) ||
           refuse("the preprocessor may leave out a use of the class");
  }

  //===--- what is written ------------------------------------------------===//

  /// A name for the callable that means nothing else in the class.
  bool planName() {
    for (StringRef Name : {"Callable", "F"}) {
      auto Known = Context.Idents.find(Name);
      if (Known != Context.Idents.end() && Known->second->hasMacroDefinition())
        continue;
      unsigned Taken =
          countTokens(Guard.decl().getSourceRange(), Name, Context);
      // Where the constructor has it for the same, it goes away.
      if (Guard.Builder.Deduced && Guard.Builder.Deduced->getName() == Name)
        Taken -= countTokens({Guard.Members.BuilderTemplate->getBeginLoc(),
                              Guard.Members.Builder->getEndLoc()},
                             Name, Context);
      if (Taken == 0) {
        Plan.Callable = Name.str();
        return true;
      }
    }
    return refuse("the names 'Callable' and 'F' are taken");
  }

  bool planMember() {
    TypeLoc Type =
        Guard.Action->getTypeSourceInfo()->getTypeLoc().getUnqualifiedLoc();
    SourceLocation Name = Guard.Action->getLocation();
    Plan.MemberType = Type.getSourceRange();
    if (!isWrittenPlainly(Plan.MemberType, Context) ||
        holdsCommentOrDirective({Plan.MemberType.getBegin(), Name}, Context) ||
        !Context.getSourceManager().isBeforeInTranslationUnit(
            Plan.MemberType.getEnd(), Name))
      return refuse("the type of " + Guard.name() + " is not written plainly");
    if (countTokens(Plan.MemberType, "decltype", Context) > 0)
      return refuse("the type of " + Guard.name() +
                    " depends on a declaration");
    return Guard.Members.IsOptional || !Guard.Action->hasInClassInitializer() ||
           planRemoval(*Guard.Action->getInClassInitializer());
  }

  /// What is not initialised is empty in a wrapper alone.
  bool planRemoval(const Expr &Init) {
    SourceRange Range(Guard.Action->getLocation(), Init.getEndLoc());
    compat::Optional<Token> Behind =
        Range.getEnd().isFileID()
            ? Lexer::findNextToken(Range.getEnd(), Context.getSourceManager(),
                                   Context.getLangOpts())
            : compat::Optional<Token>();
    if (!isWrittenPlainly(Range, Context) || !Behind ||
        Behind->isNot(tok::semi) || holdsCommentOrDirective(Range, Context))
      return refuse(Guard.name() + " is initialised where it is declared");
    Plan.MemberInit = CharSourceRange::getCharRange(
        endOfToken(Range.getBegin(), Context), Behind->getLocation());
    return true;
  }
};

} // namespace

TemplatePlan planTemplate(const ErasingClass &Guard, const GuardClassUses &Uses,
                          ASTContext &Context) {
  return Planner(Guard, Uses, Context).plan();
}

} // namespace defercliff
