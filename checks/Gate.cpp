//===--- Gate.cpp - defercliff: what clang-tidy loads ---------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The checks work only in the clang-tidy of the major version that they were
// built for. Another one would name a missing symbol, go on without them, and
// exit with 0. So this file, which needs nothing of LLVM, is loaded first: it
// compares the versions and loads the checks, or ends the run.
//
//===----------------------------------------------------------------------===//

#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string>

namespace {

/// Ends the run: to go on without the checks would be a pass in silence.
/// Nothing is destroyed, as this runs while the options are being read.
[[noreturn]] void refuse(const std::string &Reason) {
  std::fprintf(stderr, "defercliff: %s\n", Reason.c_str());
  std::fflush(stderr);
  std::_Exit(1);
}

/// The version of Clang in this process, as in "14.0.6"; empty if it exports
/// none.
std::string hostVersion() {
  // clang::getClangFullVersion(), which every version has under this name. It
  // returns, for example, "Debian clang version 14.0.6".
  void *Symbol = dlsym(RTLD_DEFAULT, "_ZN5clang19getClangFullVersionB5cxx11Ev");
  if (!Symbol)
    return "";
  std::string Text = reinterpret_cast<std::string (*)()>(Symbol)();
  const std::string Before = "clang version ";
  std::size_t Start = Text.find(Before);
  if (Start == std::string::npos)
    return "";
  Start += Before.size();
  return Text.substr(Start,
                     Text.find_first_not_of("0123456789.", Start) - Start);
}

/// The file of the checks, which lies beside this one.
std::string checksFile() {
  Dl_info Info;
  static const char Here = 0;
  std::string File;
  if (dladdr(&Here, &Info) && Info.dli_fname)
    File = Info.dli_fname;
  return File.substr(0, File.rfind('/') + 1) + DEFERCLIFF_CHECKS;
}

__attribute__((constructor)) void loadChecks() {
  const std::string Major = std::to_string(DEFERCLIFF_MAJOR);
  std::string Version = hostVersion();
  if (Version.empty())
    refuse("this program has no shared LLVM, so it cannot run plugins; use "
           "clang-tidy-" +
           Major + " of your distribution or of apt.llvm.org");
  std::string HostMajor = Version.substr(0, Version.find('.'));
  if (HostMajor != Major)
    refuse("this plugin is for clang-tidy " + Major +
           ", but was loaded into clang-tidy " + Version +
           "; load defercliff-" + HostMajor + ".so, or run clang-tidy-" +
           Major);
  if (!dlopen(checksFile().c_str(), RTLD_NOW | RTLD_LOCAL))
    refuse(std::string("the checks cannot be loaded: ") + dlerror());
}

} // namespace
