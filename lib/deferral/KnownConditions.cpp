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

/// \p E without brackets, conversions and negations; \p Holds is negated for
/// each of those.
static const Expr *withoutNegations(const Expr *E, bool &Holds) {
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

KnownConditions::KnownConditions(const Stmt &At, const BodyWalk &Walk,
                                 const ASTContext &Context)
    : Walk(Walk), Context(Context) {
  for (const Stmt *S = &At, *Around; !LoopBody; S = Around) {
    Around = Walk.parentOf(*S);
    if (!Around)
      break;
    if (bodyOfLoop(*Around) == S)
      LoopBody = S;
  }
  for (const Stmt *S = &At, *Around; S != LoopBody; S = Around) {
    Around = Walk.parentOf(*S);
    if (!Around)
      break;
    if (const auto *If = dyn_cast<IfStmt>(Around); If && If->getCond() != S)
      addCondition(If->getCond(), If->getThen() == S);
    if (const auto *Block = dyn_cast<CompoundStmt>(Around))
      for (const Stmt *Beside : Block->body())
        addFlag(*Beside);
  }
}

void KnownConditions::addCondition(const Expr *E, bool Holds) {
  E = withoutNegations(E, Holds);
  if (const auto *Both = dyn_cast<BinaryOperator>(E);
      Both && Both->getOpcode() == (Holds ? BO_LAnd : BO_LOr)) {
    addCondition(Both->getLHS(), Holds);
    addCondition(Both->getRHS(), Holds);
  } else if (isSteady(E)) {
    Known.emplace_back(idOf(*E), Holds);
  }
}

void KnownConditions::addFlag(const Stmt &Beside) {
  const VarDecl *Flag = raisedBy(Beside, Context);
  if (Flag && llvm::all_of(Walk.changesOf(*Flag), [&](const Mention &Change) {
        return raisedBy(*Change.At, Context) == Flag;
      }))
    Flags.push_back(Flag);
}

/// Whether \p Var changes in the body of the loop.
bool KnownConditions::changesInBody(const VarDecl &Var) const {
  return llvm::any_of(Walk.changesOf(Var), [&](const Mention &Change) {
    const Stmt *S = Change.At;
    while (S && S != LoopBody)
      S = Walk.parentOf(*S);
    return S;
  });
}

/// Whether \p S, an expression, has the same value until the iteration ends.
bool KnownConditions::isSteady(const Stmt *S) const {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    const VarDecl *Var = localVariable(Ref);
    return LoopBody && Var && !Var->getType().isVolatileQualified() &&
           !Var->getType()->isReferenceType() &&
           !Var->getType()->isRecordType() && !changesInBody(*Var);
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
         llvm::all_of(S->children(),
                      [this](const Stmt *Child) { return isSteady(Child); });
}

llvm::FoldingSetNodeID KnownConditions::idOf(const Expr &E) const {
  llvm::FoldingSetNodeID ID;
  E.Profile(ID, Context, /*Canonical=*/true);
  return ID;
}

const CFGBlock *KnownConditions::neverAfter(const CFGBlock &Block) const {
  const auto *Condition = Block.succ_size() == 2
                              ? dyn_cast_or_null<Expr>(Block.getLastCondition())
                              : nullptr;
  if (!Condition)
    return nullptr;
  bool IfTrue = true;
  const Expr *Asked = withoutNegations(Condition, IfTrue);
  auto never = [&](bool Holds) {
    // The way on if the condition is true comes first.
    return (Block.succ_begin() + (Holds == IfTrue ? 1 : 0))
        ->getReachableBlock();
  };
  const llvm::FoldingSetNodeID ID = idOf(*Asked);
  for (const auto &[KnownID, Holds] : Known)
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
  return Flag && llvm::is_contained(Flags, Flag) ? never(true) : nullptr;
}

} // namespace defercliff
