//===--- IterationRelease.cpp - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/IterationRelease.h"

#include "lib/StdCalls.h"
#include "lib/deferral/Acquisition.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// How many times what is released may have been copied from one variable to
/// the next.
static constexpr unsigned MaxCopies = 4;

bool IterationRelease::isStored(const VarDecl &Var, const Loop &Around,
                                unsigned Depth) const {
  return Depth == MaxCopies ||
         llvm::any_of(Walk.mentionsOf(Var), [&](const Mention &M) {
           return isStoredFrom(*M.At, Around, Depth);
         });
}

/// Whether \p Object, which gets the value, has it after the iteration.
bool IterationRelease::keepsLonger(const Expr *Object, const Loop &Around,
                                   unsigned Depth) const {
  const auto *Var = dyn_cast_or_null<VarDecl>(Walk.rootOf(Object));
  return !Var || !Around.encloses(Flow.loopAround(*Var)) ||
         isStored(*Var, Around, Depth + 1);
}

bool IterationRelease::isStoredFrom(const Expr &Named, const Loop &Around,
                                    unsigned Depth) const {
  const Stmt *S = &Named;
  const Stmt *Into = nullptr;
  while (true) {
    // A copy, or an object that has one.
    if (const VarDecl *Copy = Walk.initializedBy(*S))
      return !Copy->getType()->isReferenceType() &&
             Around.encloses(Flow.loopAround(*Copy)) &&
             isStored(*Copy, Around, Depth + 1);
    Into = Walk.parentOf(*S);
    if (!Into || !becomesPartOf(*Into))
      break;
    S = Into;
  }
  if (!Into || !Flow.isIn(Around, *Into))
    return false;
  if (const auto *Binary = dyn_cast<BinaryOperator>(Into))
    return Binary->getOpcode() == BO_Assign && Binary->getRHS() == S &&
           keepsLonger(Binary->getLHS(), Around, Depth);
  const auto *Call = dyn_cast<CallExpr>(Into);
  if (!Call)
    return false;
  const Expr *Object = nullptr;
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call))
    Object = Method->getImplicitObjectArgument();
  else if (isa<CXXOperatorCallExpr>(Call) || isCallOfStd(*Call, {"exchange"}))
    Object = Call->getArg(0);
  for (unsigned I = 0, E = Call->getNumArgs(); I != E; ++I)
    if (Call->getArg(I) == S && S != Object && Values.mayStore(*Call, I))
      return !Object || keepsLonger(Object, Around, Depth);
  return false;
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
      return isStored(*R.Var, Around, 0) ? nullptr : R.Var;
  return nullptr;
}

} // namespace defercliff
