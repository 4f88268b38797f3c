//===--- NameWords.h - defercliff: words in names -------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_NAMEWORDS_H
#define DEFERCLIFF_LIB_NAMEWORDS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace defercliff {

/// Whether \p Name begins with one of \p Words, in capitals or not.
bool beginsWithAny(llvm::StringRef Name, llvm::ArrayRef<llvm::StringRef> Words);

/// Whether one of \p Words, in small letters, stands in \p Name, in capitals or
/// not.
bool containsAny(llvm::StringRef Name, llvm::ArrayRef<llvm::StringRef> Words);

/// The words of \p Name, in small letters: "rpc" and "lock" of `RpcLock`,
/// `RPCLock`, `rpc_lock` and `RPC_LOCK`.
llvm::SmallVector<std::string, 4> wordsOf(llvm::StringRef Name);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_NAMEWORDS_H
