//===--- TestedRuns.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/TestedRuns.h"

#include "lib/StdCalls.h"
#include "lib/guards/ErasedAction.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

namespace {

/// Walks through one body in the order in which it is executed, and keeps track
/// of whether there is an action. What jumps is taken for the worst.
class TestedReader {
public:
  TestedReader(const CXXMethodDecl &Method, const FieldDecl &Action)
      : Class(*Method.getParent()), Action(Action),
        MayDrop(dropsBelow(Method.getBody())) {
    visit(Method.getBody());
  }

  ActionMentions Tested;

private:
  const CXXRecordDecl &Class;
  const FieldDecl &Action;
  /// Whether anything in the body might leave no action.
  const bool MayDrop;
  /// Whether there is an action here.
  bool Holds = false;

  /// Whether \p S is the action of this object.
  bool isAction(const Stmt *S) const {
    const auto *E = dyn_cast_or_null<Expr>(S);
    const auto *Member =
        E ? dyn_cast<MemberExpr>(E->IgnoreParenImpCasts()) : nullptr;
    return Member && Member->getMemberDecl() == &Action &&
           isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts());
  }

  //===--- what leaves no action
  //---------------------------------------------===//

  /// Whether \p S itself might drop the action, or be a call that does.
  bool drops(const Stmt *S) const {
    const auto *Call = dyn_cast<CallExpr>(S);
    if (!Call)
      return false;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
      return Operator->getOperator() == OO_Equal &&
             isAction(Operator->getArg(0));
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call)) {
      const CXXMethodDecl *Callee = Method->getMethodDecl();
      if (!Callee || Callee->isConst())
        return false;
      return Callee->getParent() == &Class ||
             isAction(Method->getImplicitObjectArgument());
    }
    return !Call->isCallToStdMove() && !isStdInvoke(*Call) &&
           llvm::any_of(Call->arguments(),
                        [&](const Expr *Arg) { return isAction(Arg); });
  }

  bool dropsBelow(const Stmt *S) const {
    return S && (drops(S) || llvm::any_of(S->children(), [&](const Stmt *C) {
                   return dropsBelow(C);
                 }));
  }

  //===--- what a condition says
  //---------------------------------------------===//

  static const Expr *bare(const Expr *E) {
    while (true) {
      E = E->IgnoreUnlessSpelledInSource();
      const auto *Cast = dyn_cast<ExplicitCastExpr>(E);
      if (!Cast)
        return E;
      E = Cast->getSubExpr();
    }
  }

  /// Whether there is an action if \p Cond is \p Value.
  bool implies(const Expr *Cond, bool Value) const {
    if (!Cond)
      return false;
    Cond = bare(Cond);
    if (isAction(Cond))
      return Value;
    if (const auto *Not = dyn_cast<UnaryOperator>(Cond))
      return Not->getOpcode() == UO_LNot && implies(Not->getSubExpr(), !Value);
    if (const auto *Binary = dyn_cast<BinaryOperator>(Cond))
      return Binary->getOpcode() == (Value ? BO_LAnd : BO_LOr) &&
             (implies(Binary->getLHS(), Value) ||
              implies(Binary->getRHS(), Value));
    if (const auto *Written = dyn_cast<CXXRewrittenBinaryOperator>(Cond)) {
      auto Form = Written->getDecomposedForm();
      return compares(Form.Opcode, *Form.LHS, *Form.RHS, Value);
    }
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Cond))
      return Operator->getNumArgs() == 2 && Operator->isComparisonOp() &&
             compares(
                 BinaryOperator::getOverloadedOpcode(Operator->getOperator()),
                 *Operator->getArg(0), *Operator->getArg(1), Value);
    const auto *Call = dyn_cast<CXXMemberCallExpr>(Cond);
    const CXXMethodDecl *Callee = Call ? Call->getMethodDecl() : nullptr;
    if (!Callee || !isAction(bare(Call->getImplicitObjectArgument())))
      return false;
    if (isa<CXXConversionDecl>(Callee))
      return Value;
    return Callee->getIdentifier() &&
           Callee->getName() == (Value ? "has_value" : "empty");
  }

  bool compares(BinaryOperatorKind Opcode, const Expr &LHS, const Expr &RHS,
                bool Value) const {
    bool WithNone = (isAction(bare(&LHS)) && isNoAction(RHS)) ||
                    (isAction(bare(&RHS)) && isNoAction(LHS));
    return WithNone && Opcode == (Value ? BO_NE : BO_EQ);
  }

  //===--- the walk
  //----------------------------------------------------------===//

  void visitChildren(const Stmt *S) {
    for (const Stmt *Child : S->children())
      visit(Child);
  }

  /// Visits two ways, of which one is taken as \p Cond is true or false.
  void visitEither(const Expr *Cond, const Stmt *Then, const Stmt *Else) {
    bool Before = Holds;
    Holds = Before || implies(Cond, true);
    visit(Then);
    bool AfterThen = Holds;
    Holds = Before || implies(Cond, false);
    visit(Else);
    Holds &= AfterThen;
  }

  /// Visits what may be left and entered in its midst: a loop, a switch, a
  /// try block.
  void visitTangled(const Stmt *S, const Expr *Cond = nullptr) {
    bool Around = Holds && !MayDrop;
    Holds = Around;
    for (const Stmt *Child : S->children()) {
      Holds = Around || (Child != Cond && implies(Cond, true));
      visit(Child);
    }
    Holds = Around;
  }

  /// What stands behind \p S is reached in another way.
  void visitJump(const Stmt *S) {
    visitChildren(S);
    Holds = true;
  }

  void visit(const Stmt *S) {
    if (!S)
      return;
    if (const auto *Member = dyn_cast<MemberExpr>(S);
        Member && Holds && isAction(Member))
      Tested.insert(Member);
    if (isa<LambdaExpr>(S)) {
      // It may be called at any time.
      bool Around = Holds;
      Holds = false;
      visitChildren(S);
      Holds = Around;
    } else if (const auto *If = dyn_cast<IfStmt>(S)) {
      visit(If->getInit());
      visit(If->getConditionVariableDeclStmt());
      visit(If->getCond());
      visitEither(If->getCond(), If->getThen(), If->getElse());
    } else if (const auto *Choice = dyn_cast<ConditionalOperator>(S)) {
      visit(Choice->getCond());
      visitEither(Choice->getCond(), Choice->getTrueExpr(),
                  Choice->getFalseExpr());
    } else if (const auto *Binary = dyn_cast<BinaryOperator>(S);
               Binary && Binary->isLogicalOp()) {
      visit(Binary->getLHS());
      bool IsAnd = Binary->getOpcode() == BO_LAnd;
      visitEither(Binary->getLHS(), IsAnd ? Binary->getRHS() : nullptr,
                  IsAnd ? nullptr : Binary->getRHS());
    } else if (const auto *While = dyn_cast<WhileStmt>(S)) {
      visitTangled(While, While->getCond());
    } else if (isa<DoStmt, ForStmt, CXXForRangeStmt, SwitchStmt, CXXTryStmt>(
                   S)) {
      visitTangled(S);
    } else if (isa<SwitchCase, LabelStmt>(S)) {
      Holds = false;
      visitChildren(S);
    } else if (isa<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt,
                   IndirectGotoStmt, CXXThrowExpr>(S)) {
      visitJump(S);
    } else {
      visitChildren(S);
      if (drops(S))
        Holds = false;
    }
  }
};

} // namespace

ActionMentions findTestedMentions(const CXXMethodDecl &Method,
                                  const FieldDecl &Action) {
  return std::move(TestedReader(Method, Action).Tested);
}

} // namespace defercliff
