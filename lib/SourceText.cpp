//===--- SourceText.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/SourceText.h"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"

using namespace clang;

namespace defercliff {

bool isWrittenPlainly(SourceRange Range, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  return Range.isValid() && Range.getBegin().isFileID() &&
         Range.getEnd().isFileID() &&
         SM.getFileID(Range.getBegin()) == SM.getFileID(Range.getEnd());
}

StringRef textOf(SourceRange Range, const ASTContext &Context) {
  return Lexer::getSourceText(CharSourceRange::getTokenRange(Range),
                              Context.getSourceManager(),
                              Context.getLangOpts());
}

std::vector<Token> tokensOf(SourceRange Range, const ASTContext &Context,
                            bool WithComments) {
  const SourceManager &SM = Context.getSourceManager();
  auto [File, Offset] = SM.getDecomposedLoc(Range.getBegin());
  StringRef Buffer = SM.getBufferData(File);
  Lexer Raw(SM.getLocForStartOfFile(File), Context.getLangOpts(),
            Buffer.begin(), Buffer.data() + Offset, Buffer.end());
  Raw.SetCommentRetentionState(WithComments);
  std::vector<Token> Tokens;
  Token T;
  while (true) {
    bool AtEnd = Raw.LexFromRawLexer(T);
    if (T.is(tok::eof) ||
        SM.isBeforeInTranslationUnit(Range.getEnd(), T.getLocation()))
      break;
    Tokens.push_back(T);
    if (AtEnd)
      break;
  }
  return Tokens;
}

std::string tokenText(SourceRange Range, const ASTContext &Context) {
  std::string Text;
  if (isWrittenPlainly(Range, Context))
    for (const Token &T : tokensOf(Range, Context))
      Text += Lexer::getSpelling(T, Context.getSourceManager(),
                                 Context.getLangOpts());
  return Text;
}

unsigned countTokens(SourceRange Range, StringRef Text,
                     const ASTContext &Context) {
  return llvm::count_if(tokensOf(Range, Context), [&](const Token &T) {
    return Lexer::getSpelling(T, Context.getSourceManager(),
                              Context.getLangOpts()) == Text;
  });
}

SourceLocation endOfToken(SourceLocation Loc, const ASTContext &Context) {
  return Lexer::getLocForEndOfToken(Loc, 0, Context.getSourceManager(),
                                    Context.getLangOpts());
}

static bool beginsDirective(const Token &T) {
  return T.is(tok::hash) && T.isAtStartOfLine();
}

/// The identifier \p Tokens[I]; empty if it is none.
static StringRef wordAt(llvm::ArrayRef<Token> Tokens, size_t I) {
  return I < Tokens.size() && Tokens[I].is(tok::raw_identifier)
             ? Tokens[I].getRawIdentifier()
             : StringRef();
}

StringRef directiveAt(llvm::ArrayRef<Token> Tokens, size_t I) {
  return beginsDirective(Tokens[I]) ? wordAt(Tokens, I + 1) : StringRef();
}

bool holdsCondition(SourceRange Range, const ASTContext &Context) {
  std::vector<Token> Tokens = tokensOf(Range, Context);
  return llvm::any_of(llvm::seq<size_t>(0, Tokens.size()), [&](size_t I) {
    StringRef Word = directiveAt(Tokens, I);
    return Word.take_front(2) == "if" || Word.take_front(2) == "el" ||
           Word == "endif";
  });
}

bool holdsCommentOrDirective(SourceRange Range, const ASTContext &Context) {
  return llvm::any_of(
      tokensOf(Range, Context, /*WithComments=*/true),
      [](const Token &T) { return T.is(tok::comment) || beginsDirective(T); });
}

bool holdsDirective(SourceRange Range, const ASTContext &Context) {
  return llvm::any_of(tokensOf(Range, Context), beginsDirective);
}

void countConditions(llvm::ArrayRef<Token> Tokens, size_t I, unsigned &Open) {
  StringRef Word = directiveAt(Tokens, I);
  bool IsIncludeGuard =
      I == 0 && Word == "ifndef" && wordAt(Tokens, I + 4) == "define";
  if (Word.take_front(2) == "if" && !IsIncludeGuard)
    ++Open;
  else if (Word == "endif" && Open > 0)
    --Open;
}

bool isUnderCondition(SourceLocation Loc, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  std::vector<Token> Tokens =
      tokensOf({SM.getLocForStartOfFile(SM.getFileID(Loc)), Loc}, Context);
  unsigned Open = 0;
  for (size_t I = 0; I < Tokens.size(); ++I)
    countConditions(Tokens, I, Open);
  return Open > 0;
}

std::string withLineEndsOf(StringRef Text, SourceLocation Loc,
                           const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  StringRef Line = SM.getBufferData(SM.getFileID(Loc)).split('\n').first;
  if (Line.empty() || Line.back() != '\r')
    return Text.str();
  std::string Result;
  for (char C : Text) {
    if (C == '\n' && (Result.empty() || Result.back() != '\r'))
      Result += '\r';
    Result += C;
  }
  return Result;
}

StringRef indentationAt(SourceLocation Loc, const ASTContext &Context) {
  return Lexer::getIndentationForLine(Loc, Context.getSourceManager());
}

bool beginsItsLine(SourceLocation Loc, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  return indentationAt(Loc, Context).size() + 1 ==
         SM.getSpellingColumnNumber(Loc);
}

StringRef indentationStep(const Stmt &Block, const ASTContext &Context) {
  const Stmt &First = **Block.child_begin();
  StringRef Step = indentationAt(First.getBeginLoc(), Context);
  return Step.consume_front(indentationAt(Block.getEndLoc(), Context)) &&
                 !Step.empty()
             ? Step
             : "  ";
}

std::string indented(SourceRange Range, StringRef Step,
                     const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  StringRef Text = textOf(Range, Context);
  unsigned Start = SM.getFileOffset(Range.getBegin());
  std::string Result;
  size_t Done = 0;
  auto TakeUntil = [&](size_t End) {
    Result += Text.slice(Done, End);
    Done = End;
  };
  for (const Token &T : tokensOf(Range, Context, /*WithComments=*/true)) {
    TakeUntil(SM.getFileOffset(T.getLocation()) - Start);
    if (T.isAtStartOfLine() && T.isNot(tok::hash) && !Result.empty())
      Result += Step;
    size_t End = Done + T.getLength();
    while (T.is(tok::comment) && Text.find('\n', Done) < End) {
      TakeUntil(Text.find('\n', Done) + 1);
      Result += Step;
    }
    TakeUntil(End);
  }
  return Result;
}

} // namespace defercliff
