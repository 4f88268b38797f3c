//===--- HiddenUses.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/HiddenUses.h"

#include "lib/Instantiation.h"
#include "lib/SourceText.h"
#include "lib/flow/BodyFlow.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringMap.h"

using namespace clang;

namespace defercliff {

namespace {

/// Collects the places that name the variable that is declared at one.
class NameCollector : public RecursiveASTVisitor<NameCollector> {
public:
  NameCollector(SourceLocation Declared, Places &Found)
      : Declared(Declared), Found(Found) {}

  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    if (Ref->getDecl()->getLocation() == Declared)
      Found.insert(Ref->getLocation());
    return true;
  }

private:
  SourceLocation Declared;
  Places &Found;
};

} // namespace

Places placesNaming(const VarDecl &Var) {
  Places Found;
  for (const VarDecl *Form : {&Var, patternOf(Var)})
    if (const Decl *Body =
            Form && Form->isReferenced() ? bodyOf(*Form) : nullptr)
      NameCollector(Form->getLocation(), Found)
          .TraverseStmt(const_cast<Stmt *>(statementsOf(*Body)));
  return Found;
}

bool isNamedUnderCondition(const VarDecl &Var, const Places &Known,
                           const ASTContext &Context) {
  const Stmt *Body = statementsOf(*bodyOf(Var));
  SourceRange Rest(Var.getEndLoc(), Body->getEndLoc());
  if (!isWrittenPlainly(Rest, Context))
    return true;
  // The scope ends with its brace; those under a condition are not counted.
  unsigned Conditions = 0, Braces = 0;
  std::vector<Token> Tokens = tokensOf(Rest, Context);
  for (size_t I = 0; I < Tokens.size(); ++I) {
    const Token &T = Tokens[I];
    StringRef Directive = directiveAt(Tokens, I);
    if (Directive.take_front(2) == "if") {
      ++Conditions;
    } else if (Conditions == 0) {
      // The condition began before the declaration.
      if (Directive.take_front(2) == "el" || Directive == "endif")
        return !Known.empty();
      if (T.is(tok::l_brace))
        ++Braces;
      else if (T.is(tok::r_brace) && Braces-- == 0)
        return false;
    } else if (Directive == "endif") {
      --Conditions;
    } else if (T.is(tok::raw_identifier) && !Known.count(T.getLocation()) &&
               T.getRawIdentifier() == Var.getName()) {
      return true;
    }
  }
  return false;
}

namespace {

/// Looks for uses of one class that the preprocessor may leave out.
class ClassNameSearch {
public:
  ClassNameSearch(const CXXRecordDecl &Class, const GuardClassUses &Uses,
                  const ASTContext &Context)
      : Class(Class), Uses(Uses), Context(Context),
        SM(Context.getSourceManager()) {
    addFileOf(Class);
    for (const VarDecl *Var : Uses.Locals) {
      addFileOf(*Var);
      if (const Decl *Body = bodyOf(*Var))
        Bodies[Var->getName()].push_back(statementsOf(*Body)->getSourceRange());
    }
  }

  bool find() const {
    return llvm::any_of(Files, [this](FileID File) { return findIn(File); });
  }

private:
  const CXXRecordDecl &Class;
  const GuardClassUses &Uses;
  const ASTContext &Context;
  const SourceManager &SM;
  llvm::SetVector<FileID> Files;
  /// By the names of the variables, what declares them.
  llvm::StringMap<std::vector<SourceRange>> Bodies;

  void addFileOf(const Decl &D) {
    Files.insert(SM.getFileID(SM.getFileLoc(D.getLocation())));
  }

  /// Whether \p T, which stands under a condition, may be a use.
  bool mayBeUse(const Token &T) const {
    SourceLocation Loc = T.getLocation();
    if (Uses.Named.count(Loc))
      return false;
    if (T.getRawIdentifier() == Class.getName())
      return !Class.getSourceRange().fullyContains(Loc);
    auto Found = Bodies.find(T.getRawIdentifier());
    return Found != Bodies.end() &&
           llvm::any_of(Found->second, [&](SourceRange Body) {
             return Body.fullyContains(Loc);
           });
  }

  bool findIn(FileID File) const {
    SourceRange Whole(SM.getLocForStartOfFile(File),
                      SM.getLocForEndOfFile(File));
    std::vector<Token> Tokens = tokensOf(Whole, Context);
    unsigned Open = 0;
    for (size_t I = 0; I < Tokens.size(); ++I) {
      countConditions(Tokens, I, Open);
      if (Open > 0 && Tokens[I].is(tok::raw_identifier) && mayBeUse(Tokens[I]))
        return true;
    }
    return false;
  }
};

} // namespace

bool isClassNamedUnderCondition(const CXXRecordDecl &Class,
                                const GuardClassUses &Uses,
                                const ASTContext &Context) {
  return ClassNameSearch(Class, Uses, Context).find();
}

} // namespace defercliff
