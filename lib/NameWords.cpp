//===--- NameWords.cpp - defercliff ---------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/NameWords.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using llvm::StringRef;

namespace defercliff {

bool beginsWithAny(StringRef Name, llvm::ArrayRef<StringRef> Words) {
  return llvm::any_of(Words, [&](StringRef Word) {
    return Name.take_front(Word.size()).equals_insensitive(Word);
  });
}

bool containsAny(StringRef Name, llvm::ArrayRef<StringRef> Words) {
  const std::string Lower = Name.lower();
  return llvm::any_of(
      Words, [&](StringRef Word) { return StringRef(Lower).contains(Word); });
}

static bool isCapital(char C) { return C >= 'A' && C <= 'Z'; }

/// Whether a word begins at \p At: with a capital that follows no other one, or
/// that is followed by a small letter, as the `L` of `DBLock`.
static bool beginsWord(StringRef Name, size_t At) {
  return isCapital(Name[At]) &&
         (!isCapital(Name[At - 1]) ||
          (At + 1 < Name.size() && llvm::isAlpha(Name[At + 1]) &&
           !isCapital(Name[At + 1])));
}

llvm::SmallVector<std::string, 4> wordsOf(StringRef Name) {
  llvm::SmallVector<std::string, 4> Words;
  for (size_t At = 0; At != Name.size(); ++At) {
    if (Name[At] == '_')
      continue;
    if (At == 0 || Name[At - 1] == '_' || beginsWord(Name, At))
      Words.emplace_back();
    Words.back() += llvm::toLower(Name[At]);
  }
  return Words;
}

} // namespace defercliff
