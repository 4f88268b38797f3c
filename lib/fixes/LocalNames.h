//===--- LocalNames.h - defercliff: new names for local variables ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_LOCALNAMES_H
#define DEFERCLIFF_LIB_FIXES_LOCALNAMES_H

#include "clang/AST/Decl.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringSet.h"
#include <string>

namespace defercliff {

/// The names that mean something in a body, from its text alone: what else a
/// translation unit knows must not choose a name in a header.
class LocalNames {
public:
  LocalNames() = default;
  /// Those of \p Body, which has statements.
  LocalNames(const clang::Decl &Body, const clang::ASTContext &Context);

  /// Adds those of \p Body, whose statements are \p Tokens, and of what it is
  /// in.
  void add(const clang::Decl &Body, llvm::ArrayRef<clang::Token> Tokens,
           const clang::ASTContext &Context);

  /// \p Wanted, or that with a number: a name for a variable at \p Loc that
  /// means nothing else there, and was not given before. Empty if it differs
  /// between the files that share a header.
  std::string fresh(llvm::StringRef Wanted, clang::SourceLocation Loc,
                    const clang::ASTContext &Context);

private:
  /// The identifiers in the text of the body, those of the parameters, and the
  /// names that were given.
  llvm::StringSet<> Taken;
  /// Whether that text may use a macro.
  bool UsesMacros = false;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_LOCALNAMES_H
