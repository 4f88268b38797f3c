//===--- Storage.cpp - defercliff -----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Storage.h"

#include "lib/KeptTemporary.h"
#include "lib/QualifiedName.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// Whether objects of \p Type, a container of the standard library or Abseil,
/// own their elements: what has nothing to destroy is a view.
static bool ownsElements(QualType Type) {
  const CXXRecordDecl *Class = recordOf(Type);
  if (!Class || !Class->hasDefinition() || !Class->getIdentifier())
    return false;
  const std::string Name = qualifiedName(*Class);
  StringRef Full = Name;
  if (Full == "std::array")
    return true;
  bool IsContainer = llvm::any_of(Class->methods(), [](const auto *Method) {
    return Method->getIdentifier() && Method->getName() == "begin";
  });
  return (Full.take_front(5) == "std::" || Full.take_front(6) == "absl::") &&
         Full.take_front(13) != "std::ranges::" && IsContainer &&
         !Class->hasTrivialDestructor();
}

namespace {

/// Follows references to what they are bound to.
class StorageFinder {
public:
  Storage find(const ValueDecl &Captured) {
    Found.Owner = ofName(Captured);
    return Found;
  }

private:
  Storage Found;
  /// The names that were followed: `int &x = x;` compiles.
  llvm::SmallPtrSet<const ValueDecl *, 4> Seen;

  const VarDecl *ofName(const ValueDecl &Named) {
    if (!Seen.insert(&Named).second)
      return nullptr;
    const auto *Var = dyn_cast<VarDecl>(&Named);
    if (const auto *Binding = dyn_cast<BindingDecl>(&Named)) {
      // An element of a tuple may be a reference itself.
      if (Binding->getHoldingVar() && Binding->getType()->isReferenceType())
        return nullptr;
      Var = dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl());
    }
    if (!Var || Var->getType()->isDependentType())
      return nullptr;
    // The object that is caught lives as long as its handler.
    if (Var->isExceptionVariable())
      return Var;
    if (Var->isInitCapture())
      return Var->getType()->isReferenceType() ? ofExpr(Var->getInit())
                                               : nullptr;
    if (!Var->hasLocalStorage())
      return nullptr;
    if (!Var->getType()->isReferenceType() || keptTemporary(*Var))
      return Var;
    return isa<ParmVarDecl>(Var) ? nullptr : ofExpr(Var->getInit());
  }

  /// The variable that \p E, what a reference is bound to, is a part of.
  const VarDecl *ofExpr(const Expr *E) {
    while (E) {
      E = E->IgnoreParenImpCasts();
      if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
        return ofName(*Ref->getDecl());
      E = partOf(*E);
    }
    return nullptr;
  }

  /// What \p E is a part or an element of, or passes on; null if that is not
  /// known.
  const Expr *partOf(const Expr &E) {
    if (const auto *Member = dyn_cast<MemberExpr>(&E))
      return Member->isArrow() ||
                     Member->getMemberDecl()->getType()->isReferenceType()
                 ? nullptr
                 : Member->getBase();
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&E)) {
      const Expr *Base = Element->getBase()->IgnoreParenImpCasts();
      return Base->getType()->isArrayType() ? Base : nullptr;
    }
    if (const auto *Star = dyn_cast<UnaryOperator>(&E))
      return Star->getOpcode() == UO_Deref ? rangeOf(*Star->getSubExpr())
                                           : nullptr;
    const auto *Call = dyn_cast<CallExpr>(&E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      return nullptr;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      if (Operator->getOperator() == OO_Star && Call->getNumArgs() == 1)
        return rangeOf(*Call->getArg(0));
      return Operator->getOperator() == OO_Subscript
                 ? elementOf(Call->getArg(0))
                 : nullptr;
    }
    StringRef Name = Callee->getIdentifier() ? Callee->getName() : StringRef();
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call))
      return Name == "at" || Name == "front" || Name == "back"
                 ? elementOf(Method->getImplicitObjectArgument())
                 : nullptr;
    return Callee->isInStdNamespace() && Call->getNumArgs() == 1 &&
                   (Name == "as_const" || Name == "move" || Name == "forward")
               ? Call->getArg(0)
               : nullptr;
  }

  const Expr *elementOf(const Expr *Container) {
    Found.IsElement = true;
    return ownsElements(Container->getType()) ? Container : nullptr;
  }

  /// The range whose begin a range-for keeps in \p Iterator; null if that is
  /// another one.
  const Expr *rangeOf(const Expr &Iterator) {
    const auto *Ref = dyn_cast<DeclRefExpr>(Iterator.IgnoreParenImpCasts());
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var || !Var->isImplicit() || !Var->getInit())
      return nullptr;
    const Expr *Begin = Var->getInit()->IgnoreParenImpCasts();
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Begin);
        Construct && Construct->getNumArgs() == 1)
      Begin = Construct->getArg(0)->IgnoreParenImpCasts();
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Begin))
      return elementOf(Method->getImplicitObjectArgument());
    Found.IsElement = true;
    return Begin->getType()->isArrayType() ? Begin : nullptr;
  }
};

} // namespace

Storage storageOf(const ValueDecl &Captured) {
  return StorageFinder().find(Captured);
}

} // namespace defercliff
