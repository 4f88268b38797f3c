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
    return disarms(Copier, Other) ||
           refuse("the move relies on the empty state that '" +
                  qualifiedClassName(Members.Wrapper) + "' is left in");
  }

  /// Whether \p Copier provably leaves \p Other with nothing to run.
  bool disarms(const CXXConstructorDecl &Copier,
               const ParmVarDecl &Other) const {
    auto TakesFlag = [&](const CXXCtorInitializer *Init) {
      return takesFlag(*Init, Other);
    };
    if (llvm::any_of(Copier.inits(), TakesFlag))
      return true;
    const auto *Body = dyn_cast_or_null<CompoundStmt>(Copier.getBody());
    return Body && llvm::any_of(Body->body(), [&](const Stmt *S) {
             return disarmsAtOnce(S, &Other);
           });
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

  /// Whether \p S drops the action or sets the flag of \p Other; null stands
  /// for the object itself.
  bool disarmsAtOnce(const Stmt *S, const ParmVarDecl *Other) const {
    const auto *E = dyn_cast<Expr>(S);
    if (!E)
      return false;
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
        return IsOfOther(Use.Member->getBase());
    if (const auto *Assignment = dyn_cast<BinaryOperator>(E)) {
      const auto *Flag =
          dyn_cast<MemberExpr>(Assignment->getLHS()->IgnoreParenImpCasts());
      return Assignment->getOpcode() == BO_Assign && Flag &&
             isa<CXXBoolLiteralExpr>(
                 Assignment->getRHS()->IgnoreParenImpCasts()) &&
             IsOfOther(Flag->getBase()) &&
             isTestedFlag(dyn_cast<FieldDecl>(Flag->getMemberDecl()));
    }
    const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
    const CXXMethodDecl *Callee = Call ? Call->getMethodDecl() : nullptr;
    const auto *Body = Callee && Callee->getParent() == &Class
                           ? dyn_cast_or_null<CompoundStmt>(Callee->getBody())
                           : nullptr;
    return Other && Body && IsOfOther(Call->getImplicitObjectArgument()) &&
           Body->size() == 1 && disarmsAtOnce(Body->body_front(), nullptr);
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
