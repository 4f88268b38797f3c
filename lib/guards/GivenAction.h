//===--- GivenAction.h - defercliff: the callable that a use gives --------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_GIVENACTION_H
#define DEFERCLIFF_LIB_GUARDS_GIVENACTION_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

namespace defercliff {

/// The argument number \p Index that \p Var, a guard, is built from, or the
/// guard that it is a copy of; null if there is none, or it cannot be seen.
const clang::Expr *argumentOf(const clang::VarDecl &Var, unsigned Index);

/// The only argument that \p Var, an aggregate, is written with, or the guard
/// that it is a copy of; null if there is none, or more than one.
const clang::Expr *onlyArgumentOf(const clang::VarDecl &Var);

/// Whether \p E is a function itself, which is never null.
bool namesFunction(const clang::Expr &E);

/// The function that a call of \p Given runs, whatever the arguments, whether
/// it is constant or moved from: that of a lambda, a function, the only call
/// operator of a class. Null if there are several, or it cannot be seen.
const clang::FunctionDecl *calledFunction(const clang::Expr &Given);

/// Whether clang warns if nobody looks at the result of \p Function.
bool isNoDiscard(const clang::FunctionDecl &Function);

/// Whether \p Function does the same with the arguments that it is given and
/// with copies of them.
bool takesCopies(const clang::FunctionDecl &Function);

/// Whether a move of a \p Type, a callable, might throw.
bool mayThrowWhenMoved(clang::QualType Type);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_GIVENACTION_H
