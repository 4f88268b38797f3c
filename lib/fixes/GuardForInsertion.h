//===--- GuardForInsertion.h - defercliff: a guard, not a list ------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_GUARDFORINSERTION_H
#define DEFERCLIFF_LIB_FIXES_GUARDFORINSERTION_H

#include "lib/deferral/LoopDeferral.h"
#include "lib/deferral/StoredValue.h"
#include "lib/fixes/BodyJumps.h"
#include "lib/fixes/Edit.h"
#include "lib/fixes/LocalNames.h"
#include "lib/fixes/LoopPieces.h"

namespace defercliff {

/// What the actions that a loop adds to a holder are there for. Asked once for
/// each loop and holder of a body.
class AddedActions {
public:
  explicit AddedActions(const BodyWalk &Walk) : Walk(Walk) {}

  /// Whether nothing in the body depends on what the loop that \p Closing
  /// closes adds to \p Holder, but what runs or drops it.
  bool areForThemselves(const clang::ValueDecl &Holder,
                        const clang::Stmt &Closing);

private:
  const BodyWalk &Walk;
  llvm::DenseMap<std::pair<const clang::ValueDecl *, const clang::Stmt *>, bool>
      Known;
};

/// What is asked about a body for each insertion in it, and answered once.
struct InsertionBody {
  InsertionBody(const clang::Decl &Body, const BodyWalk &Walk)
      : Walk(Walk), Jumps(Body, Walk), Added(Walk) {}

  const BodyWalk &Walk;
  const BodyJumps Jumps;
  AddedActions Added;
  PiecesOfLoops Pieces;
};

/// Replaces the statement that adds \p Deferral to its holder by the definition
/// of an inline guard over the same lambda: `list.add([f] {...});` becomes
/// `auto Deferred = absl::MakeCleanup([f] {...});`. \p Wanted is the factory to
/// use; if it is empty, the first of the catalogue that is declared. \p Names
/// are those of the body; the new guard's is added. Refused if there is no
/// factory, if the lambda has parameters, returns a value or was named before,
/// if the call does more than add it, and where a guard would die before the
/// iteration ends; with a reason if a jump may pass the guard by, if the holder
/// is somebody else's, if the action throws, and if what dies after the guard
/// may need what is released, if that is kept for later, and if a macro may
/// name the guard.
Edit guardForInsertion(const LoopDeferral &Deferral, LocalNames &Names,
                       llvm::StringRef Wanted, InsertionBody &Body,
                       StoredValues &Values, clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_GUARDFORINSERTION_H
