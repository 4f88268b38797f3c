//===--- OwnSink.cpp - defercliff: what callees do with callables ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A callee whose body is visible needs no line in a table: where its parameter
// goes is found as for any action of a body. The answer is kept for each
// parameter that is asked about, in the callee's own terms.
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Keeper.h"

#include "lib/Compat.h"
#include "lib/QualifiedName.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// How many calls deep actions are followed: wrappers around wrappers are
/// rarely more than three.
static constexpr unsigned MaxCallDepth = 8;

/// How many callees are looked into for one action.
static constexpr unsigned MaxCallees = 200;

/// Whether what \p Parameter refers to outlives the call: a reference, or a
/// pointer of any kind.
static bool refersToCallers(const ParmVarDecl &Parameter) {
  QualType Type = Parameter.getType();
  return Type->isReferenceType() || Type->isPointerType() || hasArrow(Type);
}

/// Whether \p Walk blocks on somebody's work after \p At: it may be this very
/// action that it waits for.
static bool blocksAfter(const BodyWalk &Walk, const Stmt *At,
                        const ASTContext &Context) {
  if (!At)
    return false;
  const SourceManager &SM = Context.getSourceManager();
  return llvm::any_of(Walk.blockingCalls(), [&](const Expr *Call) {
    return SM.isBeforeInTranslationUnit(At->getBeginLoc(), Call->getBeginLoc());
  });
}

/// Whether \p Walk may empty, after an action was put into it, what \p K says
/// keeps it: a trampoline, or a callback for the time of the call.
static bool emptiesAfter(const BodyWalk &Walk, const Keeper &K,
                         const ASTContext &Context) {
  if (!K.At || !(K.Object || K.OfThis))
    return false;
  const SourceManager &SM = Context.getSourceManager();
  // A local object may put back what was there.
  if (llvm::any_of(Walk.custody(), [&](const Custodian &C) {
        return C.Object ? C.Object == K.Object : K.OfThis;
      }))
    return true;
  return llvm::any_of(Walk.waits(), [&](const Wait &W) {
    bool Concerns = W.Object ? W.Object == K.Object : K.OfThis;
    return Concerns && W.Call != K.At &&
           SM.isBeforeInTranslationUnit(K.At->getBeginLoc(),
                                        W.Call->getBeginLoc()) &&
           (!W.IfItDrains || mayDrain(*W.IfItDrains));
  });
}

Keeper KeeperFinder::summarize(const FunctionDecl &Definition, unsigned Index) {
  auto [It, New] = Walks.try_emplace(&Definition, Definition);
  const BodyWalk &Walk = It->second;
  const ParmVarDecl &Parameter = *Definition.getParamDecl(Index);

  bool AllRunNow = !isa<CoroutineBodyStmt>(Definition.getBody());
  Keeper Returned;
  llvm::SmallVector<const VarDecl *, 4> Work{&Parameter};
  llvm::SmallPtrSet<const VarDecl *, 4> Seen{&Parameter};
  auto Follow = [&](const ValueDecl *D) {
    const auto *Var = dyn_cast_or_null<VarDecl>(D);
    if (Var && Seen.insert(Var).second)
      Work.push_back(Var);
  };
  while (!Work.empty()) {
    const VarDecl *Holder = Work.pop_back_val();
    for (const Mention &M : Walk.mentionsOf(*Holder)) {
      Keeper K = find(*M.At, Walk);
      Follow(K.Carrier);
      const auto *Object = dyn_cast_or_null<ParmVarDecl>(K.Object);
      bool IsLocal =
          K.Kind == Keeper::Variable &&
          (Object ? Object->getDeclContext() == &Definition &&
                        !refersToCallers(*Object)
                  : Walk.scopeOf(cast<VarDecl>(*K.Object)) != nullptr);
      switch (K.Kind) {
      case Keeper::Unknown:
        AllRunNow = false;
        break;
      case Keeper::RunsNow:
        break;
      case Keeper::Caller:
        Returned = K;
        break;
      case Keeper::Variable:
      case Keeper::Elsewhere:
      case Keeper::Nobody:
        if (IsLocal) {
          Follow(K.Object); // it may go on with what keeps it
          break;
        }
        if (blocksAfter(Walk, K.At, Definition.getASTContext()) ||
            emptiesAfter(Walk, K, Definition.getASTContext()))
          return {};
        if (!K.Inside)
          K.Inside = K.At;
        return K;
      }
    }
  }
  if (Returned.Kind == Keeper::Unknown && AllRunNow)
    Returned.Kind = Keeper::RunsNow;
  return Returned;
}

Keeper KeeperFinder::ofParameter(const FunctionDecl &Callee, unsigned Index) {
  const FunctionDecl *Definition = nullptr;
  bool HasBody = Callee.hasBody(Definition);
  auto [It, New] =
      Summaries.try_emplace(Parameter(HasBody ? Definition : &Callee, Index));
  Keeper &Summary = It->second;
  if (!New) {
    IsPreliminary |= InProgress.count(It->first) > 0;
    return Summary;
  }
  if (Index >= Callee.getNumParams())
    return Summary;
  const ParmVarDecl &P = *Callee.getParamDecl(Index);
  if (P.hasAttr<NoEscapeAttr>()) {
    Summary.Kind = Keeper::RunsNow;
    return Summary;
  }
  if (const Decl *Capturer = compat::capturedBy(P)) {
    Summary.Kind = Keeper::Elsewhere;
    Summary.Object = dyn_cast<ParmVarDecl>(Capturer);
    Summary.OfThis = isa<FunctionDecl>(Capturer);
    return Summary;
  }
  if (!HasBody || Definition->isDependentContext() ||
      Definition->isInvalidDecl())
    return Summary;
  if (CallDepth == 0)
    Budget = MaxCallees;
  const Parameter Key = It->first;
  if (CallDepth == MaxCallDepth || Budget == 0) {
    IsPreliminary = true;
    Summaries.erase(Key);
    return {};
  }
  --Budget;
  // A call of the function by itself keeps no more than its body does.
  Summary.Kind = Keeper::RunsNow;
  InProgress.insert(Key);
  ++CallDepth;
  Keeper Found = summarize(*Definition, Index);
  --CallDepth;
  InProgress.erase(Key);
  // An answer that rests on one that was not final is good for this question
  // only; that of the outermost is final.
  if (CallDepth == 0)
    IsPreliminary = false;
  if (IsPreliminary)
    Summaries.erase(Key);
  else
    Summaries[Key] = Found;
  return Found;
}

/// Whether a call of \p Callee on \p Receiver may run another function that
/// overrides it.
static bool mayBeOverridden(const FunctionDecl &Callee, const Expr *Receiver) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (!Method || !Method->isVirtual() || Method->hasAttr<FinalAttr>() ||
      Method->getParent()->hasAttr<FinalAttr>())
    return false;
  const auto *Ref = Receiver
                        ? dyn_cast<DeclRefExpr>(Receiver->IgnoreParenImpCasts())
                        : nullptr;
  return !Ref || Ref->getDecl()->getType()->isReferenceType() ||
         Ref->getDecl()->getType()->isPointerType();
}

/// Whether \p Keeps assigns to all of a variable or a member, or sets one that
/// holds no more than a callable.
static bool isReplacement(const Stmt &Keeps) {
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&Keeps))
    return isCallableSlot(Call->getImplicitObjectArgument()->getType());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Keeps);
  return Operator && Operator->getOperator() == OO_Equal &&
         isa<DeclRefExpr, MemberExpr>(
             Operator->getArg(0)->IgnoreParenImpCasts());
}

Keeper KeeperFinder::ofCallee(const FunctionDecl &Callee, unsigned Index,
                              const Expr *Receiver,
                              llvm::ArrayRef<const Expr *> Args,
                              const BodyWalk &Walk, bool &PassesOn) {
  if (mayBeOverridden(Callee, Receiver))
    return {};
  const Keeper Inner = ofParameter(Callee, Index);
  Keeper K;
  switch (Inner.Kind) {
  case Keeper::Unknown:
    return K;
  case Keeper::RunsNow:
  case Keeper::Nobody:
    K.Kind = Inner.Kind;
    K.IsCompletion = Inner.IsCompletion;
    K.Inside = Inner.Inside;
    return K;
  case Keeper::Caller:
    PassesOn = true;
    return K;
  case Keeper::Variable:
  case Keeper::Elsewhere:
    break;
  }
  const auto *Var = dyn_cast_or_null<VarDecl>(Inner.Object);
  const auto *Parameter = dyn_cast_or_null<ParmVarDecl>(Var);
  // A lambda's callee may keep it in a parameter of the function around.
  if (Parameter &&
      declaresSameEntity(cast<Decl>(Parameter->getDeclContext()), &Callee)) {
    unsigned Kept = Parameter->getFunctionScopeIndex();
    if (Kept < Args.size())
      K = ofObject(Args[Kept], Walk);
  } else if (!Inner.OfThis) {
    K = Inner; // a global, or a variable around a lambda
    K.Carrier = nullptr;
    if (!isa_and_nonnull<FunctionDecl>(K.Handle)) // what that returns
      K.Handle = nullptr;
  } else if (!Receiver) {
    PassesOn = true; // a constructor: the new object keeps it
    return K;
  } else {
    K = ofObject(Receiver, Walk);
    if (K.Kind == Keeper::Elsewhere && !K.Object)
      K.Object = Inner.Object;
  }
  K.Inside = Inner.Inside;
  K.Replaces = Inner.Inside && isReplacement(*Inner.Inside);
  // Of an object in an object, the outer one's member.
  const auto *Member = dyn_cast_or_null<FieldDecl>(Inner.Object);
  K.Member = Member ? Member : Inner.Member;
  return K;
}

} // namespace defercliff
