//===--- Mutation.h - defercliff: does a statement change a variable? -----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FLOW_MUTATION_H
#define DEFERCLIFF_LIB_FLOW_MUTATION_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"

namespace defercliff {

/// Whether \p S, which may be null, names \p D, a variable or a function.
bool names(const clang::Stmt *S, const clang::ValueDecl &D);

/// What \p S, which may be null, names of what is declared at \p Place; null if
/// nothing. Finds the same variable in another instantiation of a template.
const clang::ValueDecl *namedFrom(clang::SourceLocation Place,
                                  const clang::Stmt *S);

/// The target of an assignment, written or through an operator; null if \p S
/// is none. Sets \p Value to what is assigned.
const clang::Expr *assignmentTarget(const clang::Stmt *S,
                                    const clang::Expr *&Value);

/// False only if \p S provably leaves the value of \p Var alone: every mention
/// reads it, calls a const member function of it or one that has a const twin
/// and reads the result, binds it to a reference to
/// const, or captures it by copy. A null statement changes nothing. With
/// \p IntoLambdas the bodies of lambdas in \p S count as part of it; without,
/// a capture by reference counts as a change.
bool mayChange(const clang::Stmt *S, const clang::ValueDecl &Var,
               bool IntoLambdas = false);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FLOW_MUTATION_H
