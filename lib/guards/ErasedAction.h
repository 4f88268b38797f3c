//===--- ErasedAction.h - defercliff: the member that erases --------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_ERASEDACTION_H
#define DEFERCLIFF_LIB_GUARDS_ERASEDACTION_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"

namespace defercliff {

/// The data member in which \p Class, a class and no template, keeps its action
/// type-erased. Null if it keeps none, keeps it in another way, or takes
/// another action after it was built: then it needs the wrapper.
const clang::FieldDecl *findErasedAction(const clang::CXXRecordDecl &Class);

/// Whether a method of \p Class might give \p Action, its data member, another
/// callable: it takes one, or it is seen to.
bool mayTakeAnother(const clang::CXXRecordDecl &Class,
                    const clang::FieldDecl &Action);

/// Whether \p E, assigned to a wrapper or compared with it, stands for "no
/// action": nullptr, `{}`, std::nullopt.
bool isNoAction(const clang::Expr &E);

/// Whether \p E, assigned to a wrapper, is a callable that does nothing: a
/// lambda without captures and with an empty body.
bool isIdleAction(const clang::Expr &E);

/// The data members that \p Call swaps with something, as methods and functions
/// called `swap` do.
llvm::SmallVector<const clang::ValueDecl *, 2>
swappedMembers(const clang::CallExpr &Call);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_ERASEDACTION_H
