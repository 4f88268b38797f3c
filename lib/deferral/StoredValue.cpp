//===--- StoredValue.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/StoredValue.h"

#include "lib/NameWords.h"
#include "lib/QualifiedName.h"
#include "lib/StdCalls.h"
#include "lib/deferral/KeepingTypes.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether \p Name is what methods are called that keep what they are given.
static bool isKeeping(StringRef Name) {
  static const StringRef Words[] = {
      "add",  "adopt", "append", "attach", "enqueue",  "insert",
      "keep", "push",  "record", "put",    "register", "remember",
      "set",  "store", "take",   "track",  "watch"};
  return beginsWithAny(Name, Words);
}

/// Whether \p Callee, a function or a method of the standard library, is known
/// to look at what it is given and to keep nothing of it.
static bool onlyLooks(const FunctionDecl &Callee) {
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
      Method && (Method->isConst() || !Method->getIdentifier()))
    return true;
  static const StringRef Prefixes[] = {"find",  "count", "is_",   "min",
                                       "max",   "wait",  "try_",  "binary_",
                                       "holds", "equal", "notify"};
  static const StringRef Names[] = {
      "accumulate",  "addressof",   "advance", "all_of",     "any_of",
      "as_const",    "at",          "back",    "begin",      "clamp",
      "contains",    "cref",        "data",    "distance",   "empty",
      "end",         "erase",       "format",  "forward",    "front",
      "get",         "get_if",      "getline", "ignore",     "lock",
      "lower_bound", "mismatch",    "next",    "none_of",    "open",
      "prev",        "print",       "println", "read",       "ref",
      "remove",      "reserve",     "reverse", "size",       "sort",
      "stable_sort", "stod",        "stof",    "stoi",       "stol",
      "stoll",       "stoul",       "stoull",  "to_address", "to_string",
      "unlock",      "upper_bound", "write"};
  if (!Callee.getIdentifier())
    return true; // an operator
  // `std::move(first, last, out)` is an algorithm.
  if (Callee.getName() == "move")
    return Callee.getNumParams() == 1;
  return beginsWithAny(Callee.getName(), Prefixes) ||
         llvm::is_contained(Names, Callee.getName());
}

/// Whether \p Callee is a function of C that copies bytes from its second
/// argument to its first.
static bool copiesBytes(const FunctionDecl &Callee) {
  return Callee.getIdentifier() &&
         (Callee.getName() == "memcpy" || Callee.getName() == "memmove");
}

bool becomesPartOf(const Stmt &Around) {
  if (const auto *Call = dyn_cast<CallExpr>(&Around))
    return isCallOfStd(*Call, {"move", "forward", "make_pair", "make_tuple",
                               "make_unique", "make_shared"});
  return isa<CastExpr, ParenExpr, FullExpr, MaterializeTemporaryExpr,
             CXXBindTemporaryExpr, InitListExpr, CXXStdInitializerListExpr,
             CXXConstructExpr, CXXNewExpr, AbstractConditionalOperator>(Around);
}

/// Whether \p S is \p Param or its address, is made from it, or may lead to a
/// part of it: `s.c_str()`. A number that a call returns is none.
static bool isMadeFrom(const Stmt *S, const ParmVarDecl &Param) {
  if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(S))
    return Ref->getDecl() == &Param;
  const auto *E = dyn_cast_or_null<Expr>(S);
  return E &&
         (becomesPartOf(*E) || isa<MemberExpr>(E) ||
          !E->getType()->isArithmeticType()) &&
         llvm::any_of(E->children(), [&](const Stmt *Child) {
           return isMadeFrom(Child, Param);
         });
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

bool StoredValues::storesBelow(const Stmt *S, const ParmVarDecl &Param) {
  if (!S)
    return false;
  if (const auto *Assignment = dyn_cast<BinaryOperator>(S);
      Assignment && Assignment->getOpcode() == BO_Assign &&
      isMadeFrom(Assignment->getRHS(), Param) &&
      !isOfLocal(Assignment->getLHS()))
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    for (unsigned I = 0, E = Call->getNumArgs(); I != E; ++I)
      if (isMadeFrom(Call->getArg(I), Param) && mayStore(*Call, I))
        return true;
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return storesBelow(Child, Param);
  });
}

bool StoredValues::mayStore(const CallExpr &Call, unsigned Index) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return false;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    if (Operator->getOperator() == OO_Equal)
      return Index == 1 && !isOfLocal(Operator->getArg(0));
    // The object of a member operator comes first.
    if (isa<CXXMethodDecl>(Callee))
      return Index > 0 && mayStore(*Callee, Index - 1);
  }
  if (isCallOfStd(Call, {"exchange"}))
    return Index == 1;
  return mayStore(*Callee, Index);
}

bool StoredValues::mayStore(const FunctionDecl &Callee, unsigned Index) {
  const FunctionDecl *Definition = nullptr;
  bool IsMethod = isa<CXXMethodDecl>(Callee) && Callee.getIdentifier();
  if (copiesBytes(Callee))
    return Index == 1;
  if (isInStd(Callee))
    return !Callee.isExternC() && !onlyLooks(Callee);
  if (!Callee.hasBody(Definition) || Index >= Definition->getNumParams())
    return IsMethod &&
           (isKeeping(Callee.getName()) || isInsertion(Callee.getName()));
  return Known.get({Definition, Index}, [&] {
    return storesBelow(Definition->getBody(), *Definition->getParamDecl(Index));
  });
}

} // namespace defercliff
