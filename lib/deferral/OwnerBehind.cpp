//===--- OwnerBehind.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/OwnerBehind.h"

#include "lib/QualifiedName.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether objects of \p Type refer to others without owning them: pointers,
/// what clang knows as a view, and what has a pointer or a reference in it.
static bool isView(QualType Type) {
  const CXXRecordDecl *Class = recordOf(Type);
  return Type->isPointerType() ||
         (Class && Class->hasDefinition() &&
          (Class->hasAttr<PointerAttr>() ||
           (Class->hasTrivialDestructor() &&
            llvm::any_of(Class->fields(), [](const FieldDecl *Field) {
              return Field->getType()->isPointerType() ||
                     Field->getType()->isReferenceType();
            }))));
}

/// A variable that dies in a loop of \p Flow and that \p S refers to or into,
/// other than to read its value; null if there is none.
static const VarDecl *referredIn(const Stmt *S, const BodyFlow &Flow) {
  if (!S)
    return nullptr;
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S);
      Cast && Cast->getCastKind() == CK_LValueToRValue)
    return nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    return Var && Var->hasLocalStorage() && Flow.loopAround(*Var) &&
                   !Var->getType()->isReferenceType() &&
                   (!isView(Var->getType()) || Var->hasAttr<CleanupAttr>())
               ? Var
               : nullptr;
  }
  for (const Stmt *Child : S->children())
    if (const VarDecl *Found = referredIn(Child, Flow))
      return Found;
  return nullptr;
}

const VarDecl *ownerBehind(const ValueDecl &Captured, const BodyFlow &Flow,
                           const BodyWalk &Walk) {
  const auto *Var = dyn_cast<VarDecl>(&Captured);
  if (!Var || Var->hasAttr<CleanupAttr>())
    return Var;
  if (!isView(Var->getType()))
    return nullptr;
  if (const VarDecl *Found = referredIn(Var->getInit(), Flow))
    return Found;
  if (const auto *Read = dyn_cast_or_null<ImplicitCastExpr>(Var->getInit());
      Read && Read->getCastKind() == CK_LValueToRValue)
    if (const auto *Owned =
            dyn_cast_or_null<VarDecl>(Walk.rootOf(Var->getInit()));
        Owned && Owned->hasAttr<CleanupAttr>())
      return Owned;
  for (const Mention &Change : Walk.changesOf(*Var))
    if (const auto *Set = dyn_cast<BinaryOperator>(Change.At))
      if (const VarDecl *Found = referredIn(Set->getRHS(), Flow))
        return Found;
  return nullptr;
}

} // namespace defercliff
