//===--- CheckOptions.h - defercliff: kinds of options --------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_CHECKS_CHECKOPTIONS_H
#define DEFERCLIFF_CHECKS_CHECKOPTIONS_H

#include "clang-tidy/ClangTidyCheck.h"
#include "lib/Finding.h"
#include "lib/callables/WrapperRow.h"
#include <optional>
#include <string>
#include <vector>

namespace defercliff {

/// An option that is on or off. Not a bool: clang-tidy reads a bool through a
/// specialisation whose name GCC and Clang mangle differently, so a module
/// built by one would not load into a clang-tidy built by the other.
enum class Toggle { Off, On };

/// The names in \p Option, which semicolons separate, as everywhere in
/// clang-tidy.
std::vector<std::string> splitNames(llvm::StringRef Option);

/// The wrapper that \p Entry describes as `name=bytes[,alignment[,needs]]`;
/// nothing if it is written differently.
std::optional<WrapperRow> parseWrapper(llvm::StringRef Entry);

} // namespace defercliff

namespace clang::tidy {

template <> struct OptionEnumMapping<defercliff::Toggle> {
  static llvm::ArrayRef<std::pair<defercliff::Toggle, StringRef>>
  getEnumMapping();
};

template <> struct OptionEnumMapping<defercliff::Level> {
  static llvm::ArrayRef<std::pair<defercliff::Level, StringRef>>
  getEnumMapping();
};

} // namespace clang::tidy

#endif // DEFERCLIFF_CHECKS_CHECKOPTIONS_H
