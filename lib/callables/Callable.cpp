//===--- Callable.cpp - defercliff ----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/callables/Callable.h"

#include "lib/QualifiedName.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace clang;

namespace defercliff {

namespace {

enum class Library { Any, Libstdcxx, Libcxx, Msvc };
enum class Needs { Nothing, TriviallyCopyable, NothrowCopy, NothrowMove };

struct WrapperRow {
  StringRef Class;
  Library Lib;
  unsigned BufferSize;
  unsigned BufferAlign;
  Needs Property;
};

} // namespace

static const WrapperRow Wrappers[] = {
#define WRAPPER(CLASS, LIBRARY, SIZE, ALIGN, NEEDS)                            \
  {CLASS, Library::LIBRARY, SIZE, ALIGN, Needs::NEEDS},
#include "lib/callables/CallableWrappers.def"
};

static bool isWrapperName(StringRef Name) {
  return llvm::any_of(Wrappers,
                      [&](const WrapperRow &R) { return R.Class == Name; });
}

/// Which standard library defines \p Record, from marks that its header leaves
/// in the translation unit: never from the host.
static Library libraryOf(const CXXRecordDecl &Record) {
  for (const DeclContext *DC = Record.getDeclContext(); DC;
       DC = DC->getParent())
    if (const auto *NS = dyn_cast<NamespaceDecl>(DC);
        NS && NS->isInline() && NS->getName() != "__cxx11" &&
        NS->getName().size() >= 3 && NS->getName().substr(0, 2) == "__")
      return Library::Libcxx;
  for (const CXXBaseSpecifier &Base : Record.bases()) {
    const CXXRecordDecl *BaseClass = recordOf(Base.getType());
    if (!BaseClass || !BaseClass->getIdentifier())
      continue;
    if (BaseClass->getName() == "_Func_class" ||
        BaseClass->getName() == "_Move_only_function_call")
      return Library::Msvc;
    if (BaseClass->getName() == "_Function_base" ||
        BaseClass->getName() == "_Mofunc_base")
      return Library::Libstdcxx;
  }
  // std::any has no base in any library; libstdc++'s names its storage.
  for (const Decl *Member : Record.decls())
    if (const auto *Tag = dyn_cast<TagDecl>(Member);
        Tag && Tag->getIdentifier() && Tag->getName() == "_Storage")
      return Library::Libstdcxx;
  return Library::Any;
}

CallableKind callableKind(QualType Type) {
  if (Type.isNull() || Type->isDependentType())
    return CallableKind::None;
  QualType Bare = Type.getNonReferenceType();
  if (Bare->isFunctionType() || Bare->isFunctionPointerType() ||
      Bare->isBlockPointerType())
    return CallableKind::FunctionPointer;
  const CXXRecordDecl *Record = recordOf(Bare);
  if (!Record)
    return CallableKind::None;
  if (Record->isLambda())
    return CallableKind::Closure;
  if (isWrapperName(qualifiedName(*Record)))
    return CallableKind::Wrapper;
  return CallableKind::None;
}

/// Whether copying (or, with \p Move, moving) a \p Record provably cannot
/// throw. A member without a declared special function is asked in turn.
static bool isNothrow(const CXXRecordDecl &Record, bool Move,
                      ASTContext &Context) {
  if (Record.hasTrivialCopyConstructor() &&
      (!Move || Record.isTriviallyCopyable()))
    return true;
  const CXXConstructorDecl *Copy = nullptr, *Moving = nullptr;
  for (const CXXConstructorDecl *Ctor : Record.ctors()) {
    if (Ctor->isDeleted())
      continue;
    if (Ctor->isCopyConstructor())
      Copy = Ctor;
    if (Ctor->isMoveConstructor())
      Moving = Ctor;
  }
  const CXXConstructorDecl *Used = Move && Moving ? Moving : Copy;
  if (Used && Used->isUserProvided()) {
    const auto *Proto = Used->getType()->getAs<FunctionProtoType>();
    return Proto && Proto->getExceptionSpecType() != EST_Unevaluated &&
           Proto->getExceptionSpecType() != EST_Uninstantiated &&
           Proto->canThrow() == CT_Cannot;
  }
  // Implicit or defaulted: as good as its parts. A const part is copied even
  // when the whole is moved.
  auto PartIsNothrow = [&](QualType Part) {
    const CXXRecordDecl *PartClass = recordOf(Context.getBaseElementType(Part));
    return !PartClass || Part->isReferenceType() ||
           isNothrow(*PartClass, Move && !Part.isConstQualified(), Context);
  };
  return llvm::all_of(Record.bases(),
                      [&](const CXXBaseSpecifier &Base) {
                        return PartIsNothrow(Base.getType());
                      }) &&
         llvm::all_of(Record.fields(), [&](const FieldDecl *Field) {
           return PartIsNothrow(Field->getType());
         });
}

static bool hasProperty(const CXXRecordDecl *Class, Needs Property,
                        ASTContext &Context) {
  if (!Class) // a scalar: a function pointer
    return true;
  switch (Property) {
  case Needs::Nothing:
    return true;
  case Needs::TriviallyCopyable:
    return Class->isTriviallyCopyable();
  case Needs::NothrowCopy:
    return isNothrow(*Class, /*Move=*/false, Context);
  case Needs::NothrowMove:
    return isNothrow(*Class, /*Move=*/true, Context);
  }
  llvm_unreachable("all properties are listed");
}

static StringRef describe(Needs Property) {
  switch (Property) {
  case Needs::TriviallyCopyable:
    return "is not trivially copyable";
  case Needs::NothrowCopy:
    return "may throw when it is copied";
  case Needs::NothrowMove:
    return "may throw when it is moved";
  case Needs::Nothing:
    break;
  }
  llvm_unreachable("nothing is always there");
}

CallableCost costOfKeeping(QualType Kept, QualType Action,
                           ASTContext &Context) {
  CallableCost Cost;
  switch (callableKind(Kept)) {
  case CallableKind::None:
  case CallableKind::Closure:
    return Cost;
  case CallableKind::FunctionPointer:
    Cost.Class = CostClass::Erased;
    return Cost;
  case CallableKind::Wrapper:
    break;
  }

  const CXXRecordDecl *WrapperClass = recordOf(Kept);
  std::string Name = qualifiedName(*WrapperClass);
  Library Lib = libraryOf(*WrapperClass);
  const WrapperRow *Row = llvm::find_if(Wrappers, [&](const WrapperRow &R) {
    return R.Class == Name && (R.Lib == Library::Any || R.Lib == Lib);
  });
  Cost.Class = CostClass::Erased;
  if (Row == std::end(Wrappers))
    return Cost; // its library is not one whose rule we know

  if (Row->BufferSize == 0) {
    Cost.Class = CostClass::Allocating;
    Cost.Receipt = "'" + Name + "' keeps its callable in a heap block";
    return Cost;
  }
  if (Action.isNull() || Action->isDependentType())
    return Cost;
  QualType Value = Action.getNonReferenceType();
  if (Value->isFunctionType())
    Value = Context.getPointerType(Value);
  const CXXRecordDecl *Class = recordOf(Value);
  if (Class == WrapperClass || (Class && isWrapperName(qualifiedName(*Class))))
    return Cost; // copied or moved from another wrapper: not known what it
                 // holds
  if (Value->isIncompleteType() || (Class && Class->isInvalidDecl()))
    return Cost;

  auto Size = Context.getTypeSizeInChars(Value).getQuantity();
  auto Align = Context.getTypeAlignInChars(Value).getQuantity();
  StringRef What = Class && Class->isLambda() ? "closure" : "callable";
  std::string Closure = ("its " + llvm::Twine(Size) + "-byte " + What).str();
  std::string Buffer =
      ("the " + llvm::Twine(Row->BufferSize) + "-byte buffer of '" + Name + "'")
          .str();
  if (Size > Row->BufferSize)
    Cost.Receipt = Closure + " does not fit " + Buffer;
  else if (Align > Row->BufferAlign)
    Cost.Receipt = Closure + " needs an alignment of " + std::to_string(Align) +
                   ", more than " + Buffer + " has";
  else if (!hasProperty(Class, Row->Property, Context))
    Cost.Receipt = Closure + " " + describe(Row->Property).str() +
                   ", so it cannot use " + Buffer;
  else
    return Cost;
  Cost.Class = CostClass::Allocating;
  return Cost;
}

const LambdaExpr *findLambda(const Expr *E) {
  while (E) {
    E = E->IgnoreUnlessSpelledInSource();
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
      return Lambda;
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E)) {
      E = Cast->getSubExpr();
      continue;
    }
    if (const auto *List = dyn_cast<InitListExpr>(E)) {
      if (List->getNumInits() != 1)
        return nullptr;
      E = List->getInit(0);
      continue;
    }
    auto FirstLambda = [](auto Args) -> const LambdaExpr * {
      for (const Expr *Arg : Args)
        if (const LambdaExpr *Lambda = findLambda(Arg))
          return Lambda;
      return nullptr;
    };
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      return FirstLambda(Construct->arguments());
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return FirstLambda(Call->arguments());
    return nullptr;
  }
  return nullptr;
}

bool capturesByReference(const LambdaExpr &Lambda) {
  return llvm::any_of(Lambda.captures(), [](const LambdaCapture &Capture) {
    return Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef;
  });
}

bool buildsFromAlone(const Expr *Init, const LambdaExpr &Lambda,
                     bool ThroughCalls) {
  auto Only = [](auto Args) -> const Expr * {
    const Expr *Found = nullptr;
    for (const Expr *Arg : Args) {
      if (isa<CXXDefaultArgExpr>(Arg))
        continue;
      if (Found)
        return nullptr;
      Found = Arg;
    }
    return Found;
  };
  const Expr *E = Init;
  while (E) {
    E = E->IgnoreUnlessSpelledInSource();
    if (E == &Lambda)
      return true;
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else if (const auto *List = dyn_cast<InitListExpr>(E))
      E = Only(List->inits());
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      E = Only(Construct->arguments());
    else if (const auto *Call = dyn_cast<CallExpr>(E))
      E = ThroughCalls ? Only(Call->arguments()) : nullptr;
    else
      return false;
  }
  return false;
}

} // namespace defercliff
