//===--- Dismissal.cpp - defercliff ---------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/Dismissal.h"

#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

static bool isOneOf(const CXXMethodDecl &Method,
                    llvm::ArrayRef<StringRef> Names) {
  return Method.getIdentifier() && llvm::any_of(Names, [&](StringRef Name) {
           return Method.getName().equals_insensitive(Name);
         });
}

bool isNamedAsDismissal(const CXXMethodDecl &Method) {
  return isOneOf(Method, {"dismiss", "release", "cancel", "disarm", "commit"});
}

/// Whether nothing is left to run after \p Method: it calls the action off, or
/// runs it at once.
static bool leavesNothing(const CXXMethodDecl &Method) {
  return isNamedAsDismissal(Method) ||
         isOneOf(Method, {"clear", "reset", "invoke", "fire", "RunAndReset",
                          "set_active"});
}

const VarDecl *dismissedBy(const Stmt &S) {
  if (const auto *Move = dyn_cast<CallExpr>(&S);
      Move && Move->isCallToStdMove())
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(Move->getArg(0)->IgnoreParenImpCasts()))
      return dyn_cast<VarDecl>(Ref->getDecl());
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  if (!Method || !leavesNothing(*Method))
    return nullptr;
  const Expr *Object = Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
  if (const auto *Move = dyn_cast<CallExpr>(Object);
      Move && Move->isCallToStdMove())
    Object = Move->getArg(0)->IgnoreParenImpCasts();
  // `std::optional<Guard> g; g->dismiss();`
  if (const auto *Arrow = dyn_cast<CXXOperatorCallExpr>(Object))
    Object = Arrow->getArg(0)->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(Object);
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

} // namespace defercliff
