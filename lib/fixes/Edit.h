//===--- Edit.h - defercliff: an edit, or why there is none ---------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_EDIT_H
#define DEFERCLIFF_LIB_FIXES_EDIT_H

#include "lib/SourceText.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace defercliff {

/// The whole of a fix, or the reason why it was refused: never half of one.
struct Edit {
  llvm::SmallVector<clang::FixItHint, 2> Hints;
  /// What the edit does, in a few words: editors have it in their menus. Empty
  /// if the message that it stands on tells.
  std::string Title;
  /// The qualified name of what the edit writes, and the header that declares
  /// it, as "<optional>". Empty if the file need not include anything for it.
  std::string Name, Header;
  /// Why there is no edit, for a note; empty if nobody need be told.
  std::string Refusal;

  explicit operator bool() const { return !Hints.empty(); }

  static Edit refused(llvm::StringRef Why = "") {
    Edit E;
    E.Refusal = Why.str();
    return E;
  }
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_EDIT_H
