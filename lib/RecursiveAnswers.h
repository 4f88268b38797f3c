//===--- RecursiveAnswers.h - defercliff: questions about call chains -----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_RECURSIVEANSWERS_H
#define DEFERCLIFF_LIB_RECURSIVEANSWERS_H

#include "llvm/ADT/DenseMap.h"
#include <vector>

namespace defercliff {

/// The answers to a question that is yes for a \p Key if it is yes for one that
/// the key leads to, as a function does to those that it calls. Each is looked
/// for once, however the keys lead to each other.
template <typename Key> class RecursiveAnswers {
public:
  /// The answer for \p K, which \p Find finds. It may ask for other keys.
  template <typename Finder> bool get(const Key &K, Finder Find) {
    // While it is looked for, that a key leads to itself adds nothing.
    auto [It, IsNew] = Known.try_emplace(K, false);
    if (!IsNew)
      return It->second;
    const bool IsFirst = Asked.empty();
    Asked.push_back(K);
    const bool Answer = Find();
    Known[K] = Answer;
    if (IsFirst) {
      // A no may rest on a key that turned out to be a yes afterwards.
      if (Answer)
        for (const Key &Other : Asked)
          if (!Known.lookup(Other))
            Known.erase(Other);
      Asked.clear();
    }
    return Answer;
  }

  void clear() { Known.clear(); }

private:
  llvm::DenseMap<Key, bool> Known;
  /// What was asked for since the first key.
  std::vector<Key> Asked;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_RECURSIVEANSWERS_H
