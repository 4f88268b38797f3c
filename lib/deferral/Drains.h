//===--- Drains.h - defercliff: who empties a container? ------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_DRAINS_H
#define DEFERCLIFF_LIB_DEFERRAL_DRAINS_H

#include "lib/RecursiveAnswers.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <vector>

namespace defercliff {

/// Whether \p Name is that of a method after which a container, a queue or a
/// list of actions has less than before.
bool isDraining(llvm::StringRef Name);

/// The variable or member that \p E names, or whose pointee it is, as \c queue
/// of `shared->queue`, or the function that returns it, as `instance()`; null
/// for an element, or if it is not known.
const clang::ValueDecl *namedObject(const clang::Expr *E);

/// Who pops, swaps, clears, assigns to or moves from the variables and members
/// of a translation unit. Its code is walked when that is first asked.
class Drains {
public:
  using Bodies = llvm::SmallVector<const clang::FunctionDecl *, 2>;

  /// The functions, and call operators of lambdas, that drain \p Object. Code
  /// of system headers is left out.
  const Bodies &of(const clang::ValueDecl &Object, clang::ASTContext &Context);

  /// Whether the body of \p Callee, or one that it comes to, drains \p Object,
  /// a global one, on whatever path. A body that is not seen does not.
  bool drains(const clang::FunctionDecl &Callee, const clang::ValueDecl &Object,
              clang::ASTContext &Context);

  /// The same of the destructor of \p Type.
  bool drainsAtEnd(clang::QualType Type, const clang::ValueDecl &Object,
                   clang::ASTContext &Context);

  /// Those of \p Calls whose callees drain \p Object. None if that is null or
  /// neither a global variable nor, for what it returns, a function.
  std::vector<const clang::CallExpr *>
  drainingCalls(llvm::ArrayRef<const clang::CallExpr *> Calls,
                const clang::ValueDecl *Object, clang::ASTContext &Context);

  /// Forgets the last translation unit.
  void reset();

private:
  bool drainsBelow(const clang::Stmt *S, const clang::ValueDecl &Object,
                   clang::ASTContext &Context);

  llvm::DenseMap<const clang::ValueDecl *, Bodies> Found;
  RecursiveAnswers<
      std::pair<const clang::FunctionDecl *, const clang::ValueDecl *>>
      DrainedBy;
  bool Walked = false;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_DRAINS_H
