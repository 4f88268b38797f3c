//===--- HelperParameter.h - defercliff: parameters of a lifted body ------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_HELPERPARAMETER_H
#define DEFERCLIFF_LIB_FIXES_HELPERPARAMETER_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/SmallVector.h"
#include <string>

namespace defercliff {

/// Adds to \p Variables what the head of \p Loop declares; false if one cannot
/// be handed to a helper.
bool headVariables(const clang::Stmt &Loop,
                   llvm::SmallVectorImpl<const clang::VarDecl *> &Variables);

/// Whether \p Body has the name of \p Var, in a `decltype` or a macro too.
bool mentions(const clang::Stmt &Body, const clang::VarDecl &Var,
              const clang::ASTContext &Context);

/// Whether \p Body makes a constant of an object that its function declares
/// outside of it, as `static_assert(name.size() == 3)` does: in a lambda that
/// is no use of the object, which may then have none.
bool makesConstantOfLocal(const clang::Stmt &Body,
                          const clang::ASTContext &Context);

/// The declaration of a parameter that stands for \p Var in the body of
/// \p Loop: its type as it is written, and by reference unless a copy serves.
/// Empty if there is none.
std::string parameterFor(const clang::VarDecl &Var, const clang::Stmt &Loop,
                         const clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_HELPERPARAMETER_H
