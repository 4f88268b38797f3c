//===--- KeptForLater.h - defercliff: uses after the iteration ------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_KEPTFORLATER_H
#define DEFERCLIFF_LIB_FIXES_KEPTFORLATER_H

#include "lib/deferral/BodyWalk.h"
#include "lib/deferral/LoopDeferral.h"
#include "lib/deferral/StoredValue.h"
#include "lib/fixes/LoopPieces.h"

namespace defercliff {

/// Whether something that outlives the iteration gets what the action of
/// \p Deferral releases, by an assignment, by another insertion, by a call that
/// stores it as \p Values knows, or as it is in a variable from outside or an
/// element of one. A guard would release it too early. \p Pieces are those of
/// the loop.
bool isKeptForLater(const LoopDeferral &Deferral, const BodyWalk &Walk,
                    const LoopPieces &Pieces, StoredValues &Values);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_KEPTFORLATER_H
