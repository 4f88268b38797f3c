//===--- TemplateGuard.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/TemplateGuard.h"

#include "lib/Compat.h"
#include "lib/QualifiedName.h"
#include "lib/fixes/TemplatePlace.h"
#include "lib/fixes/TemplatePlan.h"
#include "lib/guards/ErasingClass.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

namespace {

/// Writes one template as it was planned.
class TemplateWriter {
public:
  TemplateWriter(const ErasingClass &Guard, const TemplatePlan &Plan,
                 ASTContext &Context)
      : Guard(Guard), Plan(Plan), Context(Context) {}

  Edit write() {
    writeHead();
    writeMember();
    if (Guard.Builder.Param)
      writeBuilder();
    else
      writeGuide();
    for (const CXXConstructorDecl *Copier : Guard.Members.Copiers)
      if (const CXXCtorInitializer *Init =
              initializerOf(*Copier, *Guard.Action)) {
        if (llvm::is_contained(Guard.Copies.Exchanges, Init))
          writeExchange(*Init);
        writeMove(*Init);
      }
    for (const ActionUse &Use : Guard.Actions.Uses)
      writeUse(Use);
    return std::move(Result);
  }

private:
  const ErasingClass &Guard;
  const TemplatePlan &Plan;
  ASTContext &Context;
  Edit Result;

  void insert(SourceLocation Loc, const llvm::Twine &Text) {
    Result.Hints.push_back(FixItHint::CreateInsertion(Loc, Text.str()));
  }

  void replace(CharSourceRange Range, const llvm::Twine &Text) {
    Result.Hints.push_back(FixItHint::CreateReplacement(Range, Text.str()));
  }

  /// \p Name, of namespace std, as the class has to spell it.
  std::string inStd(StringRef Name) {
    return spelledIn(("std::" + Name).str(), Guard.decl(), Context);
  }

  /// Replaces what stands from \p Begin up to \p End.
  void replace(SourceLocation Begin, SourceLocation End,
               const llvm::Twine &Text) {
    replace(CharSourceRange::getCharRange(Begin, End), Text);
  }

  void remove(CharSourceRange Range) {
    if (Range.isValid())
      Result.Hints.push_back(FixItHint::CreateRemoval(Range));
  }

  SourceLocation endOf(SourceLocation Loc) const {
    return endOfToken(Loc, Context);
  }

  /// The template's head, up to where the next line begins.
  std::string head() const {
    return ("template <typename " + Plan.Callable + ">\n" +
            indentationAt(Guard.decl().getBeginLoc(), Context))
        .str();
  }

  /// Inserts \p Text, which has the line ends of the file then.
  void insertLines(SourceLocation Loc, StringRef Text) {
    insert(Loc, withLineEndsOf(Text, Guard.decl().getBeginLoc(), Context));
  }

  void writeHead() { insertLines(Guard.decl().getBeginLoc(), head()); }

  void writeMember() {
    remove(Plan.MemberInit);
    replace(Plan.MemberType.getBegin(), endOf(Plan.MemberType.getEnd()),
            Plan.NeedsOptional ? inStd("optional") + "<" + Plan.Callable + ">"
                               : Plan.Callable);
  }

  /// An aggregate deduces its callable only from C++20 on, so it is told how.
  void writeGuide() {
    StringRef Indentation = indentationAt(Guard.decl().getBeginLoc(), Context);
    StringRef Name = Guard.decl().getName();
    compat::Optional<Token> Semicolon =
        Lexer::findNextToken(Guard.decl().getEndLoc(),
                             Context.getSourceManager(), Context.getLangOpts());
    insertLines(Semicolon->getEndLoc(),
                ("\n\n" + Indentation + head() + Name + "(" + Plan.Callable +
                 ") -> " + Name + "<" + Plan.Callable + ">;")
                    .str());
  }

  void writeBuilder() {
    remove(Guard.Builder.Head);
    const ParmVarDecl &Param = *Guard.Builder.Param;
    const CXXCtorInitializer &Init =
        *initializerOf(*Guard.Members.Builder, *Guard.Action);
    if (Guard.Builder.Stores == Storing::Chooses)
      replace(endOf(Init.getLParenLoc()), Init.getRParenLoc(),
              inStd("move") + "(" + Param.getName() + ")");
    else
      writeMove(Init);
    replace(Param.getBeginLoc(), Param.getLocation(), Plan.Callable + " ");
  }

  /// `std::forward<T>`, perhaps behind `::`, becomes `std::move`, and `move` is
  /// told from that of other namespaces, which the callable may come from.
  void writeMove(const CXXCtorInitializer &Init) {
    std::vector<Token> Tokens =
        tokensOf({Init.getLParenLoc(), Init.getRParenLoc()}, Context);
    for (size_t I = 1; I + 1 < Tokens.size(); ++I) {
      bool Qualified = Tokens[I - 1].is(tok::coloncolon);
      std::string Word = Lexer::getSpelling(
          Tokens[I], Context.getSourceManager(), Context.getLangOpts());
      if (Word == "forward" && Tokens[I + 1].is(tok::less) &&
          I + 3 < Tokens.size())
        replace(Tokens[I].getLocation(), endOf(Tokens[I + 3].getLocation()),
                Qualified ? "move" : inStd("move"));
      else if (Word == "move" && !Qualified && Tokens[I + 1].is(tok::l_paren))
        insert(Tokens[I].getLocation(),
               StringRef(inStd("move")).drop_back(StringRef("move").size()));
    }
  }

  /// The optional cannot be assigned a null pointer.
  void writeExchange(const CXXCtorInitializer &Init) {
    std::vector<Token> Tokens =
        tokensOf({Init.getLParenLoc(), Init.getRParenLoc()}, Context);
    auto Comma =
        llvm::find_if(Tokens, [](const Token &T) { return T.is(tok::comma); });
    // Behind the last argument stand two brackets.
    replace(std::next(Comma)->getLocation(),
            endOf(Tokens[Tokens.size() - 3].getLocation()), inStd("nullopt"));
  }

  void writeUse(const ActionUse &Use) {
    switch (Use.What) {
    case Doing::Test:
    case Doing::AsOptional:
      return;
    case Doing::Run:
      if (Plan.NeedsOptional && !Guard.Members.IsOptional)
        writeRun(Use);
      return;
    case Doing::Drop:
    case Doing::Silence:
      replaceWhole(Use, "", ".reset()");
      return;
    case Doing::IsSet:
      replaceWhole(Use, "", ".has_value()");
      return;
    case Doing::IsUnset:
      replaceWhole(Use, "!", ".has_value()");
      return;
    }
  }

  void replaceWhole(const ActionUse &Use, StringRef Before, StringRef After) {
    replace(CharSourceRange::getTokenRange(Use.Whole->getSourceRange()),
            Before + textOf(Use.Member->getSourceRange(), Context) + After);
  }

  /// Runs what is in the optional, if that need be asked.
  void writeRun(const ActionUse &Use) {
    SourceRange Member = Use.Member->getSourceRange();
    std::string Test = llvm::is_contained(Plan.Untested, &Use)
                           ? ("if (" + textOf(Member, Context) + ") ").str()
                           : "";
    std::string Star = Use.IsArgument ? "*" : "(*";
    // One edit where both stand in one place.
    SourceLocation Begin = Test.empty()
                               ? Member.getBegin()
                               : Use.Statement->getSourceRange().getBegin();
    if (Begin != Member.getBegin()) {
      insert(Begin, Test);
      Test.clear();
    }
    insert(Member.getBegin(), Test + Star);
    if (!Use.IsArgument)
      insert(endOf(Member.getEnd()), ")");
  }
};

} // namespace

Edit makeTemplateGuard(const FieldDecl &Action, const GuardClassUses &Uses,
                       ASTContext &Context) {
  const auto &Class = *cast<CXXRecordDecl>(Action.getParent());
  std::string Obstacle = findObstacleToTemplate(Class, Context);
  if (!Obstacle.empty())
    return Edit::refused(Obstacle);
  ErasingClass Guard = readErasingClass(Action, Context);
  TemplatePlan Plan = planTemplate(Guard, Uses, Context);
  if (!Plan.Refusal.empty())
    return Edit::refused(Plan.Refusal);
  Edit Result = TemplateWriter(Guard, Plan, Context).write();
  Result.Title = "make the class a template over its callable";
  if (Plan.NeedsOptional && !Guard.Members.IsOptional) {
    Result.Name = "std::optional";
    Result.Header = "<optional>";
  }
  return Result;
}

} // namespace defercliff
