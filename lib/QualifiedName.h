//===--- QualifiedName.h - defercliff: names without inline namespaces ----===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_QUALIFIEDNAME_H
#define DEFERCLIFF_LIB_QUALIFIEDNAME_H

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/TemplateBase.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>

namespace defercliff {

/// The qualified name of \p D as the tables spell it: without template
/// arguments, inline namespaces (absl's `lts_20220623`, libc++'s `__1`) and
/// anonymous ones. Empty for a declaration without a name.
std::string qualifiedName(const clang::NamedDecl &D);

/// The same for the class of \p Type, looking through references, aliases and
/// deduced types; empty if it is no class.
std::string qualifiedClassName(clang::QualType Type);

/// The declaration that the qualified name \p Name, spelled as above, has in
/// \p Context's translation unit; null if there is none.
const clang::NamedDecl *findQualified(llvm::StringRef Name,
                                      clang::ASTContext &Context);

/// How code in \p Where has to spell \p Name, a qualified name: with `::` in
/// front if its first part means something else there than in the outermost
/// namespace.
std::string spelledIn(llvm::StringRef Name, const clang::DeclContext &Where,
                      clang::ASTContext &Context);

/// The name of \p D alone; empty if that is no identifier, or \p D is null.
llvm::StringRef nameOf(const clang::NamedDecl *D);

/// Whether \p D is declared in namespace std, in a namespace or a class of it.
bool isInStd(const clang::Decl &D);

/// Whether \p Holds is true of all types among \p Arguments and in their packs.
bool allTypes(llvm::ArrayRef<clang::TemplateArgument> Arguments,
              llvm::function_ref<bool(clang::QualType)> Holds);

/// The definition of the class that \p Type names through references; null for
/// anything else.
const clang::CXXRecordDecl *recordOf(clang::QualType Type);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_QUALIFIEDNAME_H
