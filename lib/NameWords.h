//===--- NameWords.h - defercliff: words in names -------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_NAMEWORDS_H
#define DEFERCLIFF_LIB_NAMEWORDS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace defercliff {

/// Whether \p Name begins with one of \p Words, in capitals or not.
bool beginsWithAny(llvm::StringRef Name, llvm::ArrayRef<llvm::StringRef> Words);

/// Whether one of \p Words, in small letters, stands in \p Name, in capitals or
/// not.
bool containsAny(llvm::StringRef Name, llvm::ArrayRef<llvm::StringRef> Words);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_NAMEWORDS_H
