//===--- GuardFactory.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/GuardFactory.h"

#include "lib/QualifiedName.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether \p Path is that of the file which an include of \p Name opens.
static bool isPathOf(StringRef Path, StringRef Name) {
  while (Name.consume_front("./") || Name.consume_front("../"))
    ;
  size_t Length = Name.size();
  if (Length == 0 || Length > Path.size() || Path.take_back(Length) != Name)
    return false;
  StringRef Folder = Path.drop_back(Length);
  return Folder.empty() || Folder.back() == '/' || Folder.back() == '\\';
}

/// Whether the text of \p File includes the file of \p Loc. What a header
/// includes by way of another one may differ between translation units.
static bool includesFileOf(FileID File, SourceLocation Loc,
                           const SourceManager &SM) {
  StringRef Path = SM.getFilename(SM.getFileLoc(Loc));
  StringRef Text = SM.getBufferData(File);
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    Text = Rest;
    Line = Line.ltrim();
    if (!Line.consume_front("#"))
      continue;
    Line = Line.ltrim();
    if (!Line.consume_front("include"))
      continue;
    Line = Line.ltrim();
    bool Angled = Line.consume_front("<");
    if ((Angled || Line.consume_front("\"")) &&
        isPathOf(Path, Line.take_until(
                           [&](char C) { return C == (Angled ? '>' : '"'); })))
      return true;
  }
  return false;
}

namespace {

/// Finds what can build a guard at one place of the translation unit.
class FactorySearch {
public:
  FactorySearch(SourceLocation At, ASTContext &Context)
      : Context(Context), SM(Context.getSourceManager()),
        At(SM.getFileLoc(At)) {}

  /// Whether one of \p Declarations can be used for a guard of \p Class.
  bool canUse(llvm::ArrayRef<const NamedDecl *> Declarations,
              const CXXRecordDecl *Class) const {
    return llvm::any_of(Declarations, [&](const NamedDecl *D) {
      return deducesArgument(*D) && isDeclaredBefore(*D, Class);
    });
  }

  bool canUse(const GuardRow &Row, const CXXRecordDecl *Class) const {
    if (Row.Factory.empty())
      return false;
    std::vector<const NamedDecl *> Declarations = find(Row.Factory);
    // A name that is not qualified may be that of another library.
    if (!Row.Factory.contains("::"))
      llvm::erase_if(Declarations, [&](const NamedDecl *D) {
        return !returnsClass(*D, Row.Class);
      });
    return canUse(Declarations, Class);
  }

  /// Whether an include that the fix adds can declare \p Name before the
  /// place: it does not if the file has that include already, further down.
  bool canInclude(StringRef Name) const {
    std::vector<const NamedDecl *> Declarations = find(Name);
    return llvm::all_of(Declarations, [&](const NamedDecl *D) {
      return deducesArgument(*D) &&
             (SM.isBeforeInTranslationUnit(firstPlaceOf(*D), At) ||
              !includesFileOf(SM.getFileID(At), firstPlaceOf(*D), SM));
    });
  }

  std::vector<const NamedDecl *> find(StringRef Name) const {
    std::vector<const NamedDecl *> Declarations;
    const NamedDecl *Found = findQualified(Name, Context);
    if (!Found)
      return Declarations;
    for (const NamedDecl *D :
         Found->getDeclContext()->lookup(Found->getDeclName()))
      Declarations.push_back(D->getUnderlyingDecl());
    return Declarations;
  }

private:
  ASTContext &Context;
  const SourceManager &SM;
  SourceLocation At;

  static SourceLocation firstPlaceOf(const NamedDecl &D) {
    // A class can be used once it is defined.
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(&D))
      if (const CXXRecordDecl *Definition =
              Template->getTemplatedDecl()->getDefinition())
        return Definition->getLocation();
    return D.getCanonicalDecl()->getLocation();
  }

  bool isDeclaredBefore(const NamedDecl &D, const CXXRecordDecl *Class) const {
    SourceLocation Place = SM.getFileLoc(firstPlaceOf(D));
    if (!SM.isBeforeInTranslationUnit(Place, At))
      return false;
    FileID File = SM.getFileID(At);
    auto IsIn = [&](SourceLocation Loc, FileID Other) {
      return SM.getFileID(SM.getFileLoc(Loc)) == Other;
    };
    return File == SM.getMainFileID() || IsIn(Place, File) ||
           (Class && IsIn(Class->getLocation(), SM.getFileID(Place))) ||
           includesFileOf(File, Place, SM);
  }

  bool deducesArgument(const NamedDecl &D) const {
    if (isa<ClassTemplateDecl>(D))
      return Context.getLangOpts().CPlusPlus17;
    const auto *Template = dyn_cast<FunctionTemplateDecl>(&D);
    if (!Template)
      return false;
    const FunctionDecl &Function = *Template->getTemplatedDecl();
    if (Function.getNumParams() == 0 || Function.getMinRequiredArguments() > 1)
      return false;
    QualType Type = Function.getParamDecl(0)->getType();
    // A lambda is no lvalue.
    if (Type->isLValueReferenceType() &&
        !Type.getNonReferenceType().isConstQualified())
      return false;
    return Type.getNonReferenceType()->getAs<TemplateTypeParmType>();
  }

  static bool returnsClass(const NamedDecl &D, StringRef Class) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(&D);
    const auto *Type = Template ? Template->getTemplatedDecl()
                                      ->getReturnType()
                                      ->getAs<TemplateSpecializationType>()
                                : nullptr;
    const TemplateDecl *Returned =
        Type ? Type->getTemplateName().getAsTemplateDecl() : nullptr;
    return Returned && qualifiedName(*Returned) == Class;
  }
};

} // namespace

/// The qualified name of the factory; empty if there is none.
static std::string chooseFactory(const Guard &G, SourceLocation At,
                                 StringRef Wanted, bool AddsInclude,
                                 ASTContext &Context) {
  FactorySearch Search(At, Context);
  if (!Wanted.empty()) {
    bool Usable = Search.canUse(Search.find(Wanted), G.Class) ||
                  (AddsInclude && Search.canInclude(Wanted));
    return Usable ? Wanted.str() : "";
  }
  if (G.Row && Search.canUse(*G.Row, G.Class))
    return G.Row->Factory.str();
  for (const GuardRow &Row : guardCatalogue())
    // Guards that act on failure or success alone are something else.
    if (Search.canUse(Row, G.Class) && !Row.Class.contains("fail") &&
        !Row.Class.contains("success"))
      return Row.Factory.str();
  return "";
}

std::string inlineGuardFactory(const Guard &G, SourceLocation At,
                               const DeclContext &Where, StringRef Wanted,
                               bool AddsInclude, ASTContext &Context) {
  std::string Name = chooseFactory(G, At, Wanted, AddsInclude, Context);
  if (Name.empty())
    return Name;
  bool IsOwnName = G.Var && G.Var->getName() == Name;
  return IsOwnName ? "::" + Name : spelledIn(Name, Where, Context);
}

bool isActionForAnyGuard(const LambdaExpr &Action) {
  return Action.getCallOperator()->getReturnType()->isVoidType();
}

/// Whether \p Callee only says how its argument is to be taken.
static bool passesOn(const FunctionDecl &Callee) {
  return isInStd(Callee) && Callee.getIdentifier() &&
         (Callee.getName() == "move" || Callee.getName() == "forward");
}

/// Whether \p S only builds an object from parameters and constants.
static bool onlyBuilds(const Stmt *S) {
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    return Callee && passesOn(*Callee) &&
           llvm::all_of(Call->arguments(),
                        [](const Expr *A) { return onlyBuilds(A); });
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return isa<ParmVarDecl>(Ref->getDecl());
  return isa<CastExpr, CXXConstructExpr, InitListExpr, FullExpr, ParenExpr,
             MaterializeTemporaryExpr, CXXBindTemporaryExpr, CXXDefaultArgExpr,
             CXXBoolLiteralExpr, IntegerLiteral, CXXNullPtrLiteralExpr>(S) &&
         llvm::all_of(S->children(),
                      [](const Stmt *Child) { return onlyBuilds(Child); });
}

static bool isFactory(const FunctionDecl &Callee) {
  if (passesOn(Callee))
    return true;
  // A name that is not qualified may be that of another library.
  std::string Name = qualifiedName(Callee);
  if (StringRef(Name).contains("::") && findGuardRowByFactory(Name))
    return true;
  if (isInStd(Callee) && Callee.getIdentifier() &&
      (Callee.getName() == "make_unique" || Callee.getName() == "make_shared"))
    return true;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Callee.getBody());
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  return Return && Return->getRetValue() && onlyBuilds(Return->getRetValue());
}

bool mayThrowAtEnd(const CXXRecordDecl &Class) {
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  return Destructor && Destructor->getType()
                               ->castAs<FunctionProtoType>()
                               ->getExceptionSpecType() == EST_NoexceptFalse;
}

bool callsOnlyFactories(const Expr *Init, const LambdaExpr &Lambda) {
  auto Continue = [&](const Stmt *S) {
    const auto *E = dyn_cast_or_null<Expr>(S);
    return !E || callsOnlyFactories(E, Lambda);
  };
  if (!Init || Init == &Lambda)
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(Init)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    return Callee && isFactory(*Callee) &&
           llvm::all_of(Call->arguments(), Continue);
  }
  return llvm::all_of(Init->children(), Continue);
}

const Decl *factoryCalledBy(const Expr *Init) {
  if (!Init || isa<LambdaExpr>(Init))
    return nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(Init)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const FunctionTemplateDecl *Template =
        Callee ? Callee->getPrimaryTemplate() : nullptr;
    if (Template)
      return Template->getCanonicalDecl();
    return Callee ? Callee->getCanonicalDecl() : nullptr;
  }
  for (const Stmt *Child : Init->children())
    if (const Decl *Callee = factoryCalledBy(dyn_cast_or_null<Expr>(Child)))
      return Callee;
  return nullptr;
}

} // namespace defercliff
