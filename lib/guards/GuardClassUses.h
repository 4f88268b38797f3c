//===--- GuardClassUses.h - defercliff: how a guard class is used ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_GUARDCLASSUSES_H
#define DEFERCLIFF_LIB_GUARDS_GUARDCLASSUSES_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include <string>
#include <vector>

namespace defercliff {

/// \p E without what nobody wrote around a construction in place.
const clang::Expr *spelledConstruction(const clang::Expr *E);

/// How a translation unit uses a guard class.
struct GuardClassUses {
  /// The local variables of the class, in the order of the text; those of a
  /// template once.
  std::vector<const clang::VarDecl *> Locals;
  /// How many of them are given an object of a wrapper, which is what they
  /// would keep in any case.
  size_t GivenWrappers = 0;
  /// Whether an object may be something else, or may be given another action.
  bool UsedElsewhere = false;
  /// Whether a variable is built from another one by a copy or a move.
  bool IsTakenOver = false;
  /// The places that name the class or one of \c Locals.
  llvm::DenseSet<clang::SourceLocation> Named;
  /// Why the class must stay the very type that it is, though all objects are
  /// local variables; empty if nothing needs it.
  std::string Obstacle;

  bool isOnlyLocal() const { return !UsedElsewhere && !Locals.empty(); }
  bool needsWrapper() const { return GivenWrappers == Locals.size(); }
};

/// Classes by their definitions, with the members that hold their actions.
using ErasedActions =
    llvm::MapVector<const clang::CXXRecordDecl *, const clang::FieldDecl *>;

/// The uses of all classes of \p Actions outside of the classes themselves and
/// of system headers, in one walk over the translation unit.
llvm::DenseMap<const clang::CXXRecordDecl *, GuardClassUses>
findGuardClassUses(const ErasedActions &Actions, clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_GUARDCLASSUSES_H
