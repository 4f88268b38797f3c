//===--- KeptByCall.cpp - defercliff: what calls do with an action --------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Keeper.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

namespace {

enum class RowKeeper {
  Receiver,
  Argument,
  Connected,
  Result,
  Completion,
  Nobody
};

struct DeferringRow {
  StringRef Function;
  RowKeeper Keeper;
};

} // namespace

static const DeferringRow Rows[] = {
#define DEFERRING(FUNCTION, KEEPER) {FUNCTION, RowKeeper::KEEPER},
#include "lib/deferral/DeferringCalls.def"
};

/// Whether \p Name begins as the last name of \p Start does. What begins an
/// operation by a function that it is given runs that at once.
static bool startsLikeLast(StringRef Name, StringRef Start) {
  if (Name == "async_initiate" || Name == "async_compose")
    return false;
  StringRef Last = Start.rsplit("::").second;
  return Name.take_front(Last.size()) == Last;
}

/// Whether \p Qualified is a function in the namespace of \p Start, or a method
/// of a class there.
static bool isInNamespaceOf(StringRef Qualified, StringRef Start) {
  StringRef Namespace = Start.drop_back(Start.rsplit("::").second.size());
  return Qualified.take_front(Namespace.size()) == Namespace;
}

static const DeferringRow *findRow(const FunctionDecl &Callee) {
  if (!Callee.getIdentifier())
    return nullptr;
  // Cheap first: most callees share their last name with no row.
  StringRef Name = Callee.getName();
  auto LastNameMatches = [&](const DeferringRow &R) {
    if (R.Function.back() == '*')
      return startsLikeLast(Name, R.Function.drop_back());
    return R.Function.size() > Name.size() &&
           R.Function.substr(R.Function.size() - Name.size()) == Name;
  };
  if (llvm::none_of(Rows, LastNameMatches))
    return nullptr;
  std::string Qualified = qualifiedName(Callee);
  const DeferringRow *Row = llvm::find_if(Rows, [&](const DeferringRow &R) {
    StringRef Start = R.Function;
    return Start.consume_back("*") ? startsLikeLast(Name, Start) &&
                                         isInNamespaceOf(Qualified, Start)
                                   : R.Function == Qualified;
  });
  if (Row != std::end(Rows))
    return Row;
  // What overrides a listed method does as it does.
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Callee))
    for (const CXXMethodDecl *Overridden : Method->overridden_methods())
      if (const DeferringRow *Inherited = findRow(*Overridden))
        return Inherited;
  return nullptr;
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

/// The function that passes its argument on: the action is then where the
/// call's result goes.
static bool passesOn(const FunctionDecl &Callee) {
  static const StringRef Names[] = {
      "move",        "forward",   "bind",       "bind_front",  "bind_back",
      "make_unique", "make_pair", "make_tuple", "make_shared", "exchange",
      "ref",         "cref",      "mem_fn",     "as_const"};
  return Callee.getIdentifier() &&
         llvm::is_contained(Names, Callee.getName()) &&
         (isInStd(Callee) ||
          qualifiedName(Callee) == ("boost::" + Callee.getName()).str());
}

/// Whether \p Callee binds an executor or the like to a handler of asio.
static bool bindsHandler(const FunctionDecl &Callee) {
  if (!Callee.getIdentifier() || Callee.getName().take_front(5) != "bind_")
    return false;
  std::string Name = qualifiedName(Callee);
  return isInNamespaceOf(Name, "asio::") ||
         isInNamespaceOf(Name, "boost::asio::");
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
    return Keeper::ofKind(Keeper::Nobody);
  bool IsHandle = Method->getIdentifier() && Method->getName() == "get_future";
  if (Types.keepsCallable(Call.getType()) && !IsHandle) {
    PassesOn = true;
    return {};
  }
  bool OnlyRuns = Method->isConst() || isInStd(*Method) ||
                  Method->getOverloadedOperator() == OO_Call;
  return Keeper::ofKind(OnlyRuns ? Keeper::RunsNow : Keeper::Unknown);
}

Keeper KeeperFinder::ofOperator(const CXXOperatorCallExpr &Call,
                                const Stmt &Action, const BodyWalk &Walk,
                                bool &PassesOn) {
  int Index = argumentIndex(Call, Action);
  switch (Call.getOperator()) {
  case OO_Equal:
    return Index == 0 ? Keeper::ofKind(Keeper::RunsNow)
                      : ofAssignment(*Call.getArg(0), Walk);
  case OO_Star:
  case OO_Arrow:
  case OO_Subscript:
    PassesOn = Index == 0;
    return {};
  case OO_EqualEqual:
  case OO_ExclaimEqual:
    return Keeper::ofKind(Keeper::RunsNow);
  default:
    break;
  }
  if (Call.getOperator() == OO_Call && Index == 0)
    return Keeper::ofKind(Keeper::RunsNow);
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

/// The object that the executor \p K was made from, as `io` of
/// `auto executor = io.get_executor();`; null if it is not known.
static const ValueDecl *contextOf(const Keeper &K, const BodyWalk &Walk) {
  const auto *Var = dyn_cast_or_null<VarDecl>(K.Object);
  const Expr *Init =
      Var && K.Kind == Keeper::Variable ? Var->getInit() : nullptr;
  Init = Init ? Init->IgnoreUnlessSpelledInSource() : nullptr;
  if (const auto *Method = dyn_cast_or_null<CXXMemberCallExpr>(Init))
    return Walk.rootOf(Method->getImplicitObjectArgument());
  if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Init))
    return Construct->getNumArgs() > 0 ? Walk.rootOf(Construct->getArg(0))
                                       : nullptr;
  const auto *Call = dyn_cast_or_null<CallExpr>(Init);
  return Call && Call->getNumArgs() > 0 ? Walk.rootOf(Call->getArg(0))
                                        : nullptr;
}

static Keeper ofExecutor(Keeper K) {
  // Who runs tasks waits for them, or runs what is left, when it dies.
  K.ActsWhenDestroyed = true;
  return K;
}

/// Whether an argument of \p Call says that the callable runs before the call
/// returns: a type of connection of Qt.
static bool isConnectedDirectly(const CallExpr &Call) {
  return llvm::any_of(Call.arguments(), [](const Expr *Arg) {
    const auto *Ref = dyn_cast<DeclRefExpr>(Arg->IgnoreParenImpCasts());
    const auto *Constant =
        Ref ? dyn_cast<EnumConstantDecl>(Ref->getDecl()) : nullptr;
    return Constant && (Constant->getName() == "DirectConnection" ||
                        Constant->getName() == "BlockingQueuedConnection");
  });
}

/// \p Call connects a callable, its argument number \p Index, with the objects
/// before: the first of them that dies takes it along.
Keeper KeeperFinder::ofConnection(const CallExpr &Call, unsigned Index,
                                  const BodyWalk &Walk) {
  // To call what belongs to a signal directly is still to call it later.
  bool HasSignal = Call.getDirectCallee()->getName() == "connect";
  if (!HasSignal && isConnectedDirectly(Call))
    return Keeper::ofKind(Keeper::RunsNow);
  Keeper K = Keeper::ofKind(Keeper::Nobody);
  for (unsigned I = 0; I < Index; ++I) {
    const Expr *Arg = Call.getArg(I)->IgnoreParenImpCasts();
    if (!Arg->getType()->isPointerType() ||
        !Arg->getType()->getPointeeType()->isRecordType())
      continue;
    Keeper Other = ofObject(Arg, Walk);
    const auto *First = dyn_cast_or_null<VarDecl>(Other.Object);
    if (K.Kind == Keeper::Nobody ||
        (Other.Kind == Keeper::Variable && First &&
         (K.Kind != Keeper::Variable ||
          Walk.diesBefore(*First, *cast<VarDecl>(K.Object)))))
      K = Other;
  }
  return K;
}

Keeper KeeperFinder::ofCall(const CallExpr &Call, const Stmt &Action,
                            QualType Object, const BodyWalk &Walk,
                            bool &PassesOn) {
  if (Call.getCallee() == &Action) {
    if (isa<CXXMemberCallExpr>(&Call))
      return ofMethodOn(Call, Object, PassesOn);
    return Keeper::ofKind(Keeper::RunsNow); // a function pointer is called
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    return ofOperator(*Operator, Action, Walk, PassesOn);
  const FunctionDecl *Callee = Call.getDirectCallee();
  int Index = argumentIndex(Call, Action);
  if (!Callee || Index < 0)
    return {};
  if (bindsHandler(*Callee)) {
    PassesOn = true;
    return {};
  }
  if (passesOn(*Callee)) {
    // `std::exchange(slot, f)` keeps `f`, and passes on what was there.
    if (Index == 1 && Callee->getName() == "exchange")
      return ofAssignment(*Call.getArg(0), Walk);
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
      if (!K.Handle)
        K.Handle = contextOf(K, Walk);
      // Of one that is not known, whoever runs an event loop may be it.
      K.IsCompletion = !K.Handle && !runsTasks(*Call.getArg(0));
      return ofExecutor(K);
    case RowKeeper::Connected:
      return ofConnection(Call, Index, Walk);
    case RowKeeper::Result:
      PassesOn = true;
      return K;
    case RowKeeper::Completion:
      K.Kind = Keeper::Nobody;
      K.IsCompletion = true;
      return K;
    case RowKeeper::Nobody:
      return Keeper::ofKind(Keeper::Nobody);
    }
  }
  if (Receiver && Callee->getIdentifier() && isInsertion(Callee->getName())) {
    QualType Container = pointeeOrSelf(Receiver->getType());
    // The class whose base has the method may say more.
    QualType Derived =
        pointeeOrSelf(Receiver->IgnoreParenImpCasts()->getType());
    // What is no callable itself was seen to hold one, whatever the container
    // calls its elements: a pointer to a base class, say.
    if (Types.isContainerOfCallables(Container) ||
        Types.isContainerOfCallables(Derived) ||
        (isInStd(*Callee) && callableKind(Object) == CallableKind::None)) {
      Keeper K = ofObject(Receiver, Walk);
      K.IsCallable = K.Object && isCallableSlot(Container);
      return K;
    }
  }
  if (isInStd(*Callee) && Callee->getIdentifier() &&
      Callee->getName() == "swap")
    return ofAssignment(Receiver ? *Receiver : *Call.getArg(1 - Index), Walk);
  if (isInStd(*Callee) && !Receiver)
    return Keeper::ofKind(Keeper::RunsNow);
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
    return Keeper::ofKind(Keeper::Nobody);
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
  CallableKind Kind = callableKind(Built);
  bool IsWrapper = Kind == CallableKind::Wrapper;
  bool IsKnown = (Kind != CallableKind::None && !IsWrapper) ||
                 isKnownWrapper(Built) || Class->isInStdNamespace() ||
                 isThread(Built) || Guards.isScopeGuardClass(*Class);
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
  Keeper K = ofCallee(
      Ctor, Index, /*Receiver=*/nullptr,
      llvm::ArrayRef<const Expr *>(Construct.getArgs(), Construct.getNumArgs()),
      Walk, PassesOn);
  PassesOn |= IsWrapper && K.Kind == Keeper::Unknown;
  return K;
}

} // namespace defercliff
