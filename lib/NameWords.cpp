//===--- NameWords.cpp - defercliff ---------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/NameWords.h"

#include "llvm/ADT/STLExtras.h"
#include <string>

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

} // namespace defercliff
