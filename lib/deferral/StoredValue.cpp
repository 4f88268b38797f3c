//===--- StoredValue.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/StoredValue.h"

#include "lib/QualifiedName.h"
#include "lib/deferral/KeepingTypes.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// How many calls deep a value is followed.
static constexpr unsigned MaxDepth = 3;

/// Whether \p Name is what methods are called that keep what they are given.
static bool isKeeping(StringRef Name) {
  static const StringRef Words[] = {
      "add",  "adopt", "append", "attach", "enqueue",  "insert",
      "keep", "push",  "record", "put",    "register", "remember",
      "set",  "store", "take",   "track",  "watch"};
  return llvm::any_of(Words, [&](StringRef Word) {
    return Name.take_front(Word.size()).equals_insensitive(Word);
  });
}

static bool mayStore(const FunctionDecl &Callee, unsigned Index,
                     unsigned Depth);

/// Whether \p E is \p Param, perhaps converted or moved.
static bool isValueOf(const Expr *E, const ParmVarDecl &Param) {
  E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
  if (const auto *Call = dyn_cast<CallExpr>(E); Call && Call->isCallToStdMove())
    return isValueOf(Call->getArg(0), Param);
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref && Ref->getDecl() == &Param;
}

/// Whether \p E denotes, or is a part of, a local variable that is an object.
static bool isOfLocal(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return !Member->isArrow() && isOfLocal(Member->getBase());
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() && !Var->getType()->isReferenceType() &&
         !Var->getType()->isPointerType();
}

static bool storesBelow(const Stmt *S, const ParmVarDecl &Param,
                        unsigned Depth) {
  if (!S)
    return false;
  if (const auto *Assignment = dyn_cast<BinaryOperator>(S);
      Assignment && Assignment->getOpcode() == BO_Assign &&
      isValueOf(Assignment->getRHS(), Param) &&
      !isOfLocal(Assignment->getLHS()))
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      for (unsigned I = 0, E = Call->getNumArgs(); I != E; ++I)
        if (isValueOf(Call->getArg(I), Param) &&
            (isInsertionCall(*Call) || mayStore(*Callee, I, Depth)))
          return true;
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return storesBelow(Child, Param, Depth);
  });
}

static bool mayStore(const FunctionDecl &Callee, unsigned Index,
                     unsigned Depth) {
  const FunctionDecl *Definition = nullptr;
  if (isInStd(Callee))
    return isa<CXXMethodDecl>(Callee) && Callee.getIdentifier() &&
           isInsertion(Callee.getName());
  if (!Callee.hasBody(Definition) || Index >= Definition->getNumParams())
    return isa<CXXMethodDecl>(Callee) && Callee.getIdentifier() &&
           isKeeping(Callee.getName());
  return Depth >= MaxDepth ||
         storesBelow(Definition->getBody(), *Definition->getParamDecl(Index),
                     Depth + 1);
}

bool mayStore(const FunctionDecl &Callee, unsigned Index) {
  return mayStore(Callee, Index, 0);
}

} // namespace defercliff
