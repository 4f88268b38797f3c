//===--- ErasingClass.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/ErasingClass.h"

using namespace clang;

namespace defercliff {

ErasingClass readErasingClass(const FieldDecl &Action, ASTContext &Context) {
  ErasingClass Result;
  Result.Action = &Action;
  Result.Members = readMembers(Action);
  if (!Result.Members.Obstacle.empty())
    return Result;
  Result.Builder = readBuilder(Action, Result.Members, Context);
  if (!Result.Builder.Obstacle.empty())
    return Result;
  Result.Actions = readActionUses(Action, Result.Members, Context);
  if (!Result.Actions.Obstacle.empty())
    return Result;
  Result.Copies =
      readCopiesAndMoves(Action, Result.Members, Result.Actions, Context);
  return Result;
}

} // namespace defercliff
