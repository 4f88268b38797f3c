//===--- CopyHazards.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/CopyHazards.h"

#include "lib/QualifiedName.h"
#include "lib/deferral/KeepingTypes.h"
#include "lib/deferral/SelfContained.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

static bool declaresMember(const CXXRecordDecl &Class, StringRef Name) {
  return llvm::any_of(Class.getDefinition()->decls(), [&](const Decl *D) {
    const auto *Member = dyn_cast<NamedDecl>(D);
    return Member && Member->getIdentifier() && Member->getName() == Name;
  });
}

namespace {

/// Whether objects of a type can be copied, through what they are made of: a
/// `vector<unique_ptr<int>>` declares a copy constructor that does not compile.
class Copyability {
public:
  explicit Copyability(const ASTContext &Context) : Context(Context) {}

  bool holdsFor(QualType Type, bool AsBase = false) {
    // What refers to a temporary is for moving on.
    if (Type->isRValueReferenceType() || Type->isVariablyModifiedType())
      return false;
    if (Type->isLValueReferenceType())
      return true;
    const CXXRecordDecl *Class = recordOf(Context.getBaseElementType(Type));
    return !Class || !Seen.insert(Class).second ||
           holdsForClass(Type, *Class, AsBase);
  }

private:
  const ASTContext &Context;
  /// Classes that are looked at already: they may hold themselves.
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;

  bool holdsForClass(QualType Type, const CXXRecordDecl &Class, bool AsBase) {
    if ((Class.isAbstract() && !AsBase) || Class.isInvalidDecl())
      return false;
    const CXXConstructorDecl *Copy = nullptr;
    if (Class.needsImplicitCopyConstructor()) {
      if (Class.defaultedCopyConstructorIsDeleted())
        return false;
    } else if (!(Copy = copyConstructor(Class, AsBase))) {
      return false;
    }
    if (Class.hasTrivialCopyConstructor())
      return true;
    // What a pointer points to is not copied.
    bool IsNew = Copy && Copy->isUserProvided() && !Copy->hasBody() &&
                 !isInStd(Class) && !hasArrow(Type);
    if (!holdsForElements(Class, IsNew))
      return false;
    return (Copy && Copy->isUserProvided()) || holdsForParts(Class);
  }

  /// What copies objects of \p Class; null if nothing that can be used does. A
  /// base may keep it to those that are derived, or to friends. A constraint
  /// may choose another one, or none.
  static const CXXConstructorDecl *copyConstructor(const CXXRecordDecl &Class,
                                                   bool AsBase) {
    const CXXConstructorDecl *Copy = nullptr;
    for (const CXXConstructorDecl *Ctor : Class.ctors()) {
      unsigned Qualifiers = 0;
      if (!Ctor->isCopyConstructor(Qualifiers) ||
          !(Qualifiers & Qualifiers::Const))
        continue;
      if (Ctor->getTrailingRequiresClause())
        return nullptr;
      if (!Copy && !Ctor->isDeleted() &&
          (AsBase || Ctor->getAccess() == AS_public))
        Copy = Ctor;
    }
    return Copy;
  }

  /// Whether the type arguments of a container or of an optional, whatever
  /// library it is from, can be copied, and if it \p IsNew those of a template,
  /// whose copy constructor was not compiled yet; true of any other class.
  bool holdsForElements(const CXXRecordDecl &Class, bool IsNew) {
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
    bool HoldsObjects = Spec && (declaresMember(Class, "begin") ||
                                 declaresMember(Class, "emplace"));
    return !Spec || !(HoldsObjects || IsNew) ||
           allTypes(Spec->getTemplateArgs().asArray(),
                    [this](QualType Element) { return holdsFor(Element); });
  }

  bool holdsForParts(const CXXRecordDecl &Class) {
    return llvm::all_of(Class.bases(),
                        [&](const CXXBaseSpecifier &Base) {
                          return holdsFor(Base.getType(), /*AsBase=*/true);
                        }) &&
           llvm::all_of(Class.fields(), [&](const FieldDecl *Field) {
             return holdsFor(Field->getType());
           });
  }
};

/// Whether \p Template asks for more than that its parameters are deduced, by a
/// requirement or by a default argument, as of an enable_if.
static bool isConstrained(const FunctionTemplateDecl &Template) {
  const TemplateParameterList &Parameters = *Template.getTemplateParameters();
  const FunctionDecl &Function = *Template.getTemplatedDecl();
  return Parameters.hasAssociatedConstraints() ||
         Function.getTrailingRequiresClause() ||
         llvm::any_of(Parameters,
                      [](const NamedDecl *Parameter) {
                        const auto *Type =
                            dyn_cast<TemplateTypeParmDecl>(Parameter);
                        const auto *Value =
                            dyn_cast<NonTypeTemplateParmDecl>(Parameter);
                        return (Type && Type->hasDefaultArgument()) ||
                               (Value && Value->hasDefaultArgument());
                      }) ||
         llvm::any_of(Function.parameters(), [](const ParmVarDecl *Parameter) {
           return Parameter->hasDefaultArg();
         });
}

/// Whether \p Ctor may be a better one for a copy than the copy constructor: of
/// an object that is not const, as it takes a reference to such, or of any, as
/// it takes whatever it is given. The closure of a const object is moved with
/// it. A deleted one is chosen just as well.
static bool mayTakeCopies(const CXXConstructorDecl &Ctor, bool IsTemplate,
                          bool OfConst) {
  if (Ctor.getNumParams() == 0 || Ctor.getMinRequiredArguments() > 1)
    return false;
  unsigned Qualifiers = 0;
  if (!IsTemplate)
    return !OfConst && Ctor.isCopyConstructor(Qualifiers) &&
           !(Qualifiers & Qualifiers::Const);
  QualType Type = Ctor.getParamDecl(0)->getType();
  if (const auto *Pack = Type->getAs<PackExpansionType>())
    Type = Pack->getPattern();
  QualType Referred = Type.getNonReferenceType();
  if (Referred.isConstQualified())
    return false;
  return (Type->isRValueReferenceType() &&
          Referred->isTemplateTypeParmType()) ||
         (Type->isLValueReferenceType() && Referred->isDependentType() &&
          !OfConst);
}

/// Whether \p Class has such a constructor. One with a constraint is taken to
/// leave copies alone.
static bool hasGreedyConstructor(const CXXRecordDecl &Class, bool OfConst) {
  return llvm::any_of(Class.decls(), [&](const Decl *D) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(
        Template ? Template->getTemplatedDecl() : D);
    return Ctor && !(Template && isConstrained(*Template)) &&
           mayTakeCopies(*Ctor, Template, OfConst);
  });
}

/// Whether a part of an object takes what moves that for something else, as a
/// `Path` in a struct, which has a copy constructor and one that takes
/// anything, but none for moves. The closure is moved, and the capture with it.
class GreedyParts {
public:
  explicit GreedyParts(const ASTContext &Context) : Context(Context) {}

  bool areIn(QualType Type) {
    const QualType Element = Context.getBaseElementType(Type);
    const CXXRecordDecl *Class = recordOf(Element);
    // What is const is copied, and so are its parts.
    if (!Class || !Class->hasDefinition() || Type->isReferenceType() ||
        Element.isConstQualified() || !Seen.insert(Class).second ||
        !movesParts(*Class))
      return false;
    return holdsGreedy(*Class) ||
           llvm::any_of(Class->bases(),
                        [this](const CXXBaseSpecifier &Base) {
                          return isGreedy(Base.getType());
                        }) ||
           llvm::any_of(Class->fields(), [this](const FieldDecl *Field) {
             return isGreedy(Field->getType());
           });
  }

private:
  const ASTContext &Context;
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;

  /// Whether a move of \p Part, of an object that is moved, takes a constructor
  /// for something else, or that of a part of it does. One that is const cannot
  /// be taken by a constructor for moves.
  bool isGreedy(QualType Part) {
    const QualType Element = Context.getBaseElementType(Part);
    const CXXRecordDecl *Class = recordOf(Element);
    if (!Class || !Class->hasDefinition() || Part->isReferenceType())
      return false;
    // Those of the standard library are constrained.
    return (!isInStd(*Class) &&
            (Element.isConstQualified() || !Class->hasMoveConstructor()) &&
            hasGreedyConstructor(*Class, /*OfConst=*/true)) ||
           areIn(Part);
  }

  /// Whether a move of \p Class moves its parts: the compiler has written it,
  /// or will compile it only now, as it is of a template.
  static bool movesParts(const CXXRecordDecl &Class) {
    for (const CXXConstructorDecl *Ctor : Class.ctors())
      if (Ctor->isMoveConstructor())
        return !Ctor->isDeleted() &&
               (!Ctor->isUserProvided() ||
                isa<ClassTemplateSpecializationDecl>(Class));
    return Class.hasMoveConstructor();
  }

  /// Whether \p Class holds an object of a greedy class within itself, as an
  /// optional does, and no container of the standard library but the array.
  bool holdsGreedy(const CXXRecordDecl &Class) {
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
    return Spec && declaresMember(Class, "emplace") &&
           !(isInStd(Class) && declaresMember(Class, "begin")) &&
           !allTypes(Spec->getTemplateArgs().asArray(),
                     [this](QualType Held) { return !isGreedy(Held); });
  }
};

/// Looks for hazards in what an object is made of.
class HazardFinder {
public:
  CopyHazards find(QualType Type) {
    visit(Type);
    return Found;
  }

private:
  CopyHazards Found;
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;

  void visit(QualType Type) {
    const auto *Class = recordOf(QualType(Type->getBaseElementTypeUnsafe(), 0));
    if (!Class || !Class->hasDefinition() || !Seen.insert(Class).second)
      return;
    if (isInStd(*Class)) {
      if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class))
        allTypes(Spec->getTemplateArgs().asArray(), [this](QualType Part) {
          visit(Part);
          return true;
        });
      return;
    }
    Found.ReleasesShared |= releasesShared(*Class);
    for (const CXXBaseSpecifier &Base : Class->bases())
      visit(Base.getType());
    for (const FieldDecl *Field : Class->fields()) {
      Found.HasMutable |= Field->isMutable();
      if (!Field->getType()->isReferenceType())
        visit(Field->getType());
    }
  }

  /// Whether \p Class has a destructor that does something, but copies that
  /// nobody wrote: the rule of three, broken.
  static bool releasesShared(const CXXRecordDecl &Class) {
    const CXXDestructorDecl *Destructor = Class.getDestructor();
    if (!Destructor || !Destructor->isUserProvided())
      return false;
    const FunctionDecl *Defined = nullptr;
    const auto *Body = Destructor->hasBody(Defined)
                           ? dyn_cast<CompoundStmt>(Defined->getBody())
                           : nullptr;
    return !writesCopy(Class) && !(Body && Body->body_empty());
  }
};

} // namespace

bool canBeCopied(QualType Type, const ASTContext &Context) {
  QualType Element = Context.getBaseElementType(Type);
  const CXXRecordDecl *Class = recordOf(Element);
  // Those of the standard library are constrained, each in its own way.
  bool IsTaken = Class && !isInStd(*Class) &&
                 hasGreedyConstructor(*Class, Element.isConstQualified());
  return !IsTaken && Copyability(Context).holdsFor(Type) &&
         !GreedyParts(Context).areIn(Type);
}

CopyHazards hazardsOfCopy(QualType Type) { return HazardFinder().find(Type); }

} // namespace defercliff
