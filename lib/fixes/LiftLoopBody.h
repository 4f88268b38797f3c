//===--- LiftLoopBody.h - defercliff: a loop's body becomes a helper ------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_LIFTLOOPBODY_H
#define DEFERCLIFF_LIB_FIXES_LIFTLOOPBODY_H

#include "lib/fixes/Edit.h"
#include "lib/fixes/LocalNames.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace defercliff {

/// Lifts loop bodies into helpers, the rewrite that cures a defer in a loop in
/// Go: `for (auto &x : v) {...}` becomes
/// `auto loopBody = [&](auto &x) {...}; for (auto &x : v) { loopBody(x); }`.
class LoopBodyLifter {
public:
  /// The edit for \p Loop in the body \p Body. Refused where the helper would
  /// change the meaning (break, return, what belongs to the function, what its
  /// attributes say of its code), where a goto may go over it, where an
  /// instantiation may lack a branch, where the body is empty or the parameters
  /// cannot be written, in macros, and the second time for the same loop. Also
  /// if \p MustStay says so of the loop; it is asked once.
  Edit lift(const clang::Stmt &Loop, const clang::Decl &Body,
            llvm::function_ref<bool(const clang::Stmt &)> MustStay,
            clang::ASTContext &Context);

  /// Forgets the bodies of the last translation unit.
  void reset() { Bodies.clear(); }

private:
  struct BodyFacts {
    /// The loops that stand in a block, where there is room for a statement
    /// before them, and that were not asked for yet.
    llvm::SmallPtrSet<const clang::Stmt *, 8> Loops;
    LocalNames Names;
  };

  BodyFacts &factsOf(const clang::Decl &Body, clang::ASTContext &Context);

  llvm::DenseMap<const clang::Decl *, BodyFacts> Bodies;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_LIFTLOOPBODY_H
