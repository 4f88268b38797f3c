//===--- Keeper.cpp - defercliff ------------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Keeper.h"

#include "lib/NameWords.h"
#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/deferral/WaitingCalls.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

KeeperFinder::KeeperFinder(const std::vector<std::string> &Names,
                           GuardRecognizer &Guards)
    : Guards(Guards), Types(Guards) {
  for (const std::string &Name : Names)
    if (!Name.empty())
      DeferringNames.insert(StringRef(Name).ltrim(':'));
}

void KeeperFinder::reset() {
  Types.reset();
  Summaries.clear();
  Walks.clear();
  LivesOn.clear();
}

/// Whether \p E is, or is a part of, what a function returns by reference, as
/// `Registry::instance()`: no such thing belongs to a local, but if the
/// function was given one.
static bool isAccessor(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(BodyWalk::startOf(E));
  if (Call && Call->getNumArgs() == 0)
    return accessorOf(*Call);
  return Call && Call->getDirectCallee() &&
         (Call->isGLValue() || Call->getType()->isPointerType()) &&
         llvm::all_of(Call->arguments(), [](const Expr *Arg) {
           return Arg->getType()->isScalarType() &&
                  !Arg->getType()->isPointerType();
         });
}

/// Whether \p Name is that of a method that ends the life of its object.
static bool endsLife(StringRef Name) {
  static const StringRef Words[] = {"delete",  "destroy", "dispose", "free",
                                    "release", "unref",   "close",   "kill"};
  return containsAny(Name, Words);
}

/// Whether \p Argument is the address of a local variable, which may own what
/// is made with it: `new QTimer(&dialog)`.
static bool isAddressOfLocal(const Expr *Argument) {
  const auto *Address =
      dyn_cast<UnaryOperator>(Argument->IgnoreParenImpCasts());
  const auto *Ref =
      Address && Address->getOpcode() == UO_AddrOf
          ? dyn_cast<DeclRefExpr>(Address->getSubExpr()->IgnoreParenImpCasts())
          : nullptr;
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() && !Var->getType()->isReferenceType();
}

/// Whether \p Init makes an object that nobody deletes when its scope ends.
static bool makesObject(const Expr *Init) {
  Init = Init->IgnoreUnlessSpelledInSource();
  if (const auto *Call = dyn_cast<CallExpr>(Init)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    return Callee && qualifiedName(*Callee) == "QThread::create";
  }
  const auto *New = dyn_cast<CXXNewExpr>(Init);
  const CXXConstructExpr *Made = New ? New->getConstructExpr() : nullptr;
  return New && !(Made && llvm::any_of(Made->arguments(), isAddressOfLocal));
}

/// Whether \p S, a part of a lambda, does no more with the pointer \p Var than
/// to call methods that do not end the life of what it points to.
static bool onlyCallsMethods(const Stmt *S, const VarDecl &Var) {
  if (!S)
    return true;
  if (const auto *Member = dyn_cast<MemberExpr>(S))
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(Member->getBase()->IgnoreParenImpCasts());
        Ref && Ref->getDecl() == &Var)
      return !endsLife(Member->getMemberDecl()->getNameAsString());
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return Ref->getDecl() != &Var;
  return llvm::all_of(S->children(), [&](const Stmt *Child) {
    return onlyCallsMethods(Child, Var);
  });
}

/// Whether \p Call puts the pointer \p Var into a list that is there when the
/// scope of the pointer ends.
static bool isKeptOutside(const CallExpr &Call, const VarDecl &Var,
                          const BodyWalk &Walk) {
  const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call);
  const ValueDecl *List = Method && isInsertionCall(*Method)
                              ? Walk.rootOf(Method->getImplicitObjectArgument())
                              : nullptr;
  const auto *Local = dyn_cast_or_null<VarDecl>(List);
  const Scope *OfList = Local ? Walk.scopeOf(*Local) : nullptr;
  const Scope *OfVar = Walk.scopeOf(Var);
  return List && OfList != OfVar && (!OfList || OfList->encloses(*OfVar));
}

/// Whether \p Var is a pointer to an object that the body makes by new, and
/// that it does no more to than to call its methods, to connect it, and to keep
/// it in a list outside: it neither deletes it nor gives it to anybody else who
/// might.
static bool livesOn(const VarDecl &Var, const BodyWalk &Walk) {
  // Of the pointer of a function around a lambda not all mentions are seen.
  if (!Var.getType()->isPointerType() || !Var.getInit() || !Walk.scopeOf(Var) ||
      !makesObject(Var.getInit()) || !Walk.changesOf(Var).empty())
    return false;
  return llvm::all_of(Walk.mentionsOf(Var), [&](const Mention &M) {
    const Stmt *S = Walk.parentOf(*M.At);
    while (isa_and_nonnull<ImplicitCastExpr, ParenExpr>(S))
      S = Walk.parentOf(*S);
    if (const auto *Member = dyn_cast_or_null<MemberExpr>(S))
      return !endsLife(Member->getMemberDecl()->getNameAsString());
    // Often its own callback.
    if (const auto *Lambda = dyn_cast_or_null<LambdaExpr>(S))
      return onlyCallsMethods(Lambda->getBody(), Var);
    const auto *Call = dyn_cast_or_null<CallExpr>(S);
    return Call && (nameOf(Call->getDirectCallee()) == "connect" ||
                    isKeptOutside(*Call, Var, Walk));
  });
}

Keeper KeeperFinder::ofObject(const Expr *Object, const BodyWalk &Walk) {
  Keeper K;
  if (!Object)
    return K;
  if (isa<CXXThisExpr>(Object->IgnoreParenCasts())) {
    K.Kind = Keeper::Elsewhere;
    K.OfThis = true;
    return K;
  }
  if (BodyWalk::temporaryUnder(Object))
    return K; // it is gone with the full expression
  K.Object = Walk.rootOf(Object);
  if (!K.Object || isa<FunctionDecl>(K.Object)) {
    if (K.Object || isAccessor(Object))
      K.Kind = Keeper::Elsewhere;
    // What is called by way of the same function is a wait on the same object.
    std::swap(K.Handle, K.Object);
    return K;
  }
  const auto *Var = dyn_cast<VarDecl>(K.Object);
  if (!Var || !Var->hasLocalStorage()) {
    K.Kind = Keeper::Elsewhere;
    K.OfThis = isa<FieldDecl>(K.Object);
    return K;
  }
  bool Refers =
      Var->getType()->isReferenceType() || Var->getType()->isPointerType();
  // What a local pointer points to is taken to live as long as the pointer,
  // unless it is seen that it lives on.
  bool Lives = false;
  if (Walk.scopeOf(*Var)) {
    auto [It, IsNew] = LivesOn.try_emplace(Var, false);
    if (IsNew)
      It->second = livesOn(*Var, Walk);
    Lives = It->second;
  }
  K.Kind = (isa<ParmVarDecl>(Var) && Refers) || Lives ? Keeper::Elsewhere
                                                      : Keeper::Variable;
  DestructorDeeds Deeds = Types.onDestruction(Var->getType());
  K.ActsWhenDestroyed = Deeds.RunsActions || Deeds.Joins;
  return K;
}

/// Whether \p E always denotes the same part of its object: a member, an
/// element at a constant place, or all of it.
static bool isFixedPart(const Expr *E) {
  while (true) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    const Expr *Index = nullptr;
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      E = Member->getBase();
      if (isa<CXXThisExpr>(E->IgnoreParenCasts()))
        return true;
      continue;
    }
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
      E = Element->getBase();
      Index = Element->getIdx();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
               Operator && Operator->getOperator() == OO_Subscript) {
      E = Operator->getArg(0);
      Index = Operator->getArg(1);
    } else if (Operator && (Operator->getOperator() == OO_Star ||
                            Operator->getOperator() == OO_Arrow)) {
      E = Operator->getArg(0);
      continue;
    } else {
      return isa<DeclRefExpr>(E);
    }
    Index = Index->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    const auto *Constant = dyn_cast<DeclRefExpr>(Index);
    if (!isa<IntegerLiteral, StringLiteral, CharacterLiteral>(Index) &&
        !(Constant && isa<EnumConstantDecl>(Constant->getDecl())))
      return false;
  }
}

Keeper KeeperFinder::ofAssignment(const Expr &Target, const BodyWalk &Walk) {
  Keeper K = ofObject(&Target, Walk);
  K.IsCallable =
      K.Object && isFixedPart(&Target) && isCallableSlot(Target.getType());
  // Where the variable is named later, the action may go on.
  if (const auto *Var = dyn_cast_or_null<VarDecl>(K.Object);
      Var && Walk.scopeOf(*Var))
    K.Carrier = Var;
  return K;
}

/// Whether the capture of \p Lambda with the initialiser \p Init keeps what it
/// denotes. A local variable by reference is that variable's own affair; a
/// parameter by reference is the caller's action.
static bool capturesAction(const LambdaExpr &Lambda, const Stmt &Init) {
  auto Capture = Lambda.capture_begin();
  for (const Expr *CaptureInit : Lambda.capture_inits()) {
    if (CaptureInit == &Init)
      return Capture->getCaptureKind() != LCK_ByRef ||
             (Capture->capturesVariable() &&
              isa<ParmVarDecl>(Capture->getCapturedVar()));
    ++Capture;
  }
  return false;
}

Keeper KeeperFinder::ofExpression(const Expr &Around, const Stmt &Action,
                                  QualType Object, const BodyWalk &Walk,
                                  bool &PassesOn) {
  if (const auto *Call = dyn_cast<CallExpr>(&Around))
    return ofCall(*Call, Action, Object, Walk, PassesOn);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&Around))
    return ofConstruction(*Construct, Action, Object, Walk, PassesOn);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&Around)) {
    PassesOn = capturesAction(*Lambda, Action);
    return Keeper::ofKind(Keeper::RunsNow);
  }
  if (const auto *Member = dyn_cast<MemberExpr>(&Around)) {
    // A method: the call around it decides. Other data is no action.
    PassesOn = !isa<FieldDecl>(Member->getMemberDecl()) ||
               Types.keepsCallable(Member->getType());
    return Keeper::ofKind(Keeper::RunsNow);
  }
  if (const auto *Cast = dyn_cast<CastExpr>(&Around)) {
    PassesOn =
        !Cast->getType()->isBooleanType() && !Cast->getType()->isVoidType();
    return Keeper::ofKind(Keeper::RunsNow);
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(&Around)) {
    PassesOn =
        Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref;
    return Keeper::ofKind(Keeper::RunsNow);
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(&Around)) {
    bool OnRight = Binary->getRHS() == &Action;
    if (Binary->getOpcode() == BO_Assign && OnRight)
      return ofAssignment(*Binary->getLHS(), Walk);
    PassesOn = Binary->getOpcode() == BO_Comma && OnRight;
    return Keeper::ofKind(Keeper::RunsNow);
  }
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(&Around)) {
    PassesOn = Conditional->getCond() != &Action;
    return Keeper::ofKind(Keeper::RunsNow);
  }
  // What is built in a buffer belongs to whoever has the buffer.
  if (const auto *New = dyn_cast<CXXNewExpr>(&Around);
      New && New->getNumPlacementArgs() > 0) {
    const ValueDecl *Buffer = Walk.rootOf(New->getPlacementArg(0));
    if (Buffer && !Buffer->getType()->isPointerType() &&
        New->getPlacementArg(0)->getType()->isPointerType())
      return ofObject(New->getPlacementArg(0), Walk);
  }
  if (isa<CXXDeleteExpr, UnaryExprOrTypeTraitExpr, CXXTypeidExpr,
          CXXNoexceptExpr>(&Around))
    return Keeper::ofKind(Keeper::RunsNow);
  PassesOn = isa<ParenExpr, FullExpr, MaterializeTemporaryExpr,
                 CXXBindTemporaryExpr, CXXStdInitializerListExpr, InitListExpr,
                 CXXNewExpr, ArraySubscriptExpr>(&Around);
  return {};
}

/// The action is all of an initialiser, of a variable or of a member.
Keeper KeeperFinder::ofInitializer(const Stmt &Init, const BodyWalk &Walk) {
  Keeper K;
  if (const CXXCtorInitializer *Entry = Walk.memberInitializedBy(Init)) {
    K.Kind = Keeper::Elsewhere;
    K.Object = Entry->getAnyMember();
    K.OfThis = true;
    return K;
  }
  const VarDecl *Var = Walk.initializedBy(Init);
  K.Object = Var;
  K.Carrier = Var;
  std::optional<Guard> AsGuard = Guards.recognize(*Var);
  K.IsGuard = AsGuard && AsGuard->Kind == GuardKind::ScopeGuard;
  K.IsCallable = callableKind(Var->getType()) == CallableKind::Wrapper;
  K.Kind = Var->hasLocalStorage() ? Keeper::Variable : Keeper::Elsewhere;
  return K;
}

/// Whether \p S is a call that co_await makes of what it is given.
static bool awaits(const Stmt &S) {
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee &&
         (Callee->getOverloadedOperator() == OO_Coawait ||
          (Callee->getIdentifier() && Callee->getName() == "await_transform"));
}

/// What the handle goes into that the call \p S returns, as the future of a
/// task, and whether the same expression waits on it: `pool.submit(f).get()`.
static void followHandle(const Stmt &S, const BodyWalk &Walk, Keeper &K) {
  const Stmt *Handle = &S;
  while (const Stmt *Around = Walk.parentOf(*Handle)) {
    if (const VarDecl *Var = Walk.initializedBy(*Handle)) {
      K.Handle = Var;
      return;
    }
    if (isa<CoawaitExpr>(Around) || awaits(*Around)) {
      K.Kind = Keeper::RunsNow;
      return;
    }
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Around)) {
      if (Call->getCallee() == Handle) {
        if (isBlockingCall(*Call))
          K.Kind = Keeper::RunsNow;
      } else {
        K.Handle = Walk.rootOf(Call->getImplicitObjectArgument());
      }
      return;
    }
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Around)) {
      if (Operator->getOperator() == OO_Equal)
        K.Handle = Walk.rootOf(Operator->getArg(0));
      return;
    }
    const auto *Call = dyn_cast<CallExpr>(Around);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    bool Makes = Callee && isInStd(*Callee) && Callee->getIdentifier() &&
                 Callee->getName().substr(0, 5) == "make_";
    if (!Makes &&
        !isa<MaterializeTemporaryExpr, CXXBindTemporaryExpr, ParenExpr,
             ImplicitCastExpr, MemberExpr, CXXConstructExpr, FullExpr,
             InitListExpr, CXXStdInitializerListExpr>(Around))
      return;
    Handle = Around;
  }
}

Keeper KeeperFinder::find(const Expr &Use, const BodyWalk &Walk) {
  const Stmt *Action = &Use;
  QualType Object = Use.getType();
  bool IsGuard = false;
  while (!Walk.initializedBy(*Action) && !Walk.memberInitializedBy(*Action)) {
    const Stmt *Around = Walk.parentOf(*Action);
    if (!Around)
      return {};
    Keeper K;
    bool PassesOn = false;
    if (isa<ReturnStmt, CoreturnStmt>(Around))
      K.Kind = Keeper::Caller;
    else if (const auto *E = dyn_cast<Expr>(Around))
      K = ofExpression(*E, *Action, Object, Walk, PassesOn);
    else
      K.Kind = Keeper::RunsNow; // a statement of its own, or a condition
    if (!PassesOn) {
      if (isa<CallExpr>(Around))
        followHandle(*Around, Walk, K);
      K.At = Around;
      K.IsGuard |= IsGuard;
      return K;
    }
    Action = Around;
    if (!isa<ImplicitCastExpr, MemberExpr>(Around))
      Object = cast<Expr>(Around)->getType();
    const CXXRecordDecl *Class = recordOf(Object);
    IsGuard |= Class && Guards.isScopeGuardClass(*Class);
  }
  Keeper K = ofInitializer(*Action, Walk);
  K.At = &Use;
  return K;
}

} // namespace defercliff
