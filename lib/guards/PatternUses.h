//===--- PatternUses.h - defercliff: will any callable do? ----------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_PATTERNUSES_H
#define DEFERCLIFF_LIB_GUARDS_PATTERNUSES_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace defercliff {

/// Tells whether a class template only initialises, moves and calls what it
/// keeps of its parameter's type: then any callable will do. Looks at the
/// pattern of the template, and at those methods that are used.
class PatternUses {
public:
  explicit PatternUses(const clang::CXXRecordDecl &Pattern)
      : Pattern(Pattern) {}

  /// Whether that holds for the destructor, \p Ctor, and what they call.
  bool areHarmless(const clang::CXXConstructorDecl &Ctor);

  /// Whether \p Method, and what it calls, is as harmless.
  bool use(const clang::CXXMethodDecl &Method);

private:
  bool initializesWell(const clang::CXXConstructorDecl &Ctor);
  bool isAction(const clang::Expr *E) const;
  bool isMoved(const clang::Expr *E) const;
  bool check(const clang::Stmt *S);

  const clang::CXXRecordDecl &Pattern;
  const clang::FieldDecl *Kept = nullptr;
  const clang::ParmVarDecl *Given = nullptr;
  llvm::SmallPtrSet<const clang::CXXMethodDecl *, 8> Used;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_PATTERNUSES_H
