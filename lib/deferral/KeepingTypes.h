//===--- KeepingTypes.h - defercliff: types that keep callables -----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_KEEPINGTYPES_H
#define DEFERCLIFF_LIB_DEFERRAL_KEEPINGTYPES_H

#include "lib/guards/Guard.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace defercliff {

/// Whether \p Type is a thread that can be detached or joined.
bool isThread(clang::QualType Type);

/// Whether \p Type is a future, whose get() waits.
bool isFuture(clang::QualType Type);

/// Whether \p Type is one of the standard smart pointers that own.
bool isSmartPointer(clang::QualType Type);

/// Whether \p Type is a template over `shared_ptr<void>`, which is there to run
/// a deleter, whatever it points to.
bool isContainerOfDeleters(clang::QualType Type);

/// Whether \p Type holds one object at most, as an optional or a smart pointer:
/// what is put in replaces it.
bool holdsOne(clang::QualType Type);

/// Whether \p Type is a wrapper, or an optional or a smart pointer of one: what
/// is assigned to it takes the place of what it kept.
bool isCallableSlot(clang::QualType Type);

/// Whether \p Type is a template over threads or futures, also in pointers,
/// pairs and structs: what is put in runs at once.
bool isContainerOfThreads(clang::QualType Type);

/// The wrapper in which an object of \p Type keeps a callable: itself, or what
/// the template is over; null if it keeps none.
clang::QualType wrapperIn(clang::QualType Type);

/// Whether \p Type has an operator ->: a smart pointer, an iterator, an
/// optional.
bool hasArrow(clang::QualType Type);

/// Whether \p Name is that of a method that blocks until whoever holds a
/// reference to the object is done: join, arrive_and_wait, whatever starts with
/// "wait".
bool isJoinOrWait(llvm::StringRef Name);

/// Whether \p Name is what methods are called that put an element into a
/// container.
bool isInsertion(llvm::StringRef Name);

/// Whether \p Call calls such a method.
bool isInsertionCall(const clang::CallExpr &Call);

/// What \p Type points or refers to; \p Type itself if it does neither.
clang::QualType pointeeOrSelf(clang::QualType Type);

/// Whether \p E is of a class that runs tasks itself, or waits for them: a
/// context or a pool, and no handle of one.
bool runsTasks(const clang::Expr &E);

/// Whether \p Method may run, await or drop what its object keeps: unless its
/// body shows that it does not.
bool mayDrain(const clang::CXXMethodDecl &Method);

/// Whether the body of \p Method shows that it waits for others.
bool blocks(const clang::CXXMethodDecl &Method);

/// What a destructor does with the callables of its object.
struct DestructorDeeds {
  bool RunsActions = false; ///< it may call them, in whatever order
  /// It does so whatever the flags of the object say: an undo log, which is
  /// told to forget what it has, does not.
  bool RunsUnasked = false;
  bool Joins = false; ///< it waits for whoever runs them
  /// The members that it has to do with.
  llvm::SmallPtrSet<const clang::FieldDecl *, 4> Touched;
};

/// Tells types that keep callables, and what their destructors do. Looks at
/// each class of a translation unit once.
class KeepingTypes {
public:
  explicit KeepingTypes(GuardRecognizer &Guards) : Guards(Guards) {}

  /// Whether an object of \p Type keeps a callable: a wrapper, a thread, a
  /// future, a guard, a pair or pointer of one, or a class with such a member.
  bool keepsCallable(clang::QualType Type, unsigned Depth = 0) const;

  /// Whether \p Type is a template over a type that keeps a callable.
  bool isContainerOfCallables(clang::QualType Type) const;

  /// Whether \p Type is a template over a class of scope guards, directly or
  /// in a pointer or an optional.
  bool isContainerOfGuards(clang::QualType Type, unsigned Depth = 0) const;

  /// Whether the destructor of \p Type, a class that is no library's, runs the
  /// callables that it stores, and does not only wait for others to do so.
  bool isDeferList(clang::QualType Type);

  /// What is known of the destruction of a \p Type: of a guard, a thread that
  /// joins, a container of them, or a class whose destructor can be seen.
  DestructorDeeds onDestruction(clang::QualType Type);

  /// Forgets the classes of the last translation unit.
  void reset() { Deeds.clear(); }

private:
  bool hasGuardMember(const clang::CXXRecordDecl &Class) const;
  DestructorDeeds ofOwnClass(const clang::CXXRecordDecl &Class);

  GuardRecognizer &Guards;
  llvm::DenseMap<const clang::CXXRecordDecl *, DestructorDeeds> Deeds;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_KEEPINGTYPES_H
