//===--- Keeper.cpp - defercliff ------------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Keeper.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

namespace {

enum class RowKeeper { Receiver, Argument, Result, Nobody };

struct DeferringRow {
  StringRef Function;
  RowKeeper Keeper;
};

} // namespace

static const DeferringRow Rows[] = {
#define DEFERRING(FUNCTION, KEEPER) {FUNCTION, RowKeeper::KEEPER},
#include "lib/deferral/DeferringCalls.def"
};

static const DeferringRow *findRow(const FunctionDecl &Callee) {
  if (!Callee.getIdentifier())
    return nullptr;
  // Cheap first: most callees share their last name with no row.
  StringRef Name = Callee.getName();
  auto LastNameMatches = [&](const DeferringRow &R) {
    return R.Function.size() > Name.size() &&
           R.Function.substr(R.Function.size() - Name.size()) == Name;
  };
  if (llvm::none_of(Rows, LastNameMatches))
    return nullptr;
  std::string Qualified = qualifiedName(Callee);
  const DeferringRow *Row = llvm::find_if(
      Rows, [&](const DeferringRow &R) { return R.Function == Qualified; });
  return Row == std::end(Rows) ? nullptr : Row;
}

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
}

static Keeper keeperOfKind(Keeper::KeeperKind Kind) {
  Keeper K;
  K.Kind = Kind;
  return K;
}

/// Whether a parameter of type \p Type owns the callable it is given: a
/// wrapper by value, or the forwarding reference of a template. A reference to
/// a function object that someone else owns does not.
static bool ownsCallable(QualType Type) {
  CallableKind Kind = callableKind(Type);
  if (Kind == CallableKind::Wrapper)
    return !Type->isLValueReferenceType() ||
           Type.getNonReferenceType().isConstQualified();
  return Kind == CallableKind::Closure && !Type->isLValueReferenceType();
}

bool KeeperFinder::isListedByUser(const FunctionDecl &Callee, unsigned Index) {
  if (!Callee.getIdentifier())
    return false;
  if (DeferringNames.count(qualifiedName(Callee)))
    return true;
  return DeferringNames.count(Callee.getName()) &&
         Index < Callee.getNumParams() &&
         ownsCallable(Callee.getParamDecl(Index)->getType()) &&
         ofParameter(Callee, Index).Kind != Keeper::RunsNow;
}

/// Whether \p E is, or is a part of, what a function returns by reference, as
/// `Registry::instance()`: no such thing belongs to a local, but if the
/// function was given one.
static bool isAccessor(const Expr *E) {
  while (true) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(E))
      E = Method->getImplicitObjectArgument();
    else if (const auto *Member = dyn_cast<MemberExpr>(E))
      E = Member->getBase();
    else
      break;
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  return Call && Call->getDirectCallee() &&
         (Call->isGLValue() || Call->getType()->isPointerType()) &&
         llvm::all_of(Call->arguments(), [](const Expr *Arg) {
           return Arg->getType()->isScalarType() &&
                  !Arg->getType()->isPointerType();
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
  if (!K.Object) {
    if (isAccessor(Object))
      K.Kind = Keeper::Elsewhere;
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
  // What a local pointer points to is taken to live as long as the pointer.
  K.Kind =
      isa<ParmVarDecl>(Var) && Refers ? Keeper::Elsewhere : Keeper::Variable;
  DestructorDeeds Deeds = Types.onDestruction(Var->getType());
  K.ActsWhenDestroyed = Deeds.RunsActions || Deeds.Joins;
  return K;
}

Keeper KeeperFinder::ofAssignment(const Expr &Target, const BodyWalk &Walk) {
  Keeper K = ofObject(&Target, Walk);
  K.IsCallable = K.Object &&
                 K.Object->getType().getNonReferenceType() ==
                     Target.getType().getNonReferenceType() &&
                 callableKind(Target.getType()) == CallableKind::Wrapper;
  // Where the variable is named later, the action may go on.
  if (const auto *Var = dyn_cast_or_null<VarDecl>(K.Object);
      Var && Walk.scopeOf(*Var))
    K.Carrier = Var;
  return K;
}

/// The function that passes its argument on: the action is then where the
/// call's result goes.
static bool passesOn(const FunctionDecl &Callee) {
  static const StringRef Names[] = {
      "move",        "forward",   "bind",       "bind_front",  "bind_back",
      "make_unique", "make_pair", "make_tuple", "make_shared", "exchange",
      "ref",         "cref",      "mem_fn",     "as_const"};
  return isInStd(Callee) && Callee.getIdentifier() &&
         llvm::is_contained(Names, Callee.getName());
}

/// The index of \p Action among the arguments of \p Call; -1 if it is none.
template <typename CallOrConstruction>
static int argumentIndex(const CallOrConstruction &Call, const Stmt &Action) {
  for (unsigned I = 0; I < Call.getNumArgs(); ++I)
    if (Call.getArg(I) == &Action)
      return static_cast<int>(I);
  return -1;
}

/// A method is called on the action, or on the object that holds it.
Keeper KeeperFinder::ofMethodOn(const CallExpr &Call, QualType Object,
                                bool &PassesOn) const {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  if (!Method)
    return {};
  if (Method->getIdentifier() && Method->getName() == "detach" &&
      isThread(Object))
    return keeperOfKind(Keeper::Nobody);
  bool IsHandle = Method->getIdentifier() && Method->getName() == "get_future";
  if (Types.keepsCallable(Call.getType()) && !IsHandle) {
    PassesOn = true;
    return {};
  }
  bool OnlyRuns = Method->isConst() || isInStd(*Method) ||
                  Method->getOverloadedOperator() == OO_Call;
  return keeperOfKind(OnlyRuns ? Keeper::RunsNow : Keeper::Unknown);
}

Keeper KeeperFinder::ofOperator(const CXXOperatorCallExpr &Call,
                                const Stmt &Action, const BodyWalk &Walk,
                                bool &PassesOn) {
  int Index = argumentIndex(Call, Action);
  switch (Call.getOperator()) {
  case OO_Equal:
    return Index == 0 ? keeperOfKind(Keeper::RunsNow)
                      : ofAssignment(*Call.getArg(0), Walk);
  case OO_Star:
  case OO_Arrow:
  case OO_Subscript:
    PassesOn = Index == 0;
    return {};
  case OO_EqualEqual:
  case OO_ExclaimEqual:
    return keeperOfKind(Keeper::RunsNow);
  default:
    break;
  }
  if (Call.getOperator() == OO_Call && Index == 0)
    return keeperOfKind(Keeper::RunsNow);
  // `Factory() + [&] {...}`: guards are made this way.
  const CXXRecordDecl *Class = recordOf(Call.getType());
  if (Class && Guards.isScopeGuardClass(*Class)) {
    PassesOn = true;
    return {};
  }
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Index < 0)
    return {};
  llvm::ArrayRef<const Expr *> Args(Call.getArgs(), Call.getNumArgs());
  bool IsMember = isa<CXXMethodDecl>(Callee);
  if (IsMember && Index == 0)
    return {};
  return ofCallee(*Callee, IsMember ? Index - 1 : Index,
                  IsMember ? Args.front() : nullptr,
                  IsMember ? Args.drop_front() : Args, Walk, PassesOn);
}

/// The object whose handle \p E asks for: `pool` of `pool.get_executor()`.
static const Expr *handleSource(const Expr *E) {
  const auto *Call =
      dyn_cast<CXXMemberCallExpr>(E->IgnoreUnlessSpelledInSource());
  return Call && Call->getNumArgs() == 0 ? Call->getImplicitObjectArgument()
                                         : E;
}

static Keeper ofExecutor(Keeper K) {
  // Who runs tasks waits for them, or runs what is left, when it dies.
  K.ActsWhenDestroyed = true;
  return K;
}

Keeper KeeperFinder::ofCall(const CallExpr &Call, const Stmt &Action,
                            QualType Object, const BodyWalk &Walk,
                            bool &PassesOn) {
  if (Call.getCallee() == &Action) {
    if (isa<CXXMemberCallExpr>(&Call))
      return ofMethodOn(Call, Object, PassesOn);
    return keeperOfKind(Keeper::RunsNow); // a function pointer is called
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    return ofOperator(*Operator, Action, Walk, PassesOn);
  const FunctionDecl *Callee = Call.getDirectCallee();
  int Index = argumentIndex(Call, Action);
  if (!Callee || Index < 0)
    return {};
  if (passesOn(*Callee)) {
    PassesOn = true;
    return {};
  }

  const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call);
  const Expr *Receiver = Method ? Method->getImplicitObjectArgument() : nullptr;
  if (const DeferringRow *Row = findRow(*Callee)) {
    Keeper K;
    switch (Row->Keeper) {
    case RowKeeper::Receiver:
      return ofExecutor(ofObject(Receiver, Walk));
    case RowKeeper::Argument:
      // By value as well: `post(pool.get_executor(), f)`.
      K = Call.getNumArgs() > 0 ? ofObject(handleSource(Call.getArg(0)), Walk)
                                : K;
      // An executor is a handle of a context that lives elsewhere.
      if (K.Kind == Keeper::Unknown)
        K.Kind = Keeper::Nobody;
      return ofExecutor(K);
    case RowKeeper::Result:
      PassesOn = true;
      return K;
    case RowKeeper::Nobody:
      return keeperOfKind(Keeper::Nobody);
    }
  }
  if (Receiver && Callee->getIdentifier() && isInsertion(Callee->getName())) {
    QualType Container = Receiver->getType();
    if (Container->isPointerType())
      Container = Container->getPointeeType();
    // What is no callable itself was seen to hold one, whatever the container
    // calls its elements: a pointer to a base class, say.
    if (Types.isContainerOfCallables(Container) ||
        (isInStd(*Callee) && callableKind(Object) == CallableKind::None))
      return ofObject(Receiver, Walk);
  }
  if (isInStd(*Callee) && Callee->getIdentifier() &&
      Callee->getName() == "swap")
    return ofAssignment(Receiver ? *Receiver : *Call.getArg(1 - Index), Walk);
  if (isInStd(*Callee) && !Receiver)
    return keeperOfKind(Keeper::RunsNow);
  if (!isInStd(*Callee)) {
    Keeper K = ofCallee(
        *Callee, Index, Receiver,
        llvm::ArrayRef<const Expr *>(Call.getArgs(), Call.getNumArgs()), Walk,
        PassesOn);
    if (PassesOn || K.Kind != Keeper::Unknown)
      return K;
  }
  if (isListedByUser(*Callee, Index)) {
    if (Receiver && !isa<CXXThisExpr>(Receiver->IgnoreParenCasts()))
      return ofExecutor(ofObject(Receiver, Walk));
    return keeperOfKind(Keeper::Nobody);
  }
  // A factory of guards hands the action to the guard it returns.
  const CXXRecordDecl *Class = recordOf(Call.getType());
  PassesOn = Class && Guards.isScopeGuardClass(*Class);
  return {};
}

Keeper KeeperFinder::ofConstruction(const CXXConstructExpr &Construct,
                                    const Stmt &Action, QualType Object,
                                    const BodyWalk &Walk, bool &PassesOn) {
  const CXXConstructorDecl &Ctor = *Construct.getConstructor();
  int Index = argumentIndex(Construct, Action);
  QualType Built = Construct.getType();
  const CXXRecordDecl *Class = recordOf(Built);
  if (Index < 0 || !Class)
    return {};
  bool IsKnown = callableKind(Built) != CallableKind::None ||
                 Class->isInStdNamespace() || isThread(Built) ||
                 Guards.isScopeGuardClass(*Class);
  // A smart pointer is given its pointee, or a deleter to keep.
  bool IsPointer = isSmartPointer(Built) &&
                   (Index > 0 || callableKind(Object) == CallableKind::None);
  if (Ctor.isCopyOrMoveConstructor() || IsPointer ||
      (IsKnown &&
       (Types.keepsCallable(Built) || Types.isContainerOfCallables(Built)))) {
    PassesOn = true;
    return {};
  }
  // Other constructors may do anything with what they are given.
  return ofCallee(
      Ctor, Index, /*Receiver=*/nullptr,
      llvm::ArrayRef<const Expr *>(Construct.getArgs(), Construct.getNumArgs()),
      Walk, PassesOn);
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
    return keeperOfKind(Keeper::RunsNow);
  }
  if (const auto *Member = dyn_cast<MemberExpr>(&Around)) {
    // A method: the call around it decides. Other data is no action.
    PassesOn = !isa<FieldDecl>(Member->getMemberDecl()) ||
               Types.keepsCallable(Member->getType());
    return keeperOfKind(Keeper::RunsNow);
  }
  if (const auto *Cast = dyn_cast<CastExpr>(&Around)) {
    PassesOn =
        !Cast->getType()->isBooleanType() && !Cast->getType()->isVoidType();
    return keeperOfKind(Keeper::RunsNow);
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(&Around)) {
    PassesOn =
        Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref;
    return keeperOfKind(Keeper::RunsNow);
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(&Around)) {
    bool OnRight = Binary->getRHS() == &Action;
    if (Binary->getOpcode() == BO_Assign && OnRight)
      return ofAssignment(*Binary->getLHS(), Walk);
    PassesOn = Binary->getOpcode() == BO_Comma && OnRight;
    return keeperOfKind(Keeper::RunsNow);
  }
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(&Around)) {
    PassesOn = Conditional->getCond() != &Action;
    return keeperOfKind(Keeper::RunsNow);
  }
  if (isa<CXXDeleteExpr, UnaryExprOrTypeTraitExpr, CXXTypeidExpr,
          CXXNoexceptExpr>(&Around))
    return keeperOfKind(Keeper::RunsNow);
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
  K.IsGuard = Guards.recognize(*Var).has_value();
  K.IsCallable = callableKind(Var->getType()) == CallableKind::Wrapper;
  K.Kind = Var->hasLocalStorage() ? Keeper::Variable : Keeper::Elsewhere;
  return K;
}

/// What the handle goes into that the call \p S returns, as the future of a
/// task, and whether the same expression waits on it: `pool.submit(f).get()`.
void KeeperFinder::followHandle(const Stmt &S, const BodyWalk &Walk,
                                Keeper &K) {
  const Stmt *Handle = &S;
  while (const Stmt *Around = Walk.parentOf(*Handle)) {
    K.Handle = Walk.initializedBy(*Handle);
    if (K.Handle)
      return;
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
    if (!isa<MaterializeTemporaryExpr, CXXBindTemporaryExpr, ParenExpr,
             ImplicitCastExpr, MemberExpr, CXXConstructExpr, FullExpr>(Around))
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
