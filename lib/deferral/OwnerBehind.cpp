//===--- OwnerBehind.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/OwnerBehind.h"

#include "lib/KeptTemporary.h"
#include "lib/QualifiedName.h"
#include "lib/deferral/KeepingTypes.h"
#include "lib/deferral/SelfContained.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// Whether \p E denotes a member of `*this`.
static bool isOwnMember(const Expr &E) {
  const auto *Member = dyn_cast<MemberExpr>(E.IgnoreParenCasts());
  return Member && isa<CXXThisExpr>(Member->getBase()->IgnoreParenCasts());
}

/// Whether \p S, in a constructor, may give away where the object is.
static bool tellsOwnPlace(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *Unary = dyn_cast<UnaryOperator>(S);
      Unary && Unary->getOpcode() == UO_AddrOf &&
      isOwnMember(*Unary->getSubExpr()))
    return true;
  if (const auto *Cast = dyn_cast<CastExpr>(S);
      Cast && Cast->getCastKind() == CK_ArrayToPointerDecay &&
      isOwnMember(*Cast->getSubExpr()))
    return true;
  if (const auto *Member = dyn_cast<MemberExpr>(S);
      Member && isOwnMember(*Member))
    return false;
  return isa<CXXThisExpr>(S) || llvm::any_of(S->children(), tellsOwnPlace);
}

/// Whether an object that \p Init makes may refer to itself.
static bool mayReferToItself(const Expr *Init) {
  const auto *Made =
      Init ? dyn_cast<CXXConstructExpr>(Init->IgnoreUnlessSpelledInSource())
           : nullptr;
  const CXXConstructorDecl *Ctor = Made ? Made->getConstructor() : nullptr;
  if (!Ctor || !Ctor->isUserProvided() || Ctor->isCopyOrMoveConstructor() ||
      isInStd(*Ctor) || writesCopy(*Ctor->getParent()))
    return false;
  const FunctionDecl *Definition = nullptr;
  if (!Ctor->hasBody(Definition))
    return true;
  return tellsOwnPlace(Definition->getBody()) ||
         llvm::any_of(
             cast<CXXConstructorDecl>(Definition)->inits(),
             [](const CXXCtorInitializer *Part) {
               return tellsOwnPlace(Part->getInit()) ||
                      (Part->getMember() &&
                       Part->getMember()->getType()->isReferenceType() &&
                       isOwnMember(*Part->getInit()));
             });
}

/// Whether a temporary in \p S lives as long as \p Var.
static bool keepsTemporaryIn(const Stmt *S, const VarDecl &Var) {
  const auto *Temporary = dyn_cast_or_null<MaterializeTemporaryExpr>(S);
  if (Temporary && Temporary->getExtendingDecl() == &Var)
    return true;
  return S && llvm::any_of(S->children(), [&](const Stmt *Child) {
           return keepsTemporaryIn(Child, Var);
         });
}

/// Whether the object of \p Var refers to a temporary that dies with it: the
/// array of an initializer_list, what a reference among its members is bound
/// to.
static bool keepsTemporary(const VarDecl &Var) {
  // The object itself may be one.
  const MaterializeTemporaryExpr *Object = keptTemporary(Var);
  return keepsTemporaryIn(Object ? Object->getSubExpr() : Var.getInit(), Var);
}

namespace {

class OwnerSearch {
public:
  OwnerSearch(const BodyFlow &Flow, const Stmt &Body)
      : Flow(Flow), Body(Body) {}

  /// What a copy of \p Var may refer to.
  const VarDecl *behind(const VarDecl &Var) {
    if (!Seen.insert(&Var).second)
      return nullptr;
    if (Var.hasAttr<CleanupAttr>())
      return &Var;
    if (isSmartPointer(Var.getType()))
      return behindSmartPointer(Var);
    if (isSelfContained(Var.getType()))
      return nullptr;
    if (qualifiedClassName(Var.getType()) == "std::initializer_list" ||
        keepsTemporary(Var) || mayReferToItself(Var.getInit()))
      return &Var;
    const VarDecl *Found = Var.getType()->isReferenceType()
                               ? inValueOf(Var.getInit())
                               : referredBy(Var.getInit());
    return Found ? Found : setIn(&Body, Var);
  }

private:
  const BodyFlow &Flow;
  const Stmt &Body;
  llvm::SmallPtrSet<const VarDecl *, 8> Seen;

  bool dies(const VarDecl &Var) const {
    return Var.hasLocalStorage() && Flow.loopAround(Var);
  }

  /// The variable that \p S names, if that dies in a loop; else null.
  const VarDecl *namedBy(const Stmt &S) const {
    const auto *Ref = dyn_cast<DeclRefExpr>(&S);
    const ValueDecl *Named = Ref ? Ref->getDecl() : nullptr;
    if (const auto *Part = dyn_cast_or_null<BindingDecl>(Named))
      Named = cast<VarDecl>(Part->getDecomposedDecl());
    const auto *Var = dyn_cast_or_null<VarDecl>(Named);
    return Var && dies(*Var) ? Var : nullptr;
  }

  /// Whether what \p Type, a smart pointer, points to has a reference or a view
  /// for a member.
  static bool pointsToReference(QualType Type) {
    const auto *Pointer =
        dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Type));
    if (!Pointer ||
        Pointer->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
      return false;
    QualType Pointee = Pointer->getTemplateArgs()[0].getAsType();
    const CXXRecordDecl *Class = recordOf(Pointee);
    return Class && !isSelfContained(Pointee) &&
           llvm::any_of(Class->fields(), [](const FieldDecl *Field) {
             return Field->getType()->isReferenceType() ||
                    isView(Field->getType());
           });
  }

  /// A pointer that owns what it points to, unless it was only told so, or that
  /// refers to something.
  const VarDecl *behindSmartPointer(const VarDecl &Var) {
    const Expr *Init = Var.getInit();
    if (pointsToReference(Var.getType())) {
      if (const VarDecl *Found = referredBy(Init))
        return Found;
      if (const VarDecl *Found = setThrough(&Body, Var))
        return Found;
    }
    const auto *Made =
        Init ? dyn_cast<CXXConstructExpr>(Init->IgnoreUnlessSpelledInSource())
             : nullptr;
    bool IsTold = Made && Made->getNumArgs() > 0 &&
                  Made->getArg(0)->getType()->isPointerType() &&
                  !isa<CXXNewExpr>(Made->getArg(0)->IgnoreParenCasts());
    return IsTold ? referredBy(Made) : nullptr;
  }

  /// What the value refers to that is read from \p S.
  const VarDecl *inValueOf(const Stmt *S) {
    if (!S)
      return nullptr;
    if (const VarDecl *Var = namedBy(*S))
      return behind(*Var);
    return firstOf(*S, [&](const Stmt *Child) { return inValueOf(Child); });
  }

  /// What the value of \p S refers to or into.
  const VarDecl *referredBy(const Stmt *S) {
    const auto *E = dyn_cast_or_null<Expr>(S);
    if (!S || (E && E->isPRValue() && !isa<InitListExpr>(E) &&
               !E->getType()->isVoidType() && isSelfContained(E->getType()) &&
               !isSmartPointer(E->getType())))
      return nullptr;
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
      return capturedBy(*Lambda);
    if (const auto *New = dyn_cast<CXXNewExpr>(S);
        New && isSelfContained(New->getAllocatedType()))
      return nullptr;
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S);
        Cast && Cast->getCastKind() == CK_LValueToRValue)
      return inValueOf(Cast->getSubExpr());
    if (const auto *Unary = dyn_cast<UnaryOperator>(S);
        Unary && Unary->getOpcode() == UO_AddrOf)
      if (const VarDecl *Var = namedBy(*Unary->getSubExpr()->IgnoreParens());
          Var && !Var->getType()->isReferenceType())
        return Var;
    if (const VarDecl *Var = namedBy(*S))
      return Var->getType()->isReferenceType() ? referredBy(Var->getInit())
             : isView(Var->getType())          ? behind(*Var)
                                               : Var;
    return firstOf(*S, [&](const Stmt *Child) { return referredBy(Child); });
  }

  /// Whether what objects of \p Type give away is not in themselves.
  static bool isView(QualType Type) {
    const CXXRecordDecl *Class = recordOf(Type);
    return Type->isPointerType() ||
           (Class && Class->hasDefinition() && Class->hasTrivialDestructor() &&
            !isSelfContained(Type));
  }

  const VarDecl *capturedBy(const LambdaExpr &Lambda) {
    auto Init = Lambda.capture_init_begin();
    for (const LambdaCapture &Capture : Lambda.captures()) {
      const Expr *Captured = *Init++;
      if (!Captured)
        continue;
      const VarDecl *Var = namedBy(*Captured->IgnoreParenImpCasts());
      bool ByReference = Capture.getCaptureKind() == LCK_ByRef;
      if (ByReference && Var && !Var->getType()->isReferenceType())
        return Var;
      const VarDecl *Found =
          Var && !ByReference ? behind(*Var) : referredBy(Captured);
      if (Found)
        return Found;
    }
    return nullptr;
  }

  /// What a member of the object that \p Var points to is set to refer to below
  /// \p S.
  const VarDecl *setThrough(const Stmt *S, const VarDecl &Var) {
    if (!S)
      return nullptr;
    const Expr *Value = nullptr;
    if (const Expr *Target = assignmentTarget(S, Value);
        Target && names(Target, Var))
      if (const VarDecl *Found = referredBy(Value))
        return Found;
    return firstOf(*S,
                   [&](const Stmt *Child) { return setThrough(Child, Var); });
  }

  /// What \p Var is set to refer to below \p S, by an expression that changes
  /// it.
  const VarDecl *setIn(const Stmt *S, const VarDecl &Var) {
    if (!S)
      return nullptr;
    if (const auto *E = dyn_cast<Expr>(S))
      return mayChange(E, Var, /*IntoLambdas=*/true) ? referredBeside(*E, Var)
                                                     : nullptr;
    return firstOf(*S, [&](const Stmt *Child) { return setIn(Child, Var); });
  }

  /// What \p E names beside \p Var that it could be set to refer to.
  const VarDecl *referredBeside(const Stmt &E, const VarDecl &Var) {
    return firstOf(E, [&](const Stmt *Child) -> const VarDecl * {
      if (!Child || namedBy(*Child) == &Var)
        return nullptr;
      if (isa<LambdaExpr>(Child) || namedBy(*Child))
        return referredBy(Child);
      if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Child);
          Cast && Cast->getCastKind() == CK_LValueToRValue)
        return namedBy(*Cast->getSubExpr()->IgnoreParens()) == &Var
                   ? nullptr
                   : inValueOf(Cast->getSubExpr());
      return referredBeside(*Child, Var);
    });
  }

  template <typename Find>
  static const VarDecl *firstOf(const Stmt &S, Find FindIn) {
    for (const Stmt *Child : S.children())
      if (const VarDecl *Found = FindIn(Child))
        return Found;
    return nullptr;
  }
};

} // namespace

const VarDecl *ownerBehind(const ValueDecl &Captured, const BodyFlow &Flow,
                           const Stmt &Body) {
  OwnerSearch Search(Flow, Body);
  if (const auto *Part = dyn_cast<BindingDecl>(&Captured))
    return isSelfContained(Part->getType())
               ? nullptr
               : Search.behind(*cast<VarDecl>(Part->getDecomposedDecl()));
  const auto *Var = dyn_cast<VarDecl>(&Captured);
  return Var ? Search.behind(*Var) : nullptr;
}

} // namespace defercliff
