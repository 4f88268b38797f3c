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

static bool isDismissingName(StringRef Name) {
  static const StringRef Names[] = {"dismiss", "release",    "cancel", "disarm",
                                    "clear",   "commit",     "reset",  "invoke",
                                    "fire",    "RunAndReset"};
  return llvm::any_of(Names,
                      [&](StringRef N) { return Name.equals_insensitive(N); });
}

const VarDecl *dismissedBy(const Stmt &S) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  if (!Method || !Method->getIdentifier())
    return nullptr;
  bool SwitchesOff = Method->getName() == "set_active";
  if (!SwitchesOff && !isDismissingName(Method->getName()))
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
