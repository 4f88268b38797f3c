//===--- CostModel.cpp - defercliff ---------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/callables/CostModel.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/callables/Nothrow.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecordLayout.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MathExtras.h"

using namespace clang;

namespace defercliff {

namespace {

/// A callable held against one row of the table.
class Fit {
public:
  Fit(QualType Type, const WrapperRow &Row, ASTContext &Context)
      : Type(Type), Class(recordOf(Type)), Row(Row), Context(Context),
        Size(Context.getTypeSizeInChars(Type).getQuantity()),
        Align(Context.getTypeAlignInChars(Type).getQuantity()) {}

  /// Why it does not fit; class Erased if it does or if that is not known.
  CallableCost explain() const {
    CallableCost Cost;
    Cost.Class = CostClass::Allocating;
    const std::string Closure = "its " + std::to_string(Size) + "-byte " +
                                (isClosure() ? "closure" : "callable");
    const std::string Buffer =
        "the " + std::to_string(room()) + "-byte buffer of '" + Row.Class + "'";
    if (Align > Row.Align) {
      Cost.Receipt = Closure + " needs an alignment of " +
                     std::to_string(Align) + ", more than " + Buffer + " has";
      Cost.TippedBy = firstMember([&](const FieldDecl &Field) {
        return alignOf(Field.getType()) > Row.Align;
      });
      Cost.Tips = "it needs an alignment of " + std::to_string(Align);
    } else if (neededBytes() > Row.Buffer) {
      Cost.Receipt = Closure + " does not fit " + Buffer;
      Cost.TippedBy = firstMember(
          [&](const FieldDecl &Field) { return endOf(Field) > room(); });
      Cost.Tips = std::string("with it the ") +
                  (isClosure() ? "closure" : "callable") +
                  " is larger than the buffer";
    } else if (property(Type) == Nothrow::No) {
      Cost.Receipt =
          Closure + " " + propertyText() + ", so it cannot use " + Buffer;
      Cost.TippedBy = firstMember([&](const FieldDecl &Field) {
        return property(Field.getType()) == Nothrow::No;
      });
      Cost.Tips = "it " + propertyText();
    } else {
      Cost.Class = CostClass::Erased;
    }
    return Cost;
  }

private:
  const QualType Type;
  const CXXRecordDecl *Class;
  const WrapperRow &Row;
  ASTContext &Context;
  const uint64_t Size, Align;

  bool isClosure() const { return Class && Class->isLambda(); }

  /// The bytes that are left for the callable.
  uint64_t room() const { return Row.Buffer - Row.Header; }

  uint64_t neededBytes() const {
    return llvm::alignTo(llvm::alignTo(Row.Header, Align) + Size, Align);
  }

  uint64_t alignOf(QualType T) const {
    return Context.getTypeAlignInChars(T).getQuantity();
  }

  uint64_t endOf(const FieldDecl &Field) const {
    uint64_t Begin = Context.getASTRecordLayout(Class).getFieldOffset(
                         Field.getFieldIndex()) /
                     Context.getCharWidth();
    QualType T = Field.getType();
    if (T->isReferenceType())
      T = Context.VoidPtrTy;
    return Begin + Context.getTypeSizeInChars(T).getQuantity();
  }

  const FieldDecl *
  firstMember(llvm::function_ref<bool(const FieldDecl &)> IsToBlame) const {
    if (Class)
      for (const FieldDecl *Field : Class->fields())
        if (IsToBlame(*Field))
          return Field;
    return nullptr;
  }

  bool hasTrivialCopy(QualType T) const {
    const CXXRecordDecl *Record = recordOf(Context.getBaseElementType(T));
    return T->isReferenceType() || !Record ||
           (Record->hasTrivialCopyConstructor() &&
            !Record->hasNonTrivialCopyConstructor() &&
            Record->hasTrivialDestructor());
  }

  /// Whether an object of \p T has what the row needs.
  Nothrow property(QualType T) const {
    switch (Row.Property) {
    case Needs::Nothing:
      return Nothrow::Yes;
    case Needs::TriviallyCopyable:
      return T->isReferenceType() ||
                     T.getUnqualifiedType().isTriviallyCopyableType(Context)
                 ? Nothrow::Yes
                 : Nothrow::No;
    case Needs::TrivialCopy:
      return hasTrivialCopy(T) ? Nothrow::Yes : Nothrow::No;
    case Needs::NothrowCopy:
      return isNothrowCopyable(T, /*Move=*/false, Context);
    case Needs::NothrowMove:
      return isNothrowCopyable(T, /*Move=*/!T.isConstQualified(), Context);
    }
    llvm_unreachable("all properties are listed");
  }

  std::string propertyText() const {
    switch (Row.Property) {
    case Needs::TriviallyCopyable:
      return "is not trivially copyable";
    case Needs::TrivialCopy:
      return "is not copied and destroyed trivially";
    case Needs::NothrowCopy:
      return "may throw when it is copied";
    case Needs::NothrowMove:
      return "may throw when it is moved";
    case Needs::Nothing:
      break;
    }
    llvm_unreachable("nothing is always there");
  }
};

} // namespace

bool CostModel::isWrapper(const CXXRecordDecl &Class) const {
  std::string Name = qualifiedName(Class);
  auto Has = [&](const WrapperRow &Row) { return Row.Class == Name; };
  return llvm::any_of(UserWrappers, Has) || llvm::any_of(knownWrappers(), Has);
}

/// The cost of a class that always keeps its callable in a heap block.
static CallableCost costOfBlock(StringRef Class) {
  CallableCost Cost;
  Cost.Class = CostClass::Allocating;
  Cost.Receipt = ("'" + Class + "' keeps its callable in a heap block").str();
  return Cost;
}

/// The rules of \p Wrapper; the user's, if there are any.
std::vector<WrapperRow> CostModel::rowsOf(const CXXRecordDecl &Wrapper) const {
  std::string Name = qualifiedName(Wrapper);
  std::vector<WrapperRow> Rows;
  for (const WrapperRow &Row : UserWrappers)
    if (Row.Class == Name)
      Rows.push_back(Row);
  if (!Rows.empty())
    return Rows;
  // What is known of its library comes before what is true of any.
  for (Library Lib : {libraryOf(Wrapper), Library::Any}) {
    for (const WrapperRow &Row : knownWrappers())
      if (Row.Class == Name && Row.Lib == Lib)
        Rows.push_back(Row);
    if (!Rows.empty())
      break;
  }
  return Rows;
}

CallableCost CostModel::costOfKeeping(QualType Kept, QualType Action,
                                      ASTContext &Context) const {
  CallableCost Cost;
  if (Kept.isNull() || Kept->isDependentType())
    return Cost;
  if (callableKind(Kept) == CallableKind::FunctionPointer) {
    Cost.Class = CostClass::Erased;
    return Cost;
  }
  const CXXRecordDecl *Wrapper = recordOf(Kept);
  if (!Wrapper)
    return Cost;
  if (std::string Name = qualifiedName(*Wrapper); keepsInState(Name))
    return costOfBlock(Name);
  if (!isWrapper(*Wrapper))
    return Cost;
  Cost.Class = CostClass::Erased;
  std::vector<WrapperRow> Rows = rowsOf(*Wrapper);
  if (Rows.empty())
    return Cost; // its library is not one whose rule we know

  if (Rows.front().Buffer == 0)
    return costOfBlock(Rows.front().Class);
  if (Action.isNull() || Action->isDependentType() ||
      Context.getTypeSize(Context.VoidPtrTy) != 64)
    return Cost;
  QualType Value = Action.getNonReferenceType().getUnqualifiedType();
  if (Value->isFunctionType())
    Value = Context.getPointerType(Value);
  const CXXRecordDecl *Class = recordOf(Value);
  // What another wrapper holds, from which it was copied or moved, is not
  // known; nor what is left without a value.
  if (Value->isIncompleteType() || Value->isNullPtrType() ||
      (Class && (Class->isInvalidDecl() || isWrapper(*Class))))
    return Cost;

  for (const WrapperRow &Row : Rows) {
    Cost = Fit(Value, Row, Context).explain();
    Cost.Callable = Value;
    if (Cost.Class == CostClass::Erased)
      break;
  }
  return Cost;
}

} // namespace defercliff
