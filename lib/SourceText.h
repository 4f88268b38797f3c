//===--- SourceText.h - defercliff: what is written in a range ------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_SOURCETEXT_H
#define DEFERCLIFF_LIB_SOURCETEXT_H

#include "clang/Basic/SourceLocation.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace clang {
class ASTContext;
class Stmt;
} // namespace clang

namespace defercliff {

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

/// The tokens of \p Range without what stands between them; empty if it is not
/// written plainly.
std::string tokenText(clang::SourceRange Range,
                      const clang::ASTContext &Context);

/// How many tokens of \p Range, which must be written plainly, are \p Text.
unsigned countTokens(clang::SourceRange Range, llvm::StringRef Text,
                     const clang::ASTContext &Context);

/// Where the token at \p Loc ends.
clang::SourceLocation endOfToken(clang::SourceLocation Loc,
                                 const clang::ASTContext &Context);

/// Whether \p Range holds a comment or a preprocessor directive.
bool holdsCommentOrDirective(clang::SourceRange Range,
                             const clang::ASTContext &Context);

/// Whether an `#if` is open at \p Loc, other than the guard of an include.
bool isUnderCondition(clang::SourceLocation Loc,
                      const clang::ASTContext &Context);

/// Whether a preprocessor directive begins in \p Range.
bool holdsDirective(clang::SourceRange Range, const clang::ASTContext &Context);

/// \p Text with lines that end as those of the file of \p Loc do.
std::string withLineEndsOf(llvm::StringRef Text, clang::SourceLocation Loc,
                           const clang::ASTContext &Context);

/// The name of the preprocessor directive that begins with \p Tokens[I]; empty
/// if none does.
llvm::StringRef directiveAt(llvm::ArrayRef<clang::Token> Tokens, size_t I);

/// Keeps in \p Open how many `#if` are open behind \p Tokens[I], of all tokens
/// of a file in their order. The guard of an include is none.
void countConditions(llvm::ArrayRef<clang::Token> Tokens, size_t I,
                     unsigned &Open);

/// Whether an `#if`, or a part of one, begins in \p Range, which must be
/// written plainly: other compilations may have other tokens there.
bool holdsCondition(clang::SourceRange Range, const clang::ASTContext &Context);

/// The blanks that the line of \p Loc starts with.
llvm::StringRef indentationAt(clang::SourceLocation Loc,
                              const clang::ASTContext &Context);

/// Whether nothing but blanks stands before \p Loc in its line.
bool beginsItsLine(clang::SourceLocation Loc, const clang::ASTContext &Context);

/// The blanks by which the first statement of \p Block, which has one, is
/// indented further than its end; two if the lines do not show it.
llvm::StringRef indentationStep(const clang::Stmt &Block,
                                const clang::ASTContext &Context);

/// The source text of \p Range, which must be written plainly, with its second
/// and later lines indented by \p Step more; but not directives, and not what a
/// string literal holds.
std::string indented(clang::SourceRange Range, llvm::StringRef Step,
                     const clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_SOURCETEXT_H
