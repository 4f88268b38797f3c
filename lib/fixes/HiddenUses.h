//===--- HiddenUses.h - defercliff: uses that are easily overlooked -------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_HIDDENUSES_H
#define DEFERCLIFF_LIB_FIXES_HIDDENUSES_H

#include "lib/guards/GuardClassUses.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseSet.h"

namespace defercliff {

using Places = llvm::DenseSet<clang::SourceLocation>;

/// The places in the body of \p Var, a local variable, that name it: those in
/// types, in requirements and in static assertions as well, and those that an
/// instantiation of a template leaves out.
Places placesNaming(const clang::VarDecl &Var);

/// Whether another compilation may use \p Var, a local variable that is written
/// plainly, elsewhere than at \p Known: its name is written under a condition
/// of the preprocessor, or its declaration is.
bool isNamedUnderCondition(const clang::VarDecl &Var, const Places &Known,
                           const clang::ASTContext &Context);

/// Whether another compilation may use \p Class, whose uses here are \p Uses,
/// in other places of their files: its name is written under a condition of the
/// preprocessor, or that of a variable of it is in the body that declares it.
bool isClassNamedUnderCondition(const clang::CXXRecordDecl &Class,
                                const GuardClassUses &Uses,
                                const clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_HIDDENUSES_H
