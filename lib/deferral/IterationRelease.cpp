//===--- IterationRelease.cpp - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/IterationRelease.h"

#include "lib/deferral/Acquisition.h"
#include "lib/deferral/StoredValue.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// How many times what is released may have been copied from one variable to
/// the next.
static constexpr unsigned MaxCopies = 4;

bool IterationRelease::isStored(const VarDecl &Var, const Loop &Around) const {
  return llvm::any_of(Walk.mentionsOf(Var), [&](const Mention &M) {
    const Stmt *S = M.At;
    const Stmt *Value = Walk.parentOf(*S);
    while (
        isa_and_nonnull<ImplicitCastExpr, ParenExpr, MaterializeTemporaryExpr>(
            Value)) {
      S = Value;
      Value = Walk.parentOf(*S);
    }
    if (!Value || !Flow.isIn(Around, *Value))
      return false;
    const auto *Binary = dyn_cast<BinaryOperator>(Value);
    if (Binary && Binary->getOpcode() == BO_Assign && Binary->getRHS() == S) {
      const auto *Target =
          dyn_cast_or_null<VarDecl>(Walk.rootOf(Binary->getLHS()));
      return !Target || !Around.encloses(Flow.loopAround(*Target));
    }
    const auto *Call = dyn_cast<CallExpr>(Value);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee || isa<CXXOperatorCallExpr>(Call))
      return false;
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call)) {
      const auto *Object = dyn_cast_or_null<VarDecl>(
          Walk.rootOf(Method->getImplicitObjectArgument()));
      if (Object && Around.encloses(Flow.loopAround(*Object)))
        return false;
    }
    for (unsigned I = 0, E = Call->getNumArgs(); I != E; ++I)
      if (Call->getArg(I) == S)
        return mayStore(*Callee, I);
    return false;
  });
}

static bool isLoop(const Stmt *S) {
  return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
}

bool IterationRelease::isUsedOutside(const VarDecl &Var,
                                     const Loop &Around) const {
  // Another loop that sets the variable uses what it acquires itself.
  llvm::SmallPtrSet<const Stmt *, 4> Setting;
  for (const Mention &Change : Walk.changesOf(Var))
    for (const Stmt *S = Change.At; S; S = Walk.parentOf(*S))
      if (isLoop(S))
        Setting.insert(S);
  for (const Stmt *S = Around.Closing; S; S = Walk.parentOf(*S))
    Setting.erase(S);
  return llvm::any_of(Walk.mentionsOf(Var), [&](const Mention &M) {
    const auto *Assignment =
        dyn_cast_or_null<BinaryOperator>(Walk.parentOf(*M.At));
    if (Assignment && Assignment->getOpcode() == BO_Assign &&
        Assignment->getLHS() == M.At)
      return false;
    for (const Stmt *S = M.At; S; S = Walk.parentOf(*S))
      if (S == Around.Closing || Flow.isIn(Around, *S) || Setting.count(S))
        return false;
    return true;
  });
}

/// Whether \p Var is made without a value.
static bool isEmptyAtFirst(const VarDecl &Var) {
  const Expr *Init =
      Var.getInit() ? Var.getInit()->IgnoreUnlessSpelledInSource() : nullptr;
  if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Init))
    return Construct->getNumArgs() == 0;
  const auto *List = dyn_cast_or_null<InitListExpr>(Init);
  return !Init || (List && List->getNumInits() == 0);
}

/// The call, of a known function, that is given the address of what \p M names,
/// as a pointer to what is not constant; null if none is.
const CallExpr *IterationRelease::givenTo(const Mention &M) const {
  const auto *AddressOf = dyn_cast_or_null<UnaryOperator>(Walk.parentOf(*M.At));
  if (!AddressOf || AddressOf->getOpcode() != UO_AddrOf)
    return nullptr;
  // A conversion to a pointer to const says that it is looked at.
  const auto *Call = dyn_cast_or_null<CallExpr>(Walk.parentOf(*AddressOf));
  return Call && Call->getDirectCallee() ? Call : nullptr;
}

bool IterationRelease::isAcquired(const Release &R, const Loop &Around,
                                  unsigned Depth) const {
  auto OfVariable = [&](const VarDecl &Var) {
    return Depth < MaxCopies && isAcquired(Release{&Var}, Around, Depth + 1);
  };
  if (Around.encloses(Flow.loopAround(*R.Var))) {
    if (R.Var->getInit() && acquires(R.Var->getInit(), R.Member, OfVariable))
      return true;
  } else if (!R.ByCopy || !R.Var->hasLocalStorage() ||
             isUsedOutside(*R.Var, Around)) {
    return false;
  }
  // `Handle h; open(&h);`
  if (R.Var->getType()->isRecordType() && isEmptyAtFirst(*R.Var) &&
      llvm::any_of(Walk.mentionsOf(*R.Var), [&](const Mention &M) {
        const CallExpr *Call = givenTo(M);
        return Call && Flow.isIn(Around, *Call) &&
               mayAcquire(*Call->getDirectCallee());
      }))
    return true;
  return llvm::any_of(Walk.changesOf(*R.Var), [&](const Mention &Change) {
    if (!Flow.isIn(Around, *Change.At))
      return false;
    if (const auto *Assignment = dyn_cast<BinaryOperator>(Change.At))
      return Assignment->getOpcode() == BO_Assign &&
             acquires(Assignment->getRHS(), R.Member, OfVariable);
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Change.At))
      return Operator->getOperator() == OO_Equal &&
             acquires(Operator->getArg(1), R.Member, OfVariable);
    // `posix_memalign(&p, ...)`
    const auto *Call = dyn_cast<CallExpr>(Change.At);
    return Call &&
           (!Call->getDirectCallee() || mayAcquire(*Call->getDirectCallee()));
  });
}

const VarDecl *IterationRelease::releasedBy(const LambdaExpr &Action,
                                            const Loop &Around) const {
  auto OfVariable = [&](const VarDecl &Var) {
    return isAcquired(Release{&Var}, Around, 1);
  };
  for (const Release &R : Releases.releasedBy(Action))
    if (R.Var->isInitCapture()
            ? Flow.isIn(Around, Action) && R.Var->getInit() &&
                  acquires(R.Var->getInit(), R.Member, OfVariable)
            : isAcquired(R, Around, 0))
      return isStored(*R.Var, Around) ? nullptr : R.Var;
  return nullptr;
}

} // namespace defercliff
