//===--- Acquisition.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Acquisition.h"

#include "lib/QualifiedName.h"
#include "clang/Basic/CharInfo.h"

using namespace clang;

namespace defercliff {

/// Whether \p Name is \p Word or begins with it: `find`, `find_all`, `findAll`.
static bool beginsWithWord(StringRef Name, StringRef Word) {
  if (Name.take_front(Word.size()) != Word)
    return false;
  StringRef Rest = Name.drop_front(Word.size());
  return Rest.empty() || Rest.front() == '_' || isUppercase(Rest.front());
}

/// Whether \p Name is what functions are called that hand out what is there.
static bool isLookup(StringRef Name) {
  static const StringRef Whole[] = {
      "at",    "back", "begin", "cbegin",   "current", "data",    "end",
      "front", "self", "top",   "instance", "value",   "value_or"};
  static const StringRef Words[] = {"Find", "Get",    "Lookup", "Peek", "find",
                                    "get",  "lookup", "peek",   "self"};
  return llvm::is_contained(Whole, Name) || Name.take_back(5) == "_cast" ||
         llvm::any_of(Words,
                      [&](StringRef W) { return beginsWithWord(Name, W); });
}

/// Whether \p Name is that of a standard function that acquires. Most only
/// compute, cast or hand out.
static bool acquiresInStd(StringRef Name) {
  static const StringRef Names[] = {"fopen",         "freopen",  "tmpfile",
                                    "malloc",        "calloc",   "realloc",
                                    "aligned_alloc", "allocate", "release"};
  return llvm::is_contained(Names, Name) || Name.take_front(5) == "make_";
}

/// Whether \p E denotes what is stored somewhere: a member, an element, what a
/// smart pointer has, or the address of one.
static bool isStored(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
  if (isa<MemberExpr, ArraySubscriptExpr>(E))
    return true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isa<VarDecl>(Ref->getDecl());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return isStored(Unary->getSubExpr());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    return Operator->getOperator() == OO_Subscript ||
           Operator->getOperator() == OO_Star;
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  return Method && Method->getIdentifier() &&
         (Method->isConst() || isLookup(Method->getName()));
}

/// Whether the body of \p Callee is nothing but `return` of what is stored.
static bool onlyHandsOut(const FunctionDecl &Callee) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Callee.getBody());
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  return Return && Return->getRetValue() && isStored(Return->getRetValue());
}

bool mayAcquire(const FunctionDecl &Callee) {
  if (!Callee.getIdentifier())
    return false;
  if (isInStd(Callee))
    return acquiresInStd(Callee.getName());
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  return !(Method && Method->isConst()) && !isLookup(Callee.getName()) &&
         !onlyHandsOut(Callee);
}

static bool callAcquires(const CallExpr &Call) {
  // A reference is to what somebody else has.
  if (isa<CXXOperatorCallExpr>(Call) || Call.isGLValue())
    return false;
  const FunctionDecl *Callee = Call.getDirectCallee();
  return !Callee || mayAcquire(*Callee);
}

/// Whether the awaiting of \p Operand may get hold of a resource: unless it is
/// known not to, as that of what is stored.
static bool awaitedAcquires(const Expr &Operand) {
  const Expr *E = Operand.IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return callAcquires(*Call);
  return isa<CXXConstructExpr, InitListExpr, CXXFunctionalCastExpr>(E);
}

bool acquires(const Expr *E, const FieldDecl *Member,
              llvm::function_ref<bool(const VarDecl &)> OfVariable) {
  E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
  E = E->IgnoreUnlessSpelledInSource();
  auto Acquires = [&](const Expr *Part) {
    return acquires(Part, nullptr, OfVariable);
  };
  if (isa<CXXNewExpr>(E))
    return true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    return Var && OfVariable(*Var);
  }
  if (const auto *Conditional = dyn_cast<AbstractConditionalOperator>(E))
    return Acquires(Conditional->getTrueExpr()) ||
           Acquires(Conditional->getFalseExpr());
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    return (Binary->getOpcode() == BO_Assign ||
            Binary->getOpcode() == BO_Comma) &&
           Acquires(Binary->getRHS());
  if (const auto *List = dyn_cast<InitListExpr>(E)) {
    if (Member && Member->getFieldIndex() < List->getNumInits() &&
        List->getType()->isStructureOrClassType())
      return Acquires(List->getInit(Member->getFieldIndex()));
    return llvm::any_of(List->inits(), Acquires);
  }
  // What is awaited was made for that; the call before it tells.
  if (const auto *Await = dyn_cast<CoawaitExpr>(E))
    return awaitedAcquires(*Await->getOperand());
  const auto *Call = dyn_cast<CallExpr>(E);
  if (Call && Call->isCallToStdMove())
    return Acquires(Call->getArg(0));
  return Call && callAcquires(*Call);
}

} // namespace defercliff
