//===--- Clangd.cpp - defercliff: a clangd with our checks ----------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clangd loads no plugins: https://github.com/clangd/clangd/issues/1458. This
// is the whole of it, linked together with the checks. Its libraries come
// without headers, so what is called of them is declared here, and so is what
// the linker puts in the place of theirs: CMakeLists.txt names those symbols.
//
//===----------------------------------------------------------------------===//

#include "lib/tools/DocLinks.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

/// The URL of the folder with the pages of our checks, which are installed with
/// this program; empty if they are not.
static std::string findPages() {
  static int Here;
  llvm::SmallString<128> Folder(
      llvm::sys::fs::getMainExecutable(nullptr, &Here));
  llvm::sys::path::remove_filename(Folder);
  llvm::sys::path::append(Folder, DEFERCLIFF_PAGES);
  llvm::SmallString<128> Pages;
  if (llvm::sys::fs::real_path(Folder, Pages))
    return "";
  return defercliff::fileUrl(Pages) + "/";
}

namespace clang::clangd {

int clangdMain(int Argc, char *Argv[]);

std::string theirVersionString() __asm__("__real_" VERSION_STRING);
std::string versionString() __asm__("__wrap_" VERSION_STRING);

/// What clangd and editors show as its version.
std::string versionString() {
  return theirVersionString() + " with defercliff " DEFERCLIFF_VERSION;
}

std::string theirFeatureString() __asm__("__real_" FEATURE_STRING);
std::string featureString() __asm__("__wrap_" FEATURE_STRING);

/// What it is built with: no gRPC, which only remote indexes take.
std::string featureString() {
  std::string Features = theirFeatureString();
  size_t Remote = Features.find("+grpc");
  return Remote == std::string::npos ? Features : Features.erase(Remote, 5);
}

std::optional<bool> isTheirFastTidyCheck(llvm::StringRef Check) __asm__(
    "__real_" IS_FAST_TIDY_CHECK);
std::optional<bool>
isFastTidyCheck(llvm::StringRef Check) __asm__("__wrap_" IS_FAST_TIDY_CHECK);

/// Whether \p Check may run while somebody types. Of a check that it has not
/// measured, clangd thinks no.
std::optional<bool> isFastTidyCheck(llvm::StringRef Check) {
  if (Check.take_front(11) == "defercliff-")
    return true;
  return isTheirFastTidyCheck(Check);
}

// Of these two classes the virtual destructor is all that is needed: it comes
// first in clangd's, too.
class Transport {
public:
  virtual ~Transport();
};
enum class JSONStreamStyle : int;

std::unique_ptr<Transport> newTheirJSONTransport(
    std::FILE *In, llvm::raw_ostream &Out, llvm::raw_ostream *InMirror,
    bool Pretty, JSONStreamStyle Style) __asm__("__real_" NEW_JSON_TRANSPORT);
std::unique_ptr<Transport>
newJSONTransport(std::FILE *In, llvm::raw_ostream &Out,
                 llvm::raw_ostream *InMirror, bool Pretty,
                 JSONStreamStyle Style) __asm__("__wrap_" NEW_JSON_TRANSPORT);

/// What reads from the editor and writes to it.
std::unique_ptr<Transport> newJSONTransport(std::FILE *In,
                                            llvm::raw_ostream &Out,
                                            llvm::raw_ostream *InMirror,
                                            bool Pretty,
                                            JSONStreamStyle Style) {
  static defercliff::DocLinks Links(Out, findPages());
  return newTheirJSONTransport(In, Links, InMirror, Pretty, Style);
}

class SymbolIndex {
public:
  virtual ~SymbolIndex();
};

namespace remote {

/// The index on a server at \p Address: none. It is left out, as it takes all
/// of gRPC.
std::unique_ptr<SymbolIndex> getClient(llvm::StringRef Address,
                                       llvm::StringRef ProjectRoot) {
  llvm::errs() << "defercliff-clangd: no index is taken from " << Address
               << ": it is built without remote indexes\n";
  return nullptr;
}

} // namespace remote

} // namespace clang::clangd

/// Lets clangd find the headers of the compiler where clang has them. By itself
/// it looks beside its own program.
static void setResourceDirectory(llvm::StringRef Directory) {
  if (!llvm::sys::fs::is_directory(Directory))
    return;
  auto Option = llvm::cl::getRegisteredOptions().find("resource-dir");
  if (Option != llvm::cl::getRegisteredOptions().end())
    static_cast<llvm::cl::opt<std::string> *>(Option->second)
        ->setInitialValue(Directory.str());
}

int main(int Argc, char *Argv[]) {
  setResourceDirectory(DEFERCLIFF_RESOURCE_DIR);
  return clang::clangd::clangdMain(Argc, Argv);
}
