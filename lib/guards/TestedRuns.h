//===--- TestedRuns.h - defercliff: is there an action to run? ------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_TESTEDRUNS_H
#define DEFERCLIFF_LIB_GUARDS_TESTEDRUNS_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseSet.h"

namespace defercliff {

using ActionMentions = llvm::DenseSet<const clang::MemberExpr *>;

/// Where the body of \p Method names \p Action and provably holds one, as it
/// was tested before and not dropped since. An action of another object is
/// never among them.
ActionMentions findTestedMentions(const clang::CXXMethodDecl &Method,
                                  const clang::FieldDecl &Action);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_TESTEDRUNS_H
