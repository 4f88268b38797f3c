//===--- Action.h - defercliff: callables that refer to variables ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_ACTION_H
#define DEFERCLIFF_LIB_DEFERRAL_ACTION_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace defercliff {

/// An expression whose value refers to variables: a lambda that captures by
/// reference, `std::ref(x)`, or a hand-made function object whose constructor
/// stores a reference. Whether it is deferred depends on where it goes.
struct Action {
  const clang::Expr *Made = nullptr;
  llvm::SmallVector<const clang::ValueDecl *, 2> Variables;

  const clang::LambdaExpr *lambda() const {
    return clang::dyn_cast<clang::LambdaExpr>(Made);
  }
};

/// The action that \p E itself makes; nothing if it makes none, or one that
/// refers to no variable that it uses.
std::optional<Action> actionMadeBy(const clang::Expr &E);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_ACTION_H
