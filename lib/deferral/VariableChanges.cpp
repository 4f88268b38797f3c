//===--- VariableChanges.cpp - defercliff ---------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/VariableChanges.h"

#include "lib/QualifiedName.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace defercliff {

using Changed = llvm::SmallVector<const Expr *, 2>;

const Expr *changedBy(const Expr &E) {
  if (const auto *Unary = dyn_cast<UnaryOperator>(&E))
    return Unary->isIncrementDecrementOp() ? Unary->getSubExpr() : nullptr;
  if (const auto *Binary = dyn_cast<BinaryOperator>(&E))
    return Binary->isAssignmentOp() ? Binary->getLHS() : nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E)) {
    OverloadedOperatorKind Kind = Operator->getOperator();
    if (Operator->isAssignmentOp() || Kind == OO_PlusPlus ||
        Kind == OO_MinusMinus)
      return Operator->getArg(0);
  }
  return nullptr;
}

/// The standard functions that give their argument another value, and the
/// methods that replace that of their object.
static void addStandardChanges(const CallExpr &Call, StringRef Name,
                               Changed &Result) {
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call)) {
    if (Name == "swap" || Name == "assign")
      Result.push_back(Method->getImplicitObjectArgument());
    return;
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    const auto *Tie =
        Operator->getOperator() == OO_Equal
            ? dyn_cast<CallExpr>(
                  Operator->getArg(0)->IgnoreUnlessSpelledInSource())
            : nullptr;
    if (Tie && nameOf(Tie->getDirectCallee()) == "tie")
      for (const Expr *Arg : Tie->arguments())
        Result.push_back(Arg);
    return;
  }
  unsigned Count = Name == "swap" || Name == "iter_swap"     ? 2
                   : Name == "exchange" || Name == "advance" ? 1
                                                             : 0;
  for (unsigned I = 0; I < Count && I < Call.getNumArgs(); ++I)
    Result.push_back(Call.getArg(I));
}

/// A callee that gets a number or a pointer by a reference to what is not const
/// gets it to change it; getline and >> do so with whatever they are given.
Changed changedByCallee(const CallExpr &Call) {
  Changed Result;
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return Result;
  if (isInStd(*Callee))
    addStandardChanges(Call, nameOf(Callee), Result);
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  bool Reads = nameOf(Callee) == "getline" ||
               (Operator && Operator->getOperator() == OO_GreaterGreater);
  unsigned Skipped = Operator && isa<CXXMethodDecl>(Callee) ? 1 : 0;
  for (unsigned I = Skipped;
       I < Call.getNumArgs() && I - Skipped < Callee->getNumParams(); ++I) {
    QualType Type = Callee->getParamDecl(I - Skipped)->getType();
    const Expr *Arg = Call.getArg(I)->IgnoreParenImpCasts();
    if (Type->isPointerType()) {
      const auto *AddressOf = dyn_cast<UnaryOperator>(Arg);
      if (!AddressOf || AddressOf->getOpcode() != UO_AddrOf)
        continue;
      Arg = AddressOf->getSubExpr();
    } else if (!Type->isLValueReferenceType()) {
      continue;
    }
    QualType Target = Type->getPointeeType();
    if (!Target.isConstQualified() && (Reads || Target->isScalarType()))
      Result.push_back(Arg);
  }
  return Result;
}

} // namespace defercliff
