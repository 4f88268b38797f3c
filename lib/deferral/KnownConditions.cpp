//===--- KnownConditions.cpp - defercliff ---------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/KnownConditions.h"

#include "lib/flow/LoopForest.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

const Expr *conditionOf(const CFGBlock &Block) {
  return Block.succ_size() == 2
             ? dyn_cast_or_null<Expr>(Block.getLastCondition())
             : nullptr;
}

const CFGBlock *wayOn(const CFGBlock &Block, bool IfTrue) {
  // The way on if it is true comes first.
  return (Block.succ_begin() + (IfTrue ? 0 : 1))->getReachableBlock();
}

const Expr *withoutNegations(const Expr *E, bool &Holds) {
  while (true) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E)) {
      E = Cleanups->getSubExpr();
      continue;
    }
    const auto *Not = dyn_cast<UnaryOperator>(E);
    if (!Not || Not->getOpcode() != UO_LNot)
      return E;
    Holds = !Holds;
    E = Not->getSubExpr();
  }
}

/// The local variable that \p E names, if it names one; else null.
static const VarDecl *localVariable(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() ? Var : nullptr;
}

/// The flag or counter that \p S sets or counts up; null if it does not.
static const VarDecl *raisedBy(const Stmt &S, const ASTContext &Context) {
  if (const auto *Step = dyn_cast<UnaryOperator>(&S);
      Step && Step->isIncrementOp())
    return localVariable(Step->getSubExpr());
  const auto *Set = dyn_cast<BinaryOperator>(&S);
  Expr::EvalResult Value;
  return Set && Set->getOpcode() == BO_Assign &&
                 !Set->getRHS()->isValueDependent() &&
                 Set->getRHS()->EvaluateAsInt(Value, Context) &&
                 Value.Val.getInt().getBoolValue()
             ? localVariable(Set->getLHS())
             : nullptr;
}

/// Whether control goes straight through \p S.
static bool goesOn(const Stmt &S) { return isa<Expr, DeclStmt, NullStmt>(S); }

KnownConditions::Facts KnownConditions::at(const Stmt &At) {
  const Stmt *LoopBody = &At;
  for (const Stmt *Around = Walk.parentOf(At);
       Around && bodyOfLoop(*Around) != LoopBody;
       Around = Walk.parentOf(*LoopBody))
    LoopBody = Around;
  Facts Known;
  bool IsInnermost = true;
  for (const Stmt *S = &At; S != LoopBody;) {
    const Stmt *Around = Walk.parentOf(*S);
    if (const auto *If = dyn_cast<IfStmt>(Around);
        If && If->getCond() && (S == If->getThen() || S == If->getElse()))
      addCondition(If->getCond(), S == If->getThen(), *LoopBody, Known);
    if (const auto *Block = dyn_cast<CompoundStmt>(Around);
        Block && IsInnermost) {
      addFlags(*Block, *S, Known);
      IsInnermost = false;
    }
    S = Around;
  }
  return Known;
}

void KnownConditions::addCondition(const Expr *E, bool Holds,
                                   const Stmt &LoopBody, Facts &Known) {
  E = withoutNegations(E, Holds);
  if (const auto *Both = dyn_cast<BinaryOperator>(E);
      Both && Both->getOpcode() == (Holds ? BO_LAnd : BO_LOr)) {
    addCondition(Both->getLHS(), Holds, LoopBody, Known);
    addCondition(Both->getRHS(), Holds, LoopBody, Known);
  } else if (isSteady(E, LoopBody)) {
    Known.Conditions.emplace_back(idOf(*E), Holds);
  }
}

/// Adds the flags that are set right before or right behind \p At, a statement
/// of \p Block, where no jump is between.
void KnownConditions::addFlags(const CompoundStmt &Block, const Stmt &At,
                               Facts &Known) {
  auto Here = llvm::find(Block.body(), &At);
  auto Add = [&](const Stmt &Beside) {
    const VarDecl *Flag = raisedBy(Beside, Context);
    if (Flag && isFlag(*Flag))
      Known.Flags.insert(Flag);
    return goesOn(Beside);
  };
  // A few: blocks may be long.
  constexpr int Near = 8;
  int Steps = 0;
  for (auto It = Here; It != Block.body_begin() && ++Steps <= Near;)
    if (!Add(**--It))
      break;
  Steps = 0;
  for (auto It = Here;
       It != Block.body_end() && ++It != Block.body_end() && ++Steps <= Near;)
    if (!Add(**It))
      break;
}

/// Whether all that is done with \p Var is to read and to set it by its name:
/// nothing else can change it.
bool KnownConditions::isOnlyNamed(const VarDecl &Var) const {
  return Var.hasLocalStorage() && !Var.getType()->isReferenceType() &&
         !Var.getType()->isRecordType() &&
         !Var.getType().isVolatileQualified() &&
         llvm::all_of(Walk.mentionsOf(Var), [&](const Mention &M) {
           const Stmt *Around = Walk.parentOf(*M.At);
           const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Around);
           const auto *Unary = dyn_cast_or_null<UnaryOperator>(Around);
           const auto *Binary = dyn_cast_or_null<BinaryOperator>(Around);
           return (Cast && Cast->getCastKind() == CK_LValueToRValue) ||
                  (Unary && Unary->isIncrementDecrementOp()) ||
                  (Binary && Binary->isAssignmentOp() &&
                   Binary->getLHS() == M.At);
         });
}

/// Whether \p Var is false or nought at first, and then only raised.
bool KnownConditions::isFlag(const VarDecl &Var) {
  auto [It, IsNew] = Flags.try_emplace(&Var);
  if (!IsNew)
    return It->second;
  Expr::EvalResult First;
  const Expr *Init = Var.getInit();
  return Flags[&Var] =
             isOnlyNamed(Var) && Init && !Init->isValueDependent() &&
             Init->EvaluateAsInt(First, Context) &&
             !First.Val.getInt().getBoolValue() &&
             llvm::all_of(Walk.changesOf(Var), [&](const Mention &Change) {
               return raisedBy(*Change.At, Context) == &Var;
             });
}

/// Whether \p S, an expression, has the same value until the iteration ends.
bool KnownConditions::isSteady(const Stmt *S, const Stmt &LoopBody) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    const VarDecl *Var = localVariable(Ref);
    if (!Var)
      return false;
    auto [It, IsNew] = Steady.try_emplace({Var, &LoopBody});
    if (IsNew)
      It->second = isOnlyNamed(*Var) &&
                   llvm::none_of(Walk.changesOf(*Var), [&](const Mention &M) {
                     return Walk.isIn(LoopBody, *M.At);
                   });
    return It->second;
  }
  const auto *Unary = dyn_cast<UnaryOperator>(S);
  const auto *Binary = dyn_cast<BinaryOperator>(S);
  bool Computes =
      (Unary && !Unary->isIncrementDecrementOp() &&
       Unary->getOpcode() != UO_Deref && Unary->getOpcode() != UO_AddrOf) ||
      (Binary && !Binary->isAssignmentOp());
  return (Computes ||
          isa<IntegerLiteral, CXXBoolLiteralExpr, CXXNullPtrLiteralExpr,
              ImplicitCastExpr, ParenExpr>(S)) &&
         llvm::all_of(S->children(), [&](const Stmt *Child) {
           return isSteady(Child, LoopBody);
         });
}

llvm::FoldingSetNodeID KnownConditions::idOf(const Expr &E) const {
  llvm::FoldingSetNodeID ID;
  E.Profile(ID, Context, /*Canonical=*/true);
  return ID;
}

const CFGBlock *KnownConditions::neverAfter(const CFGBlock &Block,
                                            const Facts &Known) const {
  const Expr *Condition = conditionOf(Block);
  if (!Condition)
    return nullptr;
  bool IfTrue = true;
  const Expr *Asked = withoutNegations(Condition, IfTrue);
  auto never = [&](bool Holds) { return wayOn(Block, Holds != IfTrue); };
  const llvm::FoldingSetNodeID ID = idOf(*Asked);
  for (const auto &[KnownID, Holds] : Known.Conditions)
    if (KnownID == ID)
      return never(Holds);
  // `sent`, `sent > 0`, `sent != 0`
  const auto *Compared = dyn_cast<BinaryOperator>(Asked);
  if (Compared &&
      (Compared->getOpcode() == BO_GT || Compared->getOpcode() == BO_NE)) {
    Expr::EvalResult Value;
    if (!Compared->getRHS()->isValueDependent() &&
        Compared->getRHS()->EvaluateAsInt(Value, Context) &&
        Value.Val.getInt().isZero())
      Asked = Compared->getLHS();
  }
  const VarDecl *Flag = localVariable(Asked);
  return Flag && Known.Flags.count(Flag) ? never(true) : nullptr;
}

} // namespace defercliff
