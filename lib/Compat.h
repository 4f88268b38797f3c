//===--- Compat.h - defercliff: what differs between LLVM versions --------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The only header that asks for the version of LLVM. Each function carries the
// name of the newest API and falls back to the older one; an entry goes away
// with the last LLVM that needs it.
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_COMPAT_H
#define DEFERCLIFF_LIB_COMPAT_H

#include "clang/AST/Attr.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Basic/Version.h"

#if CLANG_VERSION_MAJOR < 16
#include "llvm/ADT/Optional.h"
#else
#include <optional>
#endif

// clang-tidy's registry moved into ClangTidyModule.h; the old header warns
// from 22 on. A condition in the preprocessor cannot be a function.
#if CLANG_VERSION_MAJOR < 22
#define DEFERCLIFF_TIDY_REGISTRY_HEADER "clang-tidy/ClangTidyModuleRegistry.h"
#else
#define DEFERCLIFF_TIDY_REGISTRY_HEADER "clang-tidy/ClangTidyModule.h"
#endif

namespace defercliff::compat {

/// What clang's own interfaces return where there may be no value.
#if CLANG_VERSION_MAJOR < 16
template <typename T> using Optional = llvm::Optional<T>;
#else
template <typename T> using Optional = std::optional<T>;
#endif

/// An include inserter of clang-tidy; \p Inserter is its class, which lib/ does
/// not name.
template <typename Inserter, typename Style>
Inserter makeIncludeInserter(Style S) {
#if CLANG_VERSION_MAJOR < 15
  return Inserter(S);
#else
  return Inserter(S, /*SelfContainedDiags=*/false);
#endif
}

/// Whether each report is to be complete in itself: an editor applies one fix,
/// clang-tidy all of them. \p Context is clang-tidy's, which lib/ does not
/// name.
template <typename TidyContext>
bool areDiagsSelfContained(const TidyContext &Context) {
#if CLANG_VERSION_MAJOR < 15
  return false;
#else
  return Context.areDiagsSelfContained();
#endif
}

/// Whom `[[clang::lifetime_capture_by(...)]]` on \p P names: another parameter,
/// the method of \p P for its object, the translation unit for a global. Null
/// without it.
inline const clang::Decl *capturedBy(const clang::ParmVarDecl &P) {
#if CLANG_VERSION_MAJOR >= 20
  const auto *Function =
      llvm::dyn_cast<clang::FunctionDecl>(P.getDeclContext());
  const auto *Attr = P.getAttr<clang::LifetimeCaptureByAttr>();
  if (!Attr || !Function)
    return nullptr;
  // The object of a method counts as the first parameter.
  int FirstParameter = Function->isCXXInstanceMember() ? 1 : 0;
  for (int Capturer : Attr->params()) {
    if (Capturer == clang::LifetimeCaptureByAttr::Global)
      return Function->getTranslationUnitDecl();
    if (Capturer < 0)
      continue; // unknown or invalid
    if (Capturer < FirstParameter)
      return Function;
    unsigned Index = static_cast<unsigned>(Capturer - FirstParameter);
    if (Index < Function->getNumParams())
      return Function->getParamDecl(Index);
  }
#else
  (void)P;
#endif
  return nullptr;
}

/// Whether the language has C's defer statement.
inline bool hasDefer(const clang::LangOptions &Options) {
#if CLANG_VERSION_MAJOR >= 22
  return Options.DeferTS;
#else
  (void)Options;
  return false;
#endif
}

/// Whether \p S is a defer statement.
inline bool isDefer(const clang::Stmt &S) {
#if CLANG_VERSION_MAJOR >= 22
  return llvm::isa<clang::DeferStmt>(S);
#else
  (void)S;
  return false;
#endif
}

} // namespace defercliff::compat

#endif // DEFERCLIFF_LIB_COMPAT_H
