//===--- FunctionPointerDeleter.cpp - defercliff --------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/FunctionPointerDeleter.h"

#include "lib/QualifiedName.h"
#include "lib/fixes/HiddenUses.h"
#include "lib/fixes/WrittenArguments.h"
#include "lib/flow/BodyFlow.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether the call operator of \p Lambda has the very type of function that
/// \p Wrapper is for, so that it converts to a pointer to one.
static bool isCalledAs(const LambdaExpr &Lambda, QualType Wrapper,
                       ASTContext &Context) {
  const auto *Spec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Wrapper));
  if (!Spec || Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  const auto *Wanted =
      Spec->getTemplateArgs()[0].getAsType()->getAs<FunctionProtoType>();
  const auto *Has =
      Lambda.getCallOperator()->getType()->getAs<FunctionProtoType>();
  return Wanted && Has && Wanted->getNumParams() == Has->getNumParams() &&
         Context.hasSameType(Wanted->getReturnType(), Has->getReturnType()) &&
         std::equal(Wanted->param_type_begin(), Wanted->param_type_end(),
                    Has->param_type_begin(), [&](QualType A, QualType B) {
                      return Context.hasSameType(A, B);
                    });
}

/// Whether \p Call compares a pointer with nothing, as the library does for all
/// deleters.
static bool comparesWithNull(const CXXOperatorCallExpr &Call) {
  return (Call.getOperator() == OO_EqualEqual ||
          Call.getOperator() == OO_ExclaimEqual) &&
         Call.getDirectCallee() && isInStd(*Call.getDirectCallee()) &&
         llvm::any_of(Call.arguments(), [](const Expr *Argument) {
           return isa<CXXNullPtrLiteralExpr>(Argument->IgnoreParenImpCasts());
         });
}

/// Whether all mentions of \p Var below \p S, in \p Parent, are of the pointer
/// that it holds: nothing asks for its own type or for its deleter. They are
/// no longer \p Unseen.
static bool isUsedOnlyAsPointer(const Stmt *S, const Stmt *Parent,
                                const VarDecl &Var, Places &Unseen) {
  if (!S)
    return true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S);
      Ref && Ref->getDecl() == &Var) {
    Unseen.erase(Ref->getLocation());
    if (const auto *Member = dyn_cast_or_null<MemberExpr>(Parent)) {
      StringRef Name = Member->getMemberDecl()->getDeclName().isIdentifier()
                           ? Member->getMemberDecl()->getName()
                           : "";
      return Name == "get" || Name == "reset" || Name == "release" ||
             isa<CXXConversionDecl>(Member->getMemberDecl());
    }
    const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Parent);
    return Operator &&
           (Operator->getOperator() == OO_Star ||
            Operator->getOperator() == OO_Arrow || comparesWithNull(*Operator));
  }
  // Implicit casts say nothing of what the value is used for.
  const Stmt *Around = isa<ImplicitCastExpr, ParenExpr>(S) ? Parent : S;
  return llvm::all_of(S->children(), [&](const Stmt *Child) {
    return isUsedOnlyAsPointer(Child, Around, Var, Unseen);
  });
}

/// Whether the lambda of \p G itself is an argument of its construction, which
/// names no type.
static bool isGivenAsWritten(const Guard &G) {
  const auto *Made = dyn_cast<CXXConstructExpr>(
      G.Var->getInit()->IgnoreUnlessSpelledInSource());
  return Made && !isa<CXXTemporaryObjectExpr>(Made) &&
         llvm::any_of(Made->arguments(), [&](const Expr *Argument) {
           return Argument->IgnoreUnlessSpelledInSource() == G.Action;
         });
}

Edit useFunctionPointer(const Guard &G, ASTContext &Context) {
  // A capture default is enough to prevent the conversion.
  if (G.Action->getCaptureDefault() != LCD_None ||
      G.Action->capture_begin() != G.Action->capture_end())
    return Edit::refused("a lambda with captures is no function pointer");
  if (!isCalledAs(*G.Action, G.Kept, Context))
    return Edit::refused("the lambda's own type is not that of the deleter");
  Places Unseen = placesNaming(*G.Var);
  if (!isUsedOnlyAsPointer(statementsOf(*bodyOf(*G.Var)), nullptr, *G.Var,
                           Unseen) ||
      !Unseen.empty())
    return Edit::refused("the pointer's own type matters elsewhere");
  const TypeSourceInfo *Written = G.Var->getTypeSourceInfo();
  auto Pointer = Written ? writtenArguments(Written->getTypeLoc())
                         : TemplateSpecializationTypeLoc();
  if (!Pointer || Pointer.getNumArgs() != 2 || G.Kept.hasQualifiers() ||
      !Pointer.getArgLoc(1).getTypeSourceInfo())
    return Edit::refused("the type of the deleter is not written here");
  TemplateArgumentLoc Deleter = Pointer.getArgLoc(1);
  auto Wrapper = writtenArguments(Deleter.getTypeSourceInfo()->getTypeLoc());
  const TypeSourceInfo *Signature =
      Wrapper && Wrapper.getNumArgs() == 1
          ? Wrapper.getArgLoc(0).getTypeSourceInfo()
          : nullptr;
  auto Function = Signature ? Signature->getTypeLoc().getAs<FunctionTypeLoc>()
                            : FunctionTypeLoc();
  SourceLocation End = endOfArgument(Deleter, Context);
  // From the `<` on, as the range of a type leaves out what qualifies it.
  SourceRange Range =
      Function ? SourceRange(Wrapper.getLAngleLoc(), Function.getRParenLoc())
               : SourceRange();
  if (End.isInvalid() || End.isMacroID() || !isWrittenPlainly(Range, Context))
    return Edit::refused("the type of the deleter is not written here");
  if (holdsCommentOrDirective(Deleter.getSourceRange(), Context))
    return Edit::refused("a comment stands in the declaration");
  if (!isGivenAsWritten(G))
    return Edit::refused("the type of the deleter is written more than once");
  const SourceManager &SM = Context.getSourceManager();
  SourceLocation Parameters = Function.getLParenLoc();
  // `void (*(int *))()`, `auto (int *) -> void`
  if (SM.isBeforeInTranslationUnit(
          Parameters, Function.getReturnLoc().getSourceRange().getEnd()))
    return Edit::refused(
        "the deleter's result is written behind its parameters");
  StringRef Text = textOf(Range, Context);
  size_t Split =
      SM.getFileOffset(Parameters) - SM.getFileOffset(Range.getBegin());
  Edit Result;
  Result.Title = "use a pointer to a function as the deleter";
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(Deleter.getSourceRange().getBegin(), End),
      (Text.slice(1, Split).trim() + " (*)" + Text.substr(Split)).str()));
  return Result;
}

} // namespace defercliff
