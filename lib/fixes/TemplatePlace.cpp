//===--- TemplatePlace.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/TemplatePlace.h"

#include "lib/Compat.h"
#include "lib/SourceText.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace defercliff {

/// Whether what is around \p Class is in the same file, which may then include
/// others at its top.
static bool standsInItsFile(const CXXRecordDecl &Class,
                            const SourceManager &SM) {
  FileID File = SM.getFileID(Class.getLocation());
  for (const DeclContext *Around = Class.getLexicalDeclContext();
       !Around->isTranslationUnit(); Around = Around->getLexicalParent())
    if (SM.getFileID(cast<Decl>(Around)->getBeginLoc()) != File)
      return false;
  return true;
}

std::string findObstacleToTemplate(const CXXRecordDecl &Class,
                                   const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  if (!Context.getLangOpts().CPlusPlus17)
    return "a class deduces its callable from C++17 on";
  if (!isWrittenPlainly(Class.getSourceRange(), Context))
    return "the class is written in a macro";
  if (Class.isLocalClass())
    return "a local class cannot be a template";
  if (!standsInItsFile(Class, SM))
    return "the file is included within a namespace or a class";
  if (Class.getDeclContext()->isExternCContext())
    return "a template cannot have the linkage of C";
  if (Class.getPreviousDecl() || Class.getMostRecentDecl() != &Class)
    return "the class is declared in other places, too";
  if (!beginsItsLine(Class.getBeginLoc(), Context))
    return "the class does not begin its line";
  compat::Optional<Token> Next =
      Lexer::findNextToken(Class.getEndLoc(), SM, Context.getLangOpts());
  if (!Next || Next->isNot(tok::semi))
    return "a variable is declared along with the class";
  if (holdsDirective(Class.getSourceRange(), Context))
    return "a preprocessor directive stands in the class";
  return "";
}

} // namespace defercliff
