//===--- StoredValue.h - defercliff: who stores what it is given? ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_STOREDVALUE_H
#define DEFERCLIFF_LIB_DEFERRAL_STOREDVALUE_H

#include "lib/RecursiveAnswers.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

namespace defercliff {

/// Tells which callees may store what they are given, a handle or a pointer.
class StoredValues {
public:
  /// Whether \p Callee may store parameter \p Index: its body assigns it to
  /// something that is no variable of its own, inserts it into a container or
  /// hands it to one that may store it. If the body cannot be seen, whether it
  /// is a method with the name of one that does so.
  bool mayStore(const clang::FunctionDecl &Callee, unsigned Index);

  /// The same for what \p Call does with its argument number \p Index.
  bool mayStore(const clang::CallExpr &Call, unsigned Index);

private:
  bool storesBelow(const clang::Stmt *S, const clang::ParmVarDecl &Param);

  RecursiveAnswers<std::pair<const clang::FunctionDecl *, unsigned>> Known;
};

/// Whether a value that \p Around is made from is kept by what it makes: it is
/// a conversion, a construction, a list, `std::make_pair` or the like.
bool becomesPartOf(const clang::Stmt &Around);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_STOREDVALUE_H
