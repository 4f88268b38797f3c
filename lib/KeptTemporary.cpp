//===--- KeptTemporary.cpp - defercliff -----------------------------------===//
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
  // A base class or a member of the temporary may be bound.
  while (Init) {
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Init))
      Init = Cast->getSubExpr();
    else if (const auto *Member = dyn_cast<MemberExpr>(Init);
             Member && !Member->isArrow())
      Init = Member->getBase();
    else
      break;
  }
  const auto *Temporary = dyn_cast_or_null<MaterializeTemporaryExpr>(Init);
  return Temporary && Temporary->getExtendingDecl() == &Var ? Temporary
                                                            : nullptr;
}

} // namespace defercliff
