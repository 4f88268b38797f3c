//===--- OneTripLoop.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/OneTripLoop.h"

#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include <cstdint>
#include <optional>

using namespace clang;

namespace defercliff {

namespace {

/// Computes expressions over one variable and constants. Anything else has no
/// value, nor has the variable once something may have changed it. An
/// expression may change the variable, as increments do.
class SingleVariable {
public:
  SingleVariable(const VarDecl &Var, std::optional<int64_t> Value)
      : Var(Var), Value(Value) {}

  std::optional<int64_t> evaluate(const Expr *E) {
    std::optional<int64_t> Result = valueOf(E->IgnoreParenImpCasts());
    // Numbers without a sign wrap where others become negative.
    bool Wraps =
        Var.getType()->isUnsignedIntegerType() && Value.value_or(0) < 0;
    if (Wraps)
      Value = std::nullopt;
    return Wraps ? std::nullopt : Result;
  }

private:
  const VarDecl &Var;
  std::optional<int64_t> Value;

  std::optional<int64_t> valueOf(const Expr *E) {
    if (isVariable(E))
      return Value;
    if (const auto *Literal = dyn_cast<IntegerLiteral>(E))
      return Literal->getValue().getActiveBits() < 63
                 ? std::optional<int64_t>(Literal->getValue().getZExtValue())
                 : std::nullopt;
    if (const auto *Literal = dyn_cast<CXXBoolLiteralExpr>(E))
      return Literal->getValue();
    if (isa<CXXNullPtrLiteralExpr>(E))
      return 0;
    if (const auto *Unary = dyn_cast<UnaryOperator>(E))
      return evaluateUnary(*Unary);
    if (const auto *Binary = dyn_cast<BinaryOperator>(E);
        Binary && !Binary->isLogicalOp())
      return evaluateBinary(*Binary);
    return unknown(*E);
  }

  std::optional<int64_t> unknown(const Expr &E) {
    if (mayChange(&E, Var))
      Value = std::nullopt;
    return std::nullopt;
  }

  bool isVariable(const Expr *E) const {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
    return Ref && Ref->getDecl() == &Var;
  }

  std::optional<int64_t> evaluateUnary(const UnaryOperator &E) {
    if (E.isIncrementDecrementOp()) {
      if (!isVariable(E.getSubExpr()) || !Value)
        return unknown(E);
      int64_t Before = *Value;
      Value = Before + (E.isIncrementOp() ? 1 : -1);
      return E.isPrefix() ? Value : Before;
    }
    if (E.getOpcode() == UO_AddrOf)
      return 1; // whatever it is, it is not null
    std::optional<int64_t> Sub = evaluate(E.getSubExpr());
    if (!Sub)
      return std::nullopt;
    if (E.getOpcode() == UO_LNot)
      return !*Sub;
    if (E.getOpcode() == UO_Minus && E.getType()->isSignedIntegerType())
      return -*Sub;
    return std::nullopt;
  }

  std::optional<int64_t> evaluateBinary(const BinaryOperator &E) {
    if (E.getOpcode() == BO_Comma) {
      evaluate(E.getLHS());
      return evaluate(E.getRHS());
    }
    std::optional<int64_t> RHS = evaluate(E.getRHS());
    if (!RHS)
      return unknown(E);
    if (E.isAssignmentOp()) {
      if (!isVariable(E.getLHS()))
        return unknown(E);
      if (E.getOpcode() == BO_Assign)
        return Value = *RHS;
      if (!Value)
        return std::nullopt;
      switch (E.getOpcode()) {
      case BO_AddAssign:
        return Value = *Value + *RHS;
      case BO_SubAssign:
        return Value = *Value - *RHS;
      case BO_XorAssign:
        return Value = *Value ^ *RHS;
      default:
        return Value = std::nullopt;
      }
    }
    std::optional<int64_t> LHS = evaluate(E.getLHS());
    if (!LHS)
      return std::nullopt;
    switch (E.getOpcode()) {
    case BO_LT:
      return *LHS < *RHS;
    case BO_LE:
      return *LHS <= *RHS;
    case BO_GT:
      return *LHS > *RHS;
    case BO_GE:
      return *LHS >= *RHS;
    case BO_EQ:
      return *LHS == *RHS;
    case BO_NE:
      return *LHS != *RHS;
    default:
      return std::nullopt;
    }
  }
};

} // namespace

/// The variable whose truth \p Cond is, or the opposite; null if there is none.
static const VarDecl *variableAsked(const Expr *Cond) {
  Cond = Cond->IgnoreParenImpCasts();
  if (const auto *Not = dyn_cast<UnaryOperator>(Cond);
      Not && Not->getOpcode() == UO_LNot)
    Cond = Not->getSubExpr()->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(Cond);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->getType()->isScalarType() && Var->hasLocalStorage() &&
                 !Var->getType().isVolatileQualified()
             ? Var
             : nullptr;
}

/// Whether a break in \p S leaves the loop whose body it is.
static bool breaksOut(const Stmt *S) {
  if (!S ||
      isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, SwitchStmt, LambdaExpr>(
          S))
    return false;
  return isa<BreakStmt>(S) || llvm::any_of(S->children(), breaksOut);
}

/// Whether \p Loop does nothing but an inner loop that has the same condition:
/// it does not hold any more when that ends.
static bool endsByItsInnerLoop(const ForStmt &Loop) {
  const auto *Inner = dyn_cast<ForStmt>(Loop.getBody());
  if (Loop.getInc() || !Inner || !Inner->getCond() ||
      breaksOut(Inner->getBody()))
    return false;
  const VarDecl *Var = variableAsked(Loop.getCond());
  return Var && variableAsked(Inner->getCond()) == Var &&
         isa<UnaryOperator>(Loop.getCond()->IgnoreParenImpCasts()) ==
             isa<UnaryOperator>(Inner->getCond()->IgnoreParenImpCasts());
}

/// Whether the increment of \p Loop gives the variable that its condition asks
/// for a value that ends it, whatever it was before.
static bool endsByItsIncrement(const ForStmt &Loop) {
  const VarDecl *Var = variableAsked(Loop.getCond());
  if (!Var)
    return false;
  SingleVariable Trip(*Var, std::nullopt);
  Trip.evaluate(Loop.getInc());
  std::optional<int64_t> Again = Trip.evaluate(Loop.getCond());
  return Again && *Again == 0;
}

bool isProvablyOneTrip(const ForStmt &Loop) {
  if (!Loop.getCond())
    return false;
  if (endsByItsInnerLoop(Loop) || (Loop.getInc() && endsByItsIncrement(Loop)))
    return true;
  const auto *Init = dyn_cast_or_null<DeclStmt>(Loop.getInit());
  if (!Init)
    return false;
  for (const Decl *D : Init->decls()) {
    const auto *Var = dyn_cast<VarDecl>(D);
    if (!Var || !Var->getInit() || !Var->getType()->isScalarType() ||
        Var->getType().isVolatileQualified())
      continue;
    std::optional<int64_t> First =
        SingleVariable(*Var, 0).evaluate(Var->getInit());
    if (!First)
      continue;
    SingleVariable Trip(*Var, *First);
    if (!Trip.evaluate(Loop.getCond()))
      continue; // it depends on more than this variable
    if (Loop.getInc())
      Trip.evaluate(Loop.getInc());
    std::optional<int64_t> Again = Trip.evaluate(Loop.getCond());
    if (Again && *Again == 0 && !mayChange(Loop.getBody(), *Var))
      return true;
  }
  return false;
}

} // namespace defercliff
