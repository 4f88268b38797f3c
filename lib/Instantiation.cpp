//===--- Instantiation.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Instantiation.h"

#include "lib/QualifiedName.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

bool isInInstantiation(const Decl &D) {
  if (const auto *Function = dyn_cast<FunctionDecl>(&D);
      Function && Function->isTemplateInstantiation())
    return true;
  if (const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(&D))
    return !Class->isExplicitSpecialization();
  const DeclContext *Around = D.getDeclContext();
  return Around && isInInstantiation(*Decl::castFromDeclContext(Around));
}

namespace {

/// Finds the variable that is declared at one place.
class VarFinder : public RecursiveASTVisitor<VarFinder> {
public:
  explicit VarFinder(SourceLocation Place) : Place(Place) {}

  const VarDecl *Found = nullptr;

  bool VisitVarDecl(VarDecl *Var) {
    if (Var->getLocation() == Place)
      Found = Var;
    return !Found;
  }

private:
  SourceLocation Place;
};

} // namespace

const VarDecl *patternOf(const VarDecl &Var) {
  for (const DeclContext *Around = Var.getDeclContext(); Around;
       Around = Around->getParent())
    if (const auto *Function = dyn_cast<FunctionDecl>(Around))
      if (const FunctionDecl *Pattern =
              Function->getTemplateInstantiationPattern()) {
        VarFinder Finder(Var.getLocation());
        Finder.TraverseStmt(Pattern->getBody());
        return Finder.Found;
      }
  return nullptr;
}

/// Whether \p Type, in a template, is a class that its arguments choose.
static bool isChosen(QualType Type) {
  Type = Type.getNonReferenceType();
  if (!Type->isDependentType())
    return false;
  if (const auto *Deduced = Type->getAs<DeducedTemplateSpecializationType>())
    return Deduced->getTemplateName().isDependent();
  const auto *Made = Type->getAs<TemplateSpecializationType>();
  const TemplateDecl *Template =
      Made ? Made->getTemplateName().getAsTemplateDecl() : nullptr;
  // A specialisation of another library's class may be anything.
  return !Template || Made->getTemplateName().isDependent() ||
         !isInStd(*Template);
}

static bool hasDependentArguments(llvm::ArrayRef<TemplateArgumentLoc> Written) {
  return llvm::any_of(Written, [](const TemplateArgumentLoc &Argument) {
    return Argument.getArgument().isDependent();
  });
}

/// Whether \p Init, in a template, is of a class that its arguments choose.
static bool isChosen(const Expr *Init) {
  if (!Init)
    return true;
  Init = Init->IgnoreImplicit()->IgnoreParens();
  if (!Init->isTypeDependent())
    return false;
  if (const auto *Built = dyn_cast<CXXUnresolvedConstructExpr>(Init))
    return isChosen(Built->getTypeAsWritten());
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Init))
    return isChosen(Cast->getTypeAsWritten());
  const auto *Call = dyn_cast<CallExpr>(Init);
  if (!Call)
    return true;
  const Expr *Callee = Call->getCallee()->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Callee))
    return hasDependentArguments(Ref->template_arguments());
  const auto *Overloads = dyn_cast<UnresolvedLookupExpr>(Callee);
  return !Overloads || hasDependentArguments(Overloads->template_arguments());
}

bool isChosenByTemplate(const VarDecl &Var) {
  if (!isInInstantiation(Var))
    return false;
  const VarDecl *Pattern = patternOf(Var);
  return !Pattern || (Pattern->getType()->getContainedAutoType()
                          ? isChosen(Pattern->getInit())
                          : isChosen(Pattern->getType()));
}

} // namespace defercliff
