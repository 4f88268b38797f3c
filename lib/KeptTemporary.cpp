//===--- KeptTemporary.cpp - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/KeptTemporary.h"

using namespace clang;

namespace defercliff {

const MaterializeTemporaryExpr *keptTemporary(const VarDecl &Var) {
  const Expr *Init = Var.getInit();
  if (const auto *Cleanups = dyn_cast_or_null<ExprWithCleanups>(Init))
    Init = Cleanups->getSubExpr();
  // A base class of the temporary may be bound.
  while (const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Init))
    Init = Cast->getSubExpr();
  const auto *Temporary = dyn_cast_or_null<MaterializeTemporaryExpr>(Init);
  return Temporary && Temporary->getExtendingDecl() == &Var ? Temporary
                                                            : nullptr;
}

} // namespace defercliff
