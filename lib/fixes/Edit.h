//===--- Edit.h - defercliff: an edit, or why there is none ---------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_EDIT_H
#define DEFERCLIFF_LIB_FIXES_EDIT_H

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceLocation.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace clang {
class ASTContext;
} // namespace clang

namespace defercliff {

/// The whole of a fix, or the reason why it was refused: never half of one.
struct Edit {
  llvm::SmallVector<clang::FixItHint, 2> Hints;
  /// Why there is no edit, for a note; empty if nobody need be told.
  std::string Refusal;

  explicit operator bool() const { return !Hints.empty(); }

  static Edit refused(llvm::StringRef Why = "") {
    Edit E;
    E.Refusal = Why.str();
    return E;
  }
};

/// Whether all of \p Range is written in one file and in no macro.
bool isWrittenPlainly(clang::SourceRange Range,
                      const clang::ASTContext &Context);

/// The source text of the tokens of \p Range, which must be written plainly.
llvm::StringRef textOf(clang::SourceRange Range,
                       const clang::ASTContext &Context);

/// The raw tokens of \p Range, which must be written plainly; with
/// \p WithComments the comments as well.
std::vector<clang::Token> tokensOf(clang::SourceRange Range,
                                   const clang::ASTContext &Context,
                                   bool WithComments = false);

/// Whether \p Range holds a comment or a preprocessor directive.
bool holdsCommentOrDirective(clang::SourceRange Range,
                             const clang::ASTContext &Context);

/// Whether a preprocessor directive begins in \p Range.
bool holdsDirective(clang::SourceRange Range, const clang::ASTContext &Context);

/// \p Text with lines that end as those of the file of \p Loc do.
std::string withLineEndsOf(llvm::StringRef Text, clang::SourceLocation Loc,
                           const clang::ASTContext &Context);

/// The blanks that the line of \p Loc starts with.
llvm::StringRef indentationAt(clang::SourceLocation Loc,
                              const clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_EDIT_H
