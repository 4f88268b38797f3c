//===--- BodyJumps.h - defercliff: jumps past a definition ----------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_BODYJUMPS_H
#define DEFERCLIFF_LIB_FIXES_BODYJUMPS_H

#include "lib/deferral/BodyWalk.h"

namespace defercliff {

/// The jumps of a body and where they go, collected in one walk. Those of
/// lambdas are left out.
class BodyJumps {
public:
  BodyJumps(const clang::Decl &Body, const BodyWalk &Walk);

  /// Whether a jump may come into the scope of a variable that takes the place
  /// of \p Statement, which is one of \p Block, and pass its definition by.
  /// That does not compile.
  bool mayPassBy(const clang::Stmt &Statement,
                 const clang::CompoundStmt &Block) const;

private:
  void collect(const clang::Stmt *S);

  const BodyWalk &Walk;
  const clang::SourceManager &SM;
  std::vector<const clang::SwitchCase *> Cases;
  std::vector<const clang::GotoStmt *> Gotos;
  /// Whether there is a computed jump: it may leave no scope of a guard,
  /// wherever it is.
  bool IsComputed = false;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_BODYJUMPS_H
