//===--- CheckOptions.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/CheckOptions.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/MathExtras.h"
#include <optional>

using defercliff::Level;
using defercliff::Toggle;

namespace clang::tidy {

llvm::ArrayRef<std::pair<Toggle, StringRef>>
OptionEnumMapping<Toggle>::getEnumMapping() {
  static const std::pair<Toggle, StringRef> Names[] = {{Toggle::Off, "false"},
                                                       {Toggle::On, "true"},
                                                       {Toggle::Off, "0"},
                                                       {Toggle::On, "1"}};
  return Names;
}

llvm::ArrayRef<std::pair<Level, StringRef>>
OptionEnumMapping<Level>::getEnumMapping() {
  static const std::pair<Level, StringRef> Names[] = {
      {Level::Style, "style"}, {Level::Cost, "cost"}, {Level::Bug, "bug"}};
  return Names;
}

} // namespace clang::tidy

namespace defercliff {

std::vector<std::string> splitNames(llvm::StringRef Option) {
  llvm::SmallVector<llvm::StringRef, 8> Parts;
  Option.split(Parts, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  std::vector<std::string> Names;
  for (llvm::StringRef Part : Parts)
    if (!Part.trim().empty())
      Names.push_back(Part.trim().str());
  return Names;
}

std::optional<WrapperRow> parseWrapper(llvm::StringRef Entry) {
  WrapperRow Row;
  auto [Name, Rule] = Entry.split('=');
  Row.Class = Name.trim().ltrim(':').str();
  llvm::SmallVector<llvm::StringRef, 3> Parts;
  Rule.split(Parts, ',');
  if (Row.Class.empty() || Parts.size() > 3 ||
      Parts[0].trim().getAsInteger(10, Row.Buffer))
    return std::nullopt;
  // Unless told otherwise, it holds what every operator new gives.
  Row.Align = 16;
  if (Parts.size() > 1 && (Parts[1].trim().getAsInteger(10, Row.Align) ||
                           !llvm::isPowerOf2_32(Row.Align)))
    return std::nullopt;
  if (Parts.size() > 2) {
    auto Property = llvm::StringSwitch<std::optional<Needs>>(Parts[2].trim())
                        .Case("nothing", Needs::Nothing)
                        .Case("trivially-copyable", Needs::TriviallyCopyable)
                        .Case("nothrow-copy", Needs::NothrowCopy)
                        .Case("nothrow-move", Needs::NothrowMove)
                        .Default(std::nullopt);
    if (!Property)
      return std::nullopt;
    Row.Property = *Property;
  }
  return Row;
}

} // namespace defercliff
