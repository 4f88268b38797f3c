//===--- DocLinks.h - defercliff: links to our pages in an editor -------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_TOOLS_DOCLINKS_H
#define DEFERCLIFF_LIB_TOOLS_DOCLINKS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace defercliff {

/// The URL of the file or folder \p Path, which is absolute.
std::string fileUrl(llvm::StringRef Path);

/// The messages of a language server on their way to the editor. clangd takes
/// every check for one of LLVM's and links it to a page there: the links of our
/// checks lead to our pages instead.
class DocLinks : public llvm::raw_ostream {
public:
  /// Writes on to \p Out. \p Pages is the URL of the folder with the pages; if
  /// it is empty, there are none, and no link.
  DocLinks(llvm::raw_ostream &Out, std::string Pages)
      : Out(Out), Pages(std::move(Pages)) {}
  ~DocLinks() override { flush(); }

private:
  void write_impl(const char *Data, size_t Size) override;
  uint64_t current_pos() const override { return Out.tell() + Pending.size(); }

  llvm::raw_ostream &Out;
  const std::string Pages;
  /// The beginning of a message that is not complete.
  std::string Pending;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_TOOLS_DOCLINKS_H
