//===--- SelfContained.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/SelfContained.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/deferral/KeepingTypes.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// Whether \p Class of namespace std owns its parts, whose types are among its
/// arguments.
static bool ownsItsArguments(const CXXRecordDecl &Class) {
  static const StringRef Names[] = {"array",
                                    "atomic",
                                    "basic_string",
                                    "bitset",
                                    "complex",
                                    "deque",
                                    "duration",
                                    "forward_list",
                                    "list",
                                    "map",
                                    "multimap",
                                    "multiset",
                                    "optional",
                                    "pair",
                                    "path",
                                    "priority_queue",
                                    "queue",
                                    "set",
                                    "stack",
                                    "time_point",
                                    "tuple",
                                    "unordered_map",
                                    "unordered_multimap",
                                    "unordered_set",
                                    "valarray",
                                    "variant",
                                    "vector",
                                    "error_code",
                                    "exception_ptr",
                                    "shared_future",
                                    "unordered_multiset",
                                    "type_index",
                                    "locale",
                                    "error_condition",
                                    "string",
                                    "wstring"};
  return llvm::is_contained(Names, nameOf(&Class));
}

namespace {

class Judge {
public:
  bool holdsFor(QualType Type) {
    Type = Type.getNonReferenceType();
    if (Type->isVariablyModifiedType())
      return false;
    Type = QualType(Type->getBaseElementTypeUnsafe(), 0);
    if (Type->isArithmeticType() || Type->isEnumeralType() ||
        Type->isNullPtrType() || Type->isMemberPointerType() ||
        Type->isFunctionPointerType())
      return true;
    if (isSmartPointer(Type))
      return true;
    const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
    if (!Class)
      return false;
    if (!Class->hasDefinition())
      return isInStd(*Class); // an allocator or a hash that was not needed yet
    if (callableKind(Type) == CallableKind::Wrapper)
      return false;
    // While it is looked at, that it holds itself adds nothing.
    return !Seen.insert(Class->getCanonicalDecl()).second ||
           (isInStd(*Class) ? ofStd(*Class) : ofOwn(*Class));
  }

private:
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;

  bool ofStd(const CXXRecordDecl &Class) {
    if (Class.isEmpty()) // an allocator, a comparison
      return true;
    if (!ownsItsArguments(Class))
      return false;
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
    return !Spec || allTypes(Spec->getTemplateArgs().asArray(),
                             [this](QualType Part) { return holdsFor(Part); });
  }

  bool ofOwn(const CXXRecordDecl &Class) {
    return copiesWhatItHolds(Class) ||
           (llvm::all_of(Class.bases(),
                         [&](const CXXBaseSpecifier &Base) {
                           return holdsFor(Base.getType());
                         }) &&
            llvm::all_of(Class.fields(), [&](const FieldDecl *Field) {
              return !Field->getType()->isReferenceType() &&
                     holdsFor(Field->getType());
            }));
  }

  /// Whether somebody wrote how \p Class is copied and how it dies.
  static bool copiesWhatItHolds(const CXXRecordDecl &Class) {
    const CXXDestructorDecl *Destructor = Class.getDestructor();
    return Destructor && Destructor->isUserProvided() && writesCopy(Class);
  }
};

} // namespace

bool writesCopy(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.ctors(), [](const CXXConstructorDecl *Ctor) {
    return Ctor->isCopyConstructor() && Ctor->isUserProvided();
  });
}

bool isSelfContained(QualType Type) { return Judge().holdsFor(Type); }

} // namespace defercliff
