//===--- HeadUses.cpp - defercliff ----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/HeadUses.h"

#include "lib/QualifiedName.h"
#include "lib/deferral/VariableChanges.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

static bool isVar(const Expr &E, const VarDecl &Var) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E.IgnoreParenImpCasts());
  return Ref && declaresSameEntity(Ref->getDecl(), &Var);
}

/// Whether the standard library reads a line or a number by \p Callee.
static bool reads(const FunctionDecl &Callee) {
  return isInStd(Callee) &&
         (nameOf(&Callee) == "getline" ||
          Callee.getOverloadedOperator() == OO_GreaterGreater);
}

/// Whether \p Call is given \p Var to set it, and cannot look at it before: it
/// has no value yet, or it is what the standard library reads.
static bool isSetBy(const CallExpr &Call, const VarDecl &Var,
                    const BodyWalk &Walk) {
  llvm::ArrayRef<Mention> Uses = Walk.mentionsOf(Var);
  auto IsInCall = [&](const Mention &Use) { return Walk.isIn(Call, *Use.At); };
  if (llvm::count_if(Uses, IsInCall) != 1 ||
      llvm::none_of(changedByCallee(Call),
                    [&](const Expr *Target) { return isVar(*Target, Var); }))
    return false;
  return reads(*Call.getDirectCallee()) ||
         (!Var.hasInit() && Var.hasLocalStorage() && !isa<ParmVarDecl>(Var) &&
          Var.getType()->isScalarType() && IsInCall(Uses.front()));
}

static bool setsBeforeUse(const BinaryOperator &Binary, const VarDecl &Var,
                          const BodyWalk &Walk) {
  const Expr &Left = *Binary.getLHS();
  const Expr &Right = *Binary.getRHS();
  if (Binary.isAssignmentOp())
    return isVar(Left, Var) && !names(&Right, Var);
  if (!names(&Left, Var))
    return !Binary.isLogicalOp() && setsBeforeUse(Right, Var, Walk);
  bool IsInOrder = Binary.isLogicalOp() || Binary.isCommaOp();
  return (IsInOrder || !names(&Right, Var)) && setsBeforeUse(Left, Var, Walk);
}

bool setsBeforeUse(const Expr &E, const VarDecl &Var, const BodyWalk &Walk) {
  const Expr &Plain = *E.IgnoreUnlessSpelledInSource()->IgnoreParenImpCasts();
  if (const auto *Unary = dyn_cast<UnaryOperator>(&Plain))
    return Unary->isIncrementDecrementOp()
               ? isVar(*Unary->getSubExpr(), Var)
               : setsBeforeUse(*Unary->getSubExpr(), Var, Walk);
  if (const auto *Binary = dyn_cast<BinaryOperator>(&Plain))
    return setsBeforeUse(*Binary, Var, Walk);
  const Expr *Value = nullptr;
  if (const Expr *Target = assignmentTarget(&Plain, Value))
    return isVar(*Target, Var) && !names(Value, Var);
  const auto *Call = dyn_cast<CallExpr>(&Plain);
  return Call && isSetBy(*Call, Var, Walk);
}

/// What \p Condition does first with \p Var: what an `&&` leaves out does not
/// look at it either.
static const Expr *firstWith(const VarDecl &Var, const Expr *Condition) {
  while (Condition) {
    const auto *And =
        dyn_cast<BinaryOperator>(Condition->IgnoreParenImpCasts());
    if (!And || And->getOpcode() != BO_LAnd)
      break;
    Condition = names(And->getLHS(), Var) ? And->getLHS() : And->getRHS();
  }
  return Condition;
}

/// What \p Part of a head, which begins with \p First, does with \p Var.
static HeadUses usesIn(const Expr *Part, const Expr *First, const VarDecl &Var,
                       const BodyWalk &Walk) {
  HeadUses Result;
  if (!Part || !names(Part, Var))
    return Result;
  Result.IsSet = setsBeforeUse(*First, Var, Walk);
  if (!Result.IsSet)
    for (const Mention &Use : Walk.mentionsOf(Var))
      if (Walk.isIn(*Part, *Use.At))
        Result.Uses.push_back(Use.At);
  return Result;
}

HeadUses usesByHead(const Stmt &Loop, const VarDecl &Var,
                    const BodyWalk &Walk) {
  const Expr *Step = nullptr;
  const Expr *Condition = nullptr;
  const VarDecl *Declared = nullptr;
  if (const auto *For = dyn_cast<ForStmt>(&Loop)) {
    Step = For->getInc();
    Condition = For->getCond();
    Declared = For->getConditionVariable();
  } else if (const auto *While = dyn_cast<WhileStmt>(&Loop)) {
    Condition = While->getCond();
    Declared = While->getConditionVariable();
  } else if (const auto *Do = dyn_cast<DoStmt>(&Loop)) {
    Condition = Do->getCond();
  }
  // A variable of the condition is made anew, from what that names.
  if (Declared)
    Condition = Declared->getInit();
  HeadUses Result = usesIn(Step, Step, Var, Walk);
  if (Result.IsSet)
    return Result;
  HeadUses Behind = usesIn(Condition, firstWith(Var, Condition), Var, Walk);
  Behind.Uses.insert(Behind.Uses.end(), Result.Uses.begin(), Result.Uses.end());
  return Behind;
}

} // namespace defercliff
