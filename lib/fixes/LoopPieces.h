//===--- LoopPieces.h - defercliff: which parts of a loop name what -------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_LOOPPIECES_H
#define DEFERCLIFF_LIB_FIXES_LOOPPIECES_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <memory>
#include <vector>

namespace defercliff {

/// The pieces of a loop, which are its expressions, declarations and returns,
/// in the order of the text, and what they name. Who follows one variable need
/// not look at all of the loop for that.
class LoopPieces {
public:
  explicit LoopPieces(const clang::Stmt &Loop) : Loop(Loop) { collect(&Loop); }

  const clang::Stmt *operator[](unsigned Index) const { return Pieces[Index]; }

  /// The pieces that name or declare \p D, in the order of the text.
  llvm::ArrayRef<unsigned> naming(const clang::ValueDecl &D) const;

  /// Whether each iteration declares \p Var anew.
  bool declaresAnew(const clang::VarDecl &Var) const {
    return Anew.count(&Var) > 0;
  }

  /// The first assignment to a part of \p Var, as `conn.file = open()`; null if
  /// there is none.
  const clang::Expr *settingOfPart(const clang::VarDecl &Var) const {
    return PartsSet.lookup(&Var);
  }

private:
  void collect(const clang::Stmt *S);
  void add(const clang::Stmt &Piece);
  void addDeclared(const clang::Stmt *S, unsigned Index);

  const clang::Stmt &Loop;
  std::vector<const clang::Stmt *> Pieces;
  llvm::DenseMap<const clang::ValueDecl *, llvm::SmallVector<unsigned, 2>>
      Naming;
  llvm::SmallPtrSet<const clang::VarDecl *, 8> Anew;
  llvm::DenseMap<const clang::VarDecl *, const clang::Expr *> PartsSet;
};

/// The pieces of the loops of a body, each collected once.
class PiecesOfLoops {
public:
  const LoopPieces &of(const clang::Stmt &Loop) {
    std::unique_ptr<LoopPieces> &Pieces = Known[&Loop];
    if (!Pieces)
      Pieces = std::make_unique<LoopPieces>(Loop);
    return *Pieces;
  }

private:
  llvm::DenseMap<const clang::Stmt *, std::unique_ptr<LoopPieces>> Known;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_LOOPPIECES_H
