//===--- Nothrow.cpp - defercliff -----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/callables/Nothrow.h"

#include "lib/QualifiedName.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace defercliff {

/// What the exception specification of \p F says, if it is there.
static Nothrow says(const FunctionDecl &F) {
  const auto *Proto = F.getType()->getAs<FunctionProtoType>();
  if (!Proto || isUnresolvedExceptionSpec(Proto->getExceptionSpecType()))
    return Nothrow::Unknown;
  switch (Proto->canThrow()) {
  case CT_Cannot:
    return Nothrow::Yes;
  case CT_Can:
    return Nothrow::No;
  case CT_Dependent:
    break;
  }
  return Nothrow::Unknown;
}

/// The constructor that copies a \p Record, or with \p Move moves it if there
/// is one that does; null if it is not declared yet.
static const CXXConstructorDecl *copyConstructor(const CXXRecordDecl &Record,
                                                 bool Move) {
  const CXXConstructorDecl *Copy = nullptr, *Moving = nullptr;
  for (const CXXConstructorDecl *Ctor : Record.ctors()) {
    if (Ctor->isDeleted())
      continue;
    if (Ctor->isCopyConstructor())
      Copy = Ctor;
    if (Ctor->isMoveConstructor())
      Moving = Ctor;
  }
  return Move && Moving ? Moving : Copy;
}

Nothrow isNothrowCopyable(QualType Type, bool Move, const ASTContext &Context) {
  if (Type->isReferenceType())
    return Nothrow::Yes;
  const CXXRecordDecl *Record = recordOf(Context.getBaseElementType(Type));
  if (!Record)
    return Nothrow::Yes;
  if (Record->hasTrivialDestructor() && Record->hasTrivialCopyConstructor() &&
      (!Move || Record->isTriviallyCopyable()))
    return Nothrow::Yes;
  // The traits destroy what they construct.
  if (const CXXDestructorDecl *Destructor = Record->getDestructor();
      Destructor && says(*Destructor) == Nothrow::No)
    return Nothrow::No;
  if (const CXXConstructorDecl *Used = copyConstructor(*Record, Move)) {
    Nothrow Said = says(*Used);
    if (Said != Nothrow::Unknown || Used->isUserProvided())
      return Said;
  }
  // Implicit or defaulted: as good as its parts. A const part is copied even
  // when the whole is moved.
  Nothrow All = Nothrow::Yes;
  auto Ask = [&](QualType Part) {
    Nothrow One =
        isNothrowCopyable(Part, Move && !Part.isConstQualified(), Context);
    if (One == Nothrow::No || (One == Nothrow::Unknown && All == Nothrow::Yes))
      All = One;
  };
  for (const CXXBaseSpecifier &Base : Record->bases())
    Ask(Base.getType());
  for (const FieldDecl *Field : Record->fields())
    Ask(Field->getType());
  return All;
}

} // namespace defercliff
