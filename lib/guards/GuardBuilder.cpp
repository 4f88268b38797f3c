//===--- GuardBuilder.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/GuardBuilder.h"

#include "lib/Compat.h"
#include "lib/SourceText.h"
#include "lib/StdCalls.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"
#include <optional>

using namespace clang;

namespace defercliff {

/// How often \p S refers to \p Param.
static unsigned countReferences(const Stmt *S, const ParmVarDecl &Param) {
  if (!S)
    return 0;
  const auto *Ref = dyn_cast<DeclRefExpr>(S);
  unsigned Count = Ref && Ref->getDecl() == &Param ? 1 : 0;
  for (const Stmt *Child : S->children())
    Count += countReferences(Child, Param);
  return Count;
}

static unsigned countReferences(const CXXConstructorDecl &Ctor,
                                const ParmVarDecl &Param) {
  unsigned Count = countReferences(Ctor.getBody(), Param);
  for (const CXXCtorInitializer *Init : Ctor.inits())
    Count += countReferences(Init->getInit(), Param);
  return Count;
}

namespace {

/// Reads one constructor.
class BuilderReader {
public:
  BuilderReader(const FieldDecl &Action, const GuardClassMembers &Members,
                ASTContext &Context)
      : Action(Action), Members(Members), Context(Context) {}

  GuardBuilder read() {
    readAll();
    return std::move(Builder);
  }

private:
  const FieldDecl &Action;
  const GuardClassMembers &Members;
  ASTContext &Context;
  GuardBuilder Builder;

  bool refuse(std::string Why) {
    Builder.Obstacle = std::move(Why);
    return false;
  }

  bool readAll() {
    const CXXCtorInitializer *Init = initializerOf(*Members.Builder, Action);
    if (!Init)
      return refuse("the constructor does not initialise '" +
                    Action.getNameAsString() + "' in its list");
    if (!findParameter(*Init))
      return refuse("the constructor does more to its action than to store it");
    if (countReferences(*Members.Builder, *Builder.Param) !=
        (Builder.Stores == Storing::Chooses ? 2U : 1U))
      return refuse("the constructor uses its action besides storing it");
    SourceRange Written = Builder.Param->getSourceRange();
    if (!isWrittenPlainly(Written, Context) ||
        holdsCommentOrDirective(Written, Context) ||
        Written.getEnd() != Builder.Param->getLocation())
      return refuse("the constructor's parameter is not written plainly");
    if (Members.BuilderTemplate)
      return readTemplate(*Init);
    QualType Type = Builder.Param->getType().getNonReferenceType();
    return Context.hasSameUnqualifiedType(Type, Members.Wrapper) ||
           refuse("the constructor takes its action as another type");
  }

  /// Finds the parameter that \p Init stores without a look at it.
  bool findParameter(const CXXCtorInitializer &Init) {
    std::string Text = initializerText(Init, Context);
    StringRef Stored = Text;
    Stored.consume_front("::");
    for (const ParmVarDecl *P : Members.Builder->parameters())
      if (std::optional<Storing> How = storing(Stored, *P)) {
        Builder.Param = P;
        Builder.Stores = *How;
      }
    return Builder.Param && callsOnlyStd(Init.getInit());
  }

  /// How \p Stored, what a member is built from, makes use of \p P; nothing if
  /// it does so in another way.
  std::optional<Storing> storing(StringRef Stored, const ParmVarDecl &P) const {
    std::string Name = P.getNameAsString();
    Stored.consume_front("std::");
    if (Name.empty())
      return std::nullopt;
    if (Stored == Name)
      return Storing::Copies;
    if (Stored == "move(" + Name + ")")
      return Storing::Moves;
    const TemplateTypeParmDecl *Type = deducedBy(P);
    if (!Type)
      return std::nullopt;
    std::string TypeName = Type->getNameAsString();
    std::string Forward = "forward<" + TypeName + ">(" + Name + ")";
    if (Stored == Forward)
      return Storing::Forwards;
    if (!Stored.consume_front("is_lvalue_reference<") ||
        !(Stored.consume_front(TypeName) ||
          Stored.consume_front("decltype(" + Name + ")")) ||
        !Stored.consume_front(">::value?" + Name + ":"))
      return std::nullopt;
    Stored.consume_front("::");
    Stored.consume_front("std::");
    if (Stored == Forward)
      return Storing::Chooses;
    return std::nullopt;
  }

  /// The template parameter of the constructor that \p P deduces; null if it
  /// deduces none.
  const TemplateTypeParmDecl *deducedBy(const ParmVarDecl &P) const {
    const auto *Type =
        P.getType().getNonReferenceType()->getAs<TemplateTypeParmType>();
    if (!Members.BuilderTemplate || !Type)
      return nullptr;
    const TemplateParameterList &Parameters =
        *Members.BuilderTemplate->getTemplateParameters();
    // Not by getDecl(), which LLVM 14 may leave out.
    return Type->getDepth() == Parameters.getDepth()
               ? cast<TemplateTypeParmDecl>(
                     Parameters.getParam(Type->getIndex()))
               : nullptr;
  }

  /// The end of the template head.
  SourceLocation endOfHead() const {
    const TemplateParameterList *Parameters =
        Members.BuilderTemplate->getTemplateParameters();
    const Expr *Requires = Parameters->getRequiresClause();
    return Requires ? Requires->getEndLoc() : Parameters->getRAngleLoc();
  }

  /// Where the constructor goes on behind its template head.
  SourceLocation behindHead() const {
    compat::Optional<Token> Behind = Lexer::findNextToken(
        endOfHead(), Context.getSourceManager(), Context.getLangOpts());
    return Behind ? Behind->getLocation() : Members.Builder->getLocation();
  }

  bool readTemplate(const CXXCtorInitializer &Init) {
    Builder.Deduced = deducedBy(*Builder.Param);
    if (!Builder.Deduced)
      return refuse("the constructor deduces more than its action");
    // `auto` makes it a template that has no head.
    if (Builder.Deduced->isImplicit())
      return !Builder.Deduced->hasTypeConstraint() ||
             refuse("the constructor restrains its action");
    SourceLocation Begin = Members.BuilderTemplate->getBeginLoc();
    SourceRange InBrackets(Init.getLParenLoc(), Init.getRParenLoc());
    if (!isWrittenPlainly({Begin, Members.Builder->getEndLoc()}, Context))
      return refuse("the constructor is written in a macro");
    Builder.Head = CharSourceRange::getCharRange(Begin, behindHead());
    if (holdsCommentOrDirective(Builder.Head.getAsRange(), Context) ||
        holdsCommentOrDirective(InBrackets, Context))
      return refuse("a comment stands in the constructor's head");
    if (Members.Builder->getTrailingRequiresClause())
      return refuse("the constructor has a requires clause");
    for (const NamedDecl *P :
         *Members.BuilderTemplate->getTemplateParameters()) {
      if (P->isParameterPack())
        return refuse("the constructor takes any number of arguments");
      if (P->getIdentifier() && isNamedElsewhere(P->getName(), InBrackets))
        return refuse("the constructor names the type of its action");
    }
    return true;
  }

  /// Whether the constructor says \p Name behind its head, but for its
  /// parameter and \p InBrackets, which are written anew.
  bool isNamedElsewhere(StringRef Name, SourceRange InBrackets) const {
    SourceRange Body(endOfToken(endOfHead(), Context),
                     Members.Builder->getEndLoc());
    return countTokens(Body, Name, Context) !=
           countTokens(Builder.Param->getSourceRange(), Name, Context) +
               countTokens(InBrackets, Name, Context);
  }
};

} // namespace

GuardBuilder readBuilder(const FieldDecl &Action,
                         const GuardClassMembers &Members,
                         ASTContext &Context) {
  if (!Members.Builder)
    return {};
  return BuilderReader(Action, Members, Context).read();
}

} // namespace defercliff
