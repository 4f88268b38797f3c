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
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// Whether objects of \p Type are containers that own their elements.
static bool ownsElements(QualType Type) {
  static const StringRef Containers[] = {"std::array",
                                         "std::basic_string",
                                         "std::deque",
                                         "std::forward_list",
                                         "std::list",
                                         "std::map",
                                         "std::multimap",
                                         "std::multiset",
                                         "std::set",
                                         "std::unordered_map",
                                         "std::unordered_multimap",
                                         "std::unordered_multiset",
                                         "std::unordered_set",
                                         "std::vector",
                                         "absl::InlinedVector",
                                         "absl::FixedArray",
                                         "absl::btree_map",
                                         "absl::btree_set",
                                         "absl::flat_hash_map",
                                         "absl::flat_hash_set",
                                         "absl::node_hash_map",
                                         "absl::node_hash_set"};
  return llvm::is_contained(Containers, qualifiedClassName(Type));
}

/// Whether \p Binding names a member that is a reference itself.
static bool bindsReference(const BindingDecl &Binding) {
  const auto *Member = dyn_cast_or_null<MemberExpr>(Binding.getBinding());
  return Member && Member->getMemberDecl()->getType()->isReferenceType();
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
      // Nor is it known what else a container is called that has this name.
      if (Found.IsElement || bindsReference(*Binding) ||
          (Binding->getHoldingVar() && Binding->getType()->isReferenceType()))
        return nullptr;
      Var = dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl());
    }
    if (!Var || Var->getType()->isDependentType())
      return nullptr;
    Found.Names.push_back(Var);
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

namespace {

/// Looks for a way by which the elements of a container may leave it.
class HandOverFinder {
public:
  explicit HandOverFinder(const BodyWalk &Walk) : Walk(Walk) {}

  bool staysInPlace(const VarDecl &Name) {
    // An array goes nowhere.
    return Name.getType().getNonReferenceType()->isArrayType() ||
           !Seen.insert(&Name).second ||
           llvm::all_of(Walk.mentionsOf(Name),
                        [&](const Mention &M) { return isHarmless(*M.At); });
  }

private:
  const BodyWalk &Walk;
  llvm::SmallPtrSet<const VarDecl *, 8> Seen;

  /// Whether \p E, which denotes the container, a part of it or what it is a
  /// part of, is only looked at.
  bool isHarmless(const Expr &E) {
    if (const VarDecl *Alias = Walk.initializedBy(E))
      return !Alias->getType()->isReferenceType() || staysInPlace(*Alias);
    const Stmt *Around = Walk.parentOf(E);
    // A statement of its own, or the name of what a lambda captures, which is
    // an element if it is the action, and a copy if it is not a reference.
    const auto *Outer = dyn_cast_or_null<Expr>(Around);
    if (!Outer || isa<LambdaExpr>(Outer))
      return !isa_and_nonnull<ReturnStmt>(Around);
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Outer))
      return Cast->getCastKind() == CK_LValueToRValue || isHarmless(*Cast);
    if (isa<ParenExpr, ArraySubscriptExpr>(Outer))
      return isHarmless(*Outer);
    if (const auto *Member = dyn_cast<MemberExpr>(Outer))
      return isa<FieldDecl>(Member->getMemberDecl()) ? isHarmless(*Member)
                                                     : onlyLooks(*Member);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Outer))
      return takesConstant(*Construct->getConstructor(), *Construct, E, 0);
    const auto *Call = dyn_cast<CallExpr>(Outer);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      return false;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      bool IsObject = Operator->getArg(0) == &E;
      if (IsObject && Operator->getOperator() == OO_Subscript)
        return isHarmless(*Operator);
      // What it had is replaced or compared.
      if (IsObject &&
          (Operator->isAssignmentOp() || Operator->isComparisonOp()))
        return true;
      return takesConstant(*Callee, *Call, E, isa<CXXMethodDecl>(Callee));
    }
    return takesConstant(*Callee, *Call, E, 0);
  }

  /// Whether \p Callee, which is given \p Given, takes it by a reference to
  /// const. The object of an operator is among the arguments, but no parameter.
  template <typename CallOrConstruction>
  static bool takesConstant(const FunctionDecl &Callee,
                            const CallOrConstruction &Call, const Expr &Given,
                            unsigned Objects) {
    for (unsigned I = Objects; I < Call.getNumArgs(); ++I)
      if (Call.getArg(I) == &Given && I - Objects < Callee.getNumParams())
        return Callee.getParamDecl(I - Objects)
            ->getType()
            .getNonReferenceType()
            .isConstQualified();
    return false;
  }

  /// Whether the method that \p Member names takes nothing out.
  bool onlyLooks(const MemberExpr &Member) {
    static const StringRef Elements[] = {"at", "back", "front"};
    static const StringRef Others[] = {
        "begin",  "capacity",     "cbegin",  "cend",   "clear", "contains",
        "count",  "emplace_back", "empty",   "end",    "find",  "push_back",
        "rbegin", "rend",         "reserve", "resize", "size"};
    const NamedDecl &Method = *Member.getMemberDecl();
    if (!Method.getIdentifier())
      return false;
    const auto *Call = dyn_cast_or_null<CallExpr>(Walk.parentOf(Member));
    if (llvm::is_contained(Elements, Method.getName()))
      return Call && isHarmless(*Call);
    return llvm::is_contained(Others, Method.getName());
  }
};

} // namespace

bool keepsElements(const Storage &Where, const BodyWalk &Walk) {
  HandOverFinder Finder(Walk);
  return llvm::all_of(Where.Names, [&](const VarDecl *Name) {
    return Finder.staysInPlace(*Name);
  });
}

} // namespace defercliff
