//===--- CheckOptions.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/CheckOptions.h"

#include "llvm/ADT/SmallVector.h"

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

} // namespace defercliff
