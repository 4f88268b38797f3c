//===--- CopiesAndMoves.cpp - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/CopiesAndMoves.h"

#include "lib/QualifiedName.h"
#include "lib/SourceText.h"
#include "lib/StdCalls.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace clang;

namespace defercliff {

/// Whether \p Text exchanges \p Member for none.
static bool isExchange(StringRef Text, StringRef Member) {
  if (!Text.consume_front("std::exchange(") || !Text.consume_front(Member))
    return false;
  return Text == ",nullptr)" || Text == ",{})" || Text == ",std::nullopt)";
}

static bool isReset(const ActionUse &Use) {
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Use.Whole);
  return Use.What == Doing::AsOptional && Call && Call->getMethodDecl() &&
         Call->getMethodDecl()->getName() == "reset";
}

/// Whether the condition of an if statement below \p S names \p Field.
static bool tests(const Stmt *S, const FieldDecl &Field,
                  bool InCondition = false) {
  if (!S)
    return false;
  if (const auto *Member = dyn_cast<MemberExpr>(S))
    if (InCondition && Member->getMemberDecl() == &Field)
      return true;
  if (const auto *If = dyn_cast<IfStmt>(S))
    if (tests(If->getCond(), Field, true))
      return true;
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return tests(Child, Field, InCondition);
  });
}

namespace {

/// What is done to a guard so that it has nothing to run, in the order of how
/// much is.
enum class Disarming { None, ByFlag, ByDropping };

/// Reads the copies and moves of one class.
class CopyReader {
public:
  CopyReader(const FieldDecl &Action, const GuardClassMembers &Members,
             const ActionUses &Actions, ASTContext &Context)
      : Action(Action), Class(*cast<CXXRecordDecl>(Action.getParent())),
        Members(Members), Actions(Actions), Context(Context) {}

  CopiesAndMoves read() {
    for (const CXXConstructorDecl *Copier : Members.Copiers)
      if (!readCopier(*Copier))
        break;
    return std::move(Result);
  }

private:
  const FieldDecl &Action;
  const CXXRecordDecl &Class;
  const GuardClassMembers &Members;
  const ActionUses &Actions;
  ASTContext &Context;
  CopiesAndMoves Result;

  bool refuse(std::string Why) {
    Result.Obstacle = std::move(Why);
    return false;
  }

  /// A closure that was moved from is no empty one: a move must tell the other
  /// guard not to run it.
  bool readCopier(const CXXConstructorDecl &Copier) {
    const ParmVarDecl &Other = *Copier.getParamDecl(0);
    const CXXCtorInitializer *Init = initializerOf(Copier, Action);
    std::string Member =
        Other.getNameAsString() + "." + Action.getNameAsString();
    std::string Text = Init ? initializerText(*Init, Context) : "";
    StringRef Taken = Text;
    Taken.consume_front("::");
    if (Taken == Member && !Copier.isMoveConstructor())
      return true;
    if (isExchange(Taken, Member)) {
      Result.Exchanges.push_back(Init);
      SourceRange InBrackets(Init->getLParenLoc(), Init->getRParenLoc());
      return !holdsCommentOrDirective(InBrackets, Context) ||
             refuse("a comment stands where '" + Action.getNameAsString() +
                    "' is moved");
    }
    if (Taken != Member && ((Taken != "std::move(" + Member + ")" &&
                             Taken != "move(" + Member + ")") ||
                            !callsOnlyStd(Init->getInit())))
      return refuse("a constructor does more to the action of another guard "
                    "than to take it");
    Disarming How = disarms(Copier, Other);
    Result.LeavesAction |= How == Disarming::ByFlag && Taken != Member;
    return How != Disarming::None ||
           refuse("the move relies on the empty state that '" +
                  qualifiedClassName(Members.Wrapper) + "' is left in");
  }

  /// How \p Copier provably leaves \p Other with nothing to run.
  Disarming disarms(const CXXConstructorDecl &Copier,
                    const ParmVarDecl &Other) const {
    Disarming How = Disarming::None;
    for (const CXXCtorInitializer *Init : Copier.inits())
      if (takesFlag(*Init, Other))
        How = Disarming::ByFlag;
    if (const auto *Body = dyn_cast_or_null<CompoundStmt>(Copier.getBody()))
      for (const Stmt *S : Body->body())
        How = std::max(How, disarmsAtOnce(S, &Other));
    return How;
  }

  /// Whether \p Init is `flag(std::exchange(other.flag, false))` or the like.
  bool takesFlag(const CXXCtorInitializer &Init,
                 const ParmVarDecl &Other) const {
    if (!Init.isWritten() || !Init.isMemberInitializer() ||
        !isTestedFlag(Init.getMember()))
      return false;
    std::string Text = initializerText(Init, Context);
    StringRef Taken = Text;
    Taken.consume_front("::");
    std::string Flag =
        Other.getNameAsString() + "." + Init.getMember()->getNameAsString();
    return Taken == "std::exchange(" + Flag + ",true)" ||
           Taken == "std::exchange(" + Flag + ",false)";
  }

  /// How \p S drops the action or sets the flag of \p Other; null stands for
  /// the object itself.
  Disarming disarmsAtOnce(const Stmt *S, const ParmVarDecl *Other) const {
    const auto *E = dyn_cast<Expr>(S);
    if (!E)
      return Disarming::None;
    E = E->IgnoreImplicit();
    auto IsOfOther = [&](const Expr *Base) {
      Base = Base->IgnoreParenImpCasts();
      const auto *Ref = dyn_cast<DeclRefExpr>(Base);
      return Other ? Ref && Ref->getDecl() == Other : isa<CXXThisExpr>(Base);
    };
    for (const ActionUse &Use : Actions.Uses)
      if ((Use.What == Doing::Drop || Use.What == Doing::Silence ||
           isReset(Use)) &&
          Use.Whole == E)
        return IsOfOther(Use.Member->getBase()) ? Disarming::ByDropping
                                                : Disarming::None;
    if (const auto *Assignment = dyn_cast<BinaryOperator>(E)) {
      const auto *Flag =
          dyn_cast<MemberExpr>(Assignment->getLHS()->IgnoreParenImpCasts());
      bool SetsFlag = Assignment->getOpcode() == BO_Assign && Flag &&
                      isa<CXXBoolLiteralExpr>(
                          Assignment->getRHS()->IgnoreParenImpCasts()) &&
                      IsOfOther(Flag->getBase()) &&
                      isTestedFlag(dyn_cast<FieldDecl>(Flag->getMemberDecl()));
      return SetsFlag ? Disarming::ByFlag : Disarming::None;
    }
    const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
    const CXXMethodDecl *Callee = Call ? Call->getMethodDecl() : nullptr;
    const auto *Body = Callee && Callee->getParent() == &Class
                           ? dyn_cast_or_null<CompoundStmt>(Callee->getBody())
                           : nullptr;
    return Other && Body && IsOfOther(Call->getImplicitObjectArgument()) &&
                   Body->size() == 1
               ? disarmsAtOnce(Body->body_front(), nullptr)
               : Disarming::None;
  }

  /// Whether \p Field is a flag that is asked before the action is run.
  bool isTestedFlag(const FieldDecl *Field) const {
    if (!Field || !Field->getType()->isBooleanType())
      return false;
    bool ByDestructor = tests(Class.getDestructor()->getBody(), *Field);
    return llvm::all_of(Actions.Runners, [&](const CXXMethodDecl *Runner) {
      // What nobody else calls, the destructor calls after its test.
      return tests(Runner->getBody(), *Field) ||
             (ByDestructor && Runner->getAccess() != AS_public);
    });
  }
};

} // namespace

CopiesAndMoves readCopiesAndMoves(const FieldDecl &Action,
                                  const GuardClassMembers &Members,
                                  const ActionUses &Actions,
                                  ASTContext &Context) {
  return CopyReader(Action, Members, Actions, Context).read();
}

} // namespace defercliff
