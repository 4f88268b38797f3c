//===--- Finding.h - defercliff: what a check reports ---------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FINDING_H
#define DEFERCLIFF_LIB_FINDING_H

#include "lib/fixes/Edit.h"
#include "clang/Basic/SourceLocation.h"
#include <string>
#include <vector>

namespace defercliff {

/// How much a report weighs, from the least.
enum class Level {
  Style, ///< the flat rule of the cliff: no cost once optimised
  Cost,  ///< a measured cost at run time
  Bug,   ///< wrong or leaking behaviour
};

/// One report: a warning with its fix, and notes with theirs.
struct Finding {
  struct Note {
    clang::SourceLocation Loc;
    std::string Message;
    Edit Fix;
  };

  Level Weight = Level::Style;
  /// Tells the findings of one place apart that are about different things.
  unsigned Topic = 0;
  clang::SourceLocation Loc;
  std::string Message;
  Edit Fix;
  std::vector<Note> Notes;

  void note(clang::SourceLocation Where, std::string Text, Edit Fix = {}) {
    Notes.push_back({Where, std::move(Text), std::move(Fix)});
  }
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FINDING_H
