//===--- BodyWalk.h - defercliff: one walk over a body's statements -------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The control-flow graph says what runs after what; it has forgotten which
// expression a lambda stands in and which scope a variable belongs to. One walk
// over the statements collects that for a whole body, so that no question needs
// the parents of a node.
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_BODYWALK_H
#define DEFERCLIFF_LIB_DEFERRAL_BODYWALK_H

#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <deque>
#include <vector>

namespace defercliff {

/// A region at whose end the variables declared in it die.
struct Scope {
  const clang::Stmt *Owner;
  const Scope *Parent;
  unsigned Depth;

  /// Whether this scope is \p Inner or lies around it.
  bool encloses(const Scope &Inner) const {
    const Scope *S = &Inner;
    while (S && S->Depth > Depth)
      S = S->Parent;
    return S == this;
  }
};

/// A place where a lambda, or a variable that carries one, is used.
struct ActionSite {
  const clang::LambdaExpr *Lambda = nullptr;
  /// The lambda itself, or the mention of a variable that carries it.
  const clang::Expr *Use = nullptr;
  /// The expressions around the use, innermost first, up to the statement.
  llvm::SmallVector<const clang::Stmt *, 8> Around;
  /// The variable whose initialiser it stands in; null if in none.
  const clang::VarDecl *Initialized = nullptr;
};

/// A call that may empty or await an object: a join, a get, a clear, an
/// assignment, or the passing of the object to some function.
struct Wait {
  const clang::ValueDecl *Object;
  const clang::Expr *Call;
  /// Whether the call is known to block until others are done.
  bool Blocks = false;
};

/// A mention of a local variable that keeps a callable.
struct CallableUse {
  const Scope *Where;
  bool IsAssignment;
};

/// What one walk over the statements of a body collects.
class BodyWalk {
public:
  /// Walks \p Body, the statements of one body. Bodies of lambdas are left out.
  explicit BodyWalk(const clang::Stmt &Body);

  /// The scope that declares \p Var; null if it is declared elsewhere.
  const Scope *scopeOf(const clang::VarDecl &Var) const {
    return ScopeOfVar.lookup(&Var);
  }

  /// The scope of the parameters, around all others.
  const Scope &outermost() const { return Scopes.front(); }

  const std::vector<ActionSite> &sites() const { return Sites; }
  const std::vector<Wait> &waits() const { return Waits; }
  llvm::ArrayRef<CallableUse> usesOf(const clang::VarDecl &Var) const {
    auto It = Uses.find(&Var);
    return It == Uses.end() ? llvm::ArrayRef<CallableUse>()
                            : llvm::ArrayRef<CallableUse>(It->second);
  }

  /// The variable or member whose object \p E denotes, or a part, an element
  /// or a pointee of it: `tasks` for `tasks.back()`, `pool` for `pool->queue`.
  /// A local reference stands for what it was bound to. Null if that is not
  /// known.
  const clang::ValueDecl *rootOf(const clang::Expr *E) const;

private:
  void walk(const clang::Stmt *S);
  void walkChildren(const clang::Stmt &S);
  void walkDeclarations(const clang::DeclStmt &S);
  void walkRangeFor(const clang::CXXForRangeStmt &S);
  void noteCall(const clang::CallExpr &Call);
  void noteSite(const clang::LambdaExpr &Lambda, const clang::Expr &Use);
  void openScope(const clang::Stmt &Owner);
  void closeScope() { Current = Current->Parent; }

  std::deque<Scope> Scopes;
  const Scope *Current;
  llvm::DenseMap<const clang::VarDecl *, const Scope *> ScopeOfVar;
  /// The range of a range-for, for its loop variable.
  llvm::DenseMap<const clang::VarDecl *, const clang::Expr *> RangeOfVar;
  /// Variables that were initialised with a lambda, or with an object that
  /// keeps one.
  llvm::DenseMap<const clang::VarDecl *, const clang::LambdaExpr *> Carriers;
  /// The object whose method a variable was initialised by.
  llvm::DenseMap<const clang::ValueDecl *, const clang::ValueDecl *> OriginOf;
  llvm::DenseMap<const clang::VarDecl *, llvm::SmallVector<CallableUse, 2>>
      Uses;
  std::vector<ActionSite> Sites;
  std::vector<Wait> Waits;
  std::vector<const clang::Stmt *> Path;
  const clang::VarDecl *Initialized = nullptr;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_BODYWALK_H
