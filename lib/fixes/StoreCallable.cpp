//===--- StoreCallable.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/StoreCallable.h"

#include "lib/Compat.h"
#include "lib/QualifiedName.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace defercliff {

Edit storeCallable(const ErasingTemplate &Erasing, ASTContext &Context) {
  if (!Erasing.Obstacle.empty())
    return Edit::refused(Erasing.Obstacle);
  const FieldDecl &Action = *Erasing.Action;
  const auto &Class = *cast<CXXRecordDecl>(Action.getParent());
  if (!isWrittenPlainly(Class.getSourceRange(), Context))
    return Edit::refused("the class is written in a macro");
  // What is left out might do more with the action.
  if (holdsDirective(Class.getSourceRange(), Context))
    return Edit::refused("a preprocessor directive stands in the class");
  SourceRange Written =
      Action.getTypeSourceInfo()->getTypeLoc().getSourceRange();
  const SourceManager &SM = Context.getSourceManager();
  // Another declarator may share the type.
  compat::Optional<Token> Behind =
      Lexer::findNextToken(Action.getLocation(), SM, Context.getLangOpts());
  compat::Optional<Token> Name =
      Lexer::findNextToken(Written.getEnd(), SM, Context.getLangOpts());
  if (!isWrittenPlainly(Written, Context) || !Behind ||
      Behind->isNot(tok::semi) || !Name ||
      Name->getLocation() != Action.getLocation())
    return Edit::refused("the type of the action is not written plainly");
  if (holdsCommentOrDirective(Written, Context))
    return Edit::refused("a comment stands in the type of the action");
  StringRef Callable = Erasing.Callable->getName();
  if (Callable.empty())
    return Edit::refused("the callable has no name");
  Edit Result;
  Result.Title = "keep the callable itself";
  Result.Name =
      Context.getLangOpts().CPlusPlus14 ? "std::decay_t" : "std::decay";
  Result.Header = "<type_traits>";
  std::string Decay = spelledIn(Result.Name, Class, Context);
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getTokenRange(Written),
      Context.getLangOpts().CPlusPlus14
          ? Decay + "<" + Callable.str() + ">"
          : "typename " + Decay + "<" + Callable.str() + ">::type"));
  return Result;
}

} // namespace defercliff
