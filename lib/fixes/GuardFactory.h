//===--- GuardFactory.h - defercliff: what builds an inline guard ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_GUARDFACTORY_H
#define DEFERCLIFF_LIB_FIXES_GUARDFACTORY_H

#include "lib/guards/Guard.h"

namespace defercliff {

/// The factory of an inline guard to use at \p At in place of \p G: \p Wanted
/// if it is not empty, else the one of G's own class, else the first of the
/// catalogue. It is declared before \p At, in a header by the header itself or
/// by what it includes, and deduces the type of its argument. With
/// \p AddsInclude the fix includes what declares \p Wanted. Empty if there is
/// none. It is spelled as code in \p Where has to, with a leading `::` if
/// need be.
std::string inlineGuardFactory(const Guard &G, clang::SourceLocation At,
                               const clang::DeclContext &Where,
                               llvm::StringRef Wanted, bool AddsInclude,
                               clang::ASTContext &Context);

/// Whether the guards that factories build can run \p Action: some take no
/// callable that returns a value.
bool isActionForAnyGuard(const clang::LambdaExpr &Action);

/// Whether exceptions of the action pass through the destructor of \p Class:
/// the inline guards of the catalogue end the program then, and of two actions
/// in one guard the second would not run.
bool mayThrowAtEnd(const clang::CXXRecordDecl &Class);

/// Whether all calls on the way from \p Init to \p Lambda, which it is built
/// from alone, provably only build a guard: those of the catalogue, and
/// functions whose body does nothing but return one.
bool callsOnlyFactories(const clang::Expr *Init,
                        const clang::LambdaExpr &Lambda);

/// The outermost function that \p Init calls on the way to a lambda; null if
/// there is none. Instantiations of a template are the same one.
const clang::Decl *factoryCalledBy(const clang::Expr *Init);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_GUARDFACTORY_H
