//===--- Custodian.cpp - defercliff ---------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Custodian.h"

#include "lib/KeptTemporary.h"
#include "lib/QualifiedName.h"
#include "lib/deferral/KeepingTypes.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether \p Type is a smart pointer that is given a deleter of its own.
static bool hasOwnDeleter(QualType Type, const Expr *Init) {
  if (!isSmartPointer(Type))
    return false;
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(recordOf(Type));
  if (Spec && Spec->getTemplateArgs().size() > 1)
    return qualifiedClassName(Spec->getTemplateArgs()[1].getAsType()) !=
           "std::default_delete";
  const auto *Construct =
      dyn_cast_or_null<CXXConstructExpr>(Init ? Init->IgnoreImplicit() : Init);
  return Construct && Construct->getNumArgs() > 1;
}

static bool maySettle(QualType Type, unsigned Depth) {
  // How deep a token lies in structs and containers; nodes hold nodes.
  constexpr unsigned MaxDepth = 4;
  const CXXRecordDecl *Class =
      Type->isReferenceType() ? nullptr : recordOf(Type);
  // A QFuture neither waits nor cancels.
  if (!Class || Depth > MaxDepth || Class->isLambda() ||
      Class->hasTrivialDestructor() || Class->hasAttr<ScopedLockableAttr>() ||
      qualifiedName(*Class) == "QFuture")
    return false;
  if (isInStd(*Class)) {
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class);
    return Spec &&
           llvm::any_of(Spec->getTemplateArgs().asArray(),
                        [&](const TemplateArgument &Argument) {
                          return Argument.getKind() == TemplateArgument::Type &&
                                 maySettle(Argument.getAsType(), Depth + 1);
                        });
  }
  const CXXDestructorDecl *Destructor = Class->getDestructor();
  if (!Destructor || !Destructor->isUserProvided())
    return llvm::any_of(Class->fields(), [&](const FieldDecl *Field) {
      return maySettle(Field->getType(), Depth + 1);
    });
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Destructor->getBody());
  return !Body || !Body->body_empty();
}

bool maySettle(QualType Type) { return maySettle(Type, 0); }

bool maySettle(const VarDecl &Var) {
  if (const MaterializeTemporaryExpr *Kept = keptTemporary(Var))
    return maySettle(Kept->getType());
  return maySettle(Var.getType()) ||
         hasOwnDeleter(Var.getType(), Var.getInit());
}

} // namespace defercliff
