//===--- DeduceArgument.cpp - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/DeduceArgument.h"

#include "lib/fixes/TranslateDismissals.h"
#include "lib/fixes/WrittenArguments.h"
#include "lib/guards/PatternUses.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// The parameter of \p Ctor that the class's own template parameter is deduced
/// from; null if there is none.
static const ParmVarDecl *deducingParameter(const CXXConstructorDecl *Ctor) {
  if (!Ctor || Ctor->getNumParams() == 0)
    return nullptr;
  const ParmVarDecl *Param = Ctor->getParamDecl(0);
  const auto *Type =
      Param->getType().getNonReferenceType()->getAs<TemplateTypeParmType>();
  return Type && Type->getDepth() == 0 && Type->getIndex() == 0 ? Param
                                                                : nullptr;
}

/// Whether a guide of the user's makes \p Template another class than that of
/// the very argument.
static bool hasFixedGuide(const ClassTemplateDecl &Template,
                          ASTContext &Context) {
  DeclarationName Name = Context.DeclarationNames.getCXXDeductionGuideName(
      const_cast<ClassTemplateDecl *>(&Template));
  return llvm::any_of(
      Template.getDeclContext()->lookup(Name), [](const NamedDecl *D) {
        const auto *Guide = dyn_cast<FunctionTemplateDecl>(D);
        return !Guide ||
               (!Guide->isImplicit() &&
                !Guide->getTemplatedDecl()->getReturnType()->isDependentType());
      });
}

/// Whether the name of \p Template may mean a class of it at \p Where: within
/// that class, or within one that has it as a base.
static bool mayNameClass(const ClassTemplateDecl &Template,
                         const DeclContext &Where) {
  DeclarationName Name = Template.getDeclName();
  auto IsClass = [](const NamedDecl *D) { return isa<CXXRecordDecl>(D); };
  for (const DeclContext *Around = &Where; Around; Around = Around->getParent())
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Around);
        Class && Class->hasDefinition() &&
        (llvm::any_of(Class->lookup(Name), IsClass) ||
         Class->hasMemberName(Name)))
      return true;
  return false;
}

Edit deduceArgument(const Guard &G, const BodyFlow &Flow, ASTContext &Context) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(G.Class);
  const TypeSourceInfo *Written = G.Var->getTypeSourceInfo();
  if (!Spec || !Written || !Context.getLangOpts().CPlusPlus17 ||
      !Flow.isDeclaredAlone(*G.Var))
    return {};
  const ClassTemplateDecl &Template = *Spec->getSpecializedTemplate();
  const CXXRecordDecl *Pattern = Template.getTemplatedDecl();
  auto Arguments = writtenArguments(Written->getTypeLoc());
  // An alias template cannot deduce before C++20.
  if (!Arguments || Arguments.getNumArgs() != 1 ||
      Arguments.getTypePtr()->isTypeAlias() ||
      Spec->getTemplateInstantiationPattern() != Pattern ||
      hasFixedGuide(Template, Context) ||
      mayNameClass(Template, *G.Var->getDeclContext()))
    return {};
  const auto *Construct = dyn_cast<CXXConstructExpr>(
      G.Var->getInit()->IgnoreUnlessSpelledInSource());
  if (!Construct || Construct->getNumArgs() == 0 ||
      Construct->getArg(0)->IgnoreUnlessSpelledInSource() != G.Action)
    return {};
  // `OnExit<F> g = OnExit<F>(...)` names the type twice.
  if (Construct->getBeginLoc() != G.Var->getLocation() &&
      Construct->getBeginLoc() != G.Action->getBeginLoc())
    return {};
  const auto *Ctor = dyn_cast_or_null<CXXConstructorDecl>(
      Construct->getConstructor()->getInstantiatedFromMemberFunction());
  const ParmVarDecl *Param = deducingParameter(Ctor);
  PatternUses Uses(*Pattern);
  auto AllowsDismissal = [&](const CXXMemberCallExpr &Call) {
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(
        Call.getMethodDecl()->getInstantiatedFromMemberFunction());
    return Method && Uses.use(*Method);
  };
  if (!Param ||
      (Param->getType()->isLValueReferenceType() &&
       !Param->getType().getNonReferenceType().isConstQualified()) ||
      !Uses.areHarmless(*Ctor) || !isOnlyDismissed(G, Context, AllowsDismissal))
    return {};
  // A `std::function` can be called where it is const.
  if (!G.Action->getCallOperator()->isConst())
    return {};
  SourceLocation End = endOfArgument(Arguments.getArgLoc(0), Context);
  SourceRange Brackets(Arguments.getLAngleLoc(), Arguments.getRAngleLoc());
  if (End.isInvalid() || !isWrittenPlainly(Brackets, Context))
    return {};
  if (holdsCommentOrDirective(Brackets, Context))
    return Edit::refused("a comment stands in the declaration");
  Edit Result;
  Result.Title = "let the guard deduce its argument";
  Result.Hints.push_back(FixItHint::CreateRemoval(Brackets));
  return Result;
}

} // namespace defercliff
