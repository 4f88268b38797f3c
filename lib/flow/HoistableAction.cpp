//===--- HoistableAction.cpp - defercliff ---------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/HoistableAction.h"

#include "lib/flow/Mutation.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether \p S asks a function for an object, as `db().rollback()`: it may
/// belong to what else the iteration does with that.
static bool asksForObject(const Stmt *S) {
  if (!S)
    return false;
  const auto *Call = dyn_cast<CallExpr>(S);
  if (Call && Call->getNumArgs() == 0 && !isa<CXXMemberCallExpr>(Call) &&
      (Call->isGLValue() || Call->getType()->isPointerType()))
    return true;
  return llvm::any_of(S->children(), asksForObject);
}

bool usesNothingOf(const Loop &L, const LambdaExpr &Action,
                   const BodyFlow &Flow) {
  if (!L.Closing || asksForObject(Action.getBody()))
    return false;
  return llvm::all_of(Action.captures(), [&](const LambdaCapture &Capture) {
    if (Capture.capturesThis())
      return false; // members may change with the iteration
    if (!Capture.capturesVariable())
      return true;
    const auto *Var = dyn_cast<VarDecl>(Capture.getCapturedVar());
    if (!Var || Var->isInitCapture())
      return false;
    const Loop *Declares = Flow.loopAround(*Var);
    return !(Declares && L.encloses(Declares)) &&
           !mayChange(L.Closing, *Var, /*IntoLambdas=*/true);
  });
}

} // namespace defercliff
