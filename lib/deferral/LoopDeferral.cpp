//===--- LoopDeferral.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/LoopDeferral.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/deferral/Acquisition.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <optional>

using namespace clang;

namespace defercliff {

/// The object that \p Call adds to; null if it is called on none.
static const Expr *receiverOf(const CallExpr &Call) {
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call))
    return Method->getImplicitObjectArgument();
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (!Operator || Operator->getNumArgs() != 2)
    return nullptr;
  // `undo[key] = f` adds to the whole.
  const auto *Element =
      dyn_cast<CXXOperatorCallExpr>(Operator->getArg(0)->IgnoreParenImpCasts());
  return Operator->getOperator() == OO_Equal && Element &&
                 Element->getOperator() == OO_Subscript
             ? Element->getArg(0)
             : Operator->getArg(0);
}

static QualType pointeeOrSelf(QualType Type) {
  return Type->isPointerType() ? Type->getPointeeType()
                               : Type.getNonReferenceType();
}

static bool isInsertionCall(const CallExpr &Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  return Method && Method->getIdentifier() && isInsertion(Method->getName());
}

/// Whether \p Keeps, where a callee keeps an action, adds it to those that are
/// there. A setter replaces the one there was.
static bool addsToOthers(const Stmt &Keeps) {
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&Keeps))
    return isInsertionCall(*Call);
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&Keeps))
    return isa<CXXNewExpr>(Assignment->getRHS()->IgnoreParenImpCasts());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Keeps);
  const auto *Element = Operator
                            ? dyn_cast<CXXOperatorCallExpr>(
                                  Operator->getArg(0)->IgnoreParenImpCasts())
                            : nullptr;
  return Element && Element->getOperator() == OO_Subscript;
}

/// Whether objects of \p Class can be called: `std::bind` makes such.
static bool isCalledByOperator(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.decls(), [](const Decl *D) {
    const auto *Function =
        dyn_cast<NamedDecl>(D) ? cast<NamedDecl>(D)->getAsFunction() : nullptr;
    return Function && Function->getOverloadedOperator() == OO_Call;
  });
}

/// The function that \p E is what it returns of, or a part of that, as
/// `Undo::instance` for `Undo::instance().list`; null if \p E is something
/// else.
static const FunctionDecl *accessorUnder(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(BodyWalk::startOf(E));
  const FunctionDecl *Callee = Call && !isa<CXXOperatorCallExpr>(Call)
                                   ? Call->getDirectCallee()
                                   : nullptr;
  return Callee ? Callee->getCanonicalDecl() : nullptr;
}

/// Whether \p Call hands over a lambda that refers to something: an action, and
/// no function for what is there.
static bool handsOverAction(const CallExpr &Call) {
  return llvm::any_of(Call.arguments(), [](const Expr *Arg) {
    const LambdaExpr *Lambda = findLambda(Arg);
    return Lambda && Lambda->capture_size() > 0;
  });
}

/// Whether objects of the class that \p Init makes have to do with \p D when
/// they are made or destroyed.
static bool dealsWith(const Expr &Init, const ValueDecl &D) {
  const CXXRecordDecl *Class = recordOf(Init.getType());
  const CXXDestructorDecl *Destructor =
      Class ? Class->getDestructor() : nullptr;
  if (!Destructor || !Destructor->isUserProvided())
    return false;
  if (names(&Init, D) || names(Destructor->getBody(), D))
    return true;
  const auto *Made =
      dyn_cast<CXXConstructExpr>(Init.IgnoreUnlessSpelledInSource());
  const CXXConstructorDecl *Ctor = Made ? Made->getConstructor() : nullptr;
  return Ctor && (names(Ctor->getBody(), D) ||
                  llvm::any_of(Ctor->inits(), [&](const auto *Entry) {
                    return names(Entry->getInit(), D);
                  }));
}

/// The callable that \p Call is given, before it is wrapped; null if there is
/// none.
static const Expr *callableGiven(const CallExpr &Call) {
  const Expr *Receiver = receiverOf(Call);
  for (unsigned I = Call.getNumArgs(); I > 0; --I) {
    const Expr *E = Call.getArg(I - 1);
    if (E == Receiver)
      continue;
    for (const Expr *Inner = E; Inner;) {
      E = Inner->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
      Inner = nullptr;
      if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
          Made && Made->getNumArgs() == 1 &&
          (Made->getConstructor()->isCopyOrMoveConstructor() ||
           callableKind(Made->getType()) == CallableKind::Wrapper))
        Inner = Made->getArg(0);
      else if (const auto *Passed = dyn_cast<CallExpr>(E);
               Passed && Passed->isCallToStdMove())
        Inner = Passed->getArg(0);
    }
    CallableKind Kind = callableKind(E->getType());
    const CXXRecordDecl *Class = recordOf(E->getType());
    if (Kind == CallableKind::Closure ||
        Kind == CallableKind::FunctionPointer ||
        (Class && Kind == CallableKind::None && isCalledByOperator(*Class)))
      return E;
  }
  return nullptr;
}

/// How many times what is released may have been copied from one variable to
/// the next.
static constexpr unsigned MaxCopies = 4;

namespace {

/// One body's search.
class Finder {
public:
  Finder(const Decl &Body, const BodyFlow &Flow, const BodyWalk &Walk,
         KeeperFinder &Keepers, const ReleaseRecognizer &Releases,
         Drains &ByOthers, ASTContext &Context)
      : Body(Body), Flow(Flow), Walk(Walk), Keepers(Keepers),
        Releases(Releases), ByOthers(ByOthers), Context(Context) {
    for (const Wait &W : Walk.waits())
      if (FlowPoint Point = Flow.pointOf(W.Call);
          Point.Block && (!W.IfItDrains || mayDrain(*W.IfItDrains)))
        noteDrain(W.Object, Flow.loops().loopOf(*Point.Block));
    for (const Custodian &C : Walk.custody())
      noteDrain(C.Object, Flow.loopAround(*C.By));
    for (const CallExpr *Call : Walk.calls())
      if (const Loop *L = Flow.loopAround(Flow.pointOf(Call)))
        noteDrainsBy(*Call, *L);
  }

  void visit(const LambdaExpr &Lambda) {
    llvm::SmallPtrSet<const VarDecl *, 4> Seen;
    llvm::SmallVector<const Expr *, 4> Work{&Lambda};
    while (!Work.empty()) {
      Keeper K = Keepers.find(*Work.pop_back_val(), Walk);
      if (K.Carrier && Seen.insert(K.Carrier).second &&
          K.Kind == Keeper::Variable)
        for (const Mention &M : Walk.mentionsOf(*K.Carrier))
          Work.push_back(M.At);
      if (K.Kind == Keeper::Variable || K.Kind == Keeper::Elsewhere)
        if (const auto *Call = dyn_cast_or_null<CallExpr>(K.At))
          visitInsertion(*Call, K, &Lambda);
    }
  }

  /// \p Call may put any guard into a container of them.
  void visitPlainInsertion(const CallExpr &Call) {
    const Expr *Receiver = receiverOf(Call);
    if (!Receiver || Call.getNumArgs() == 0 || !isInsertionCall(Call) ||
        !Keepers.types().isContainerOfGuards(
            pointeeOrSelf(Receiver->getType())))
      return;
    Keeper K = Keepers.ofObject(Receiver, Walk);
    if (K.Kind == Keeper::Variable || K.Kind == Keeper::Elsewhere)
      visitInsertion(Call, K, nullptr);
  }

  /// \p Call may give any callable to a defer list: a function, a bind, an
  /// object of the user's.
  void visitCallOnList(const CallExpr &Call) {
    const Expr *Receiver = receiverOf(Call);
    if (!Receiver ||
        !Keepers.types().isDeferList(pointeeOrSelf(Receiver->getType())))
      return;
    for (const Expr *Arg : Call.arguments()) {
      if (Arg == Receiver)
        continue;
      Keeper K = Keepers.find(*Arg, Walk);
      if (K.At == &Call &&
          (K.Kind == Keeper::Variable || K.Kind == Keeper::Elsewhere))
        visitInsertion(Call, K, nullptr);
    }
  }

  std::vector<LoopDeferral> Found;

private:
  const Decl &Body;
  const BodyFlow &Flow;
  const BodyWalk &Walk;
  KeeperFinder &Keepers;
  const ReleaseRecognizer &Releases;
  Drains &ByOthers;
  ASTContext &Context;
  llvm::SmallPtrSet<const CallExpr *, 8> Reported;
  /// The loops that may drain an object; null is `*this`, and a function stands
  /// for the object that it returns.
  llvm::DenseSet<std::pair<const ValueDecl *, const Loop *>> Drained;

  /// Tells whether \p Around acquires what a variable has; \p Depth variables
  /// were copied from it.
  auto acquiredIn(const Loop &Around, unsigned Depth) const {
    return [this, &Around, Depth](const VarDecl &Var) {
      return Depth < MaxCopies &&
             isAcquiredIn(Around, Release{&Var}, Depth + 1);
    };
  }

  void visitInsertion(const CallExpr &Call, const Keeper &K,
                      const LambdaExpr *Action) {
    FlowPoint Point = Flow.pointOf(&Call);
    const Loop *Around =
        Point.Block ? Flow.loops().loopOf(*Point.Block) : nullptr;
    const Expr *Receiver = receiverOf(Call);
    if (!Around || !Receiver || !isSameEachTime(*Receiver, Call, *Around) ||
        !isDeclaredOutside(K, *Around) || isDrainedIn(*Around, K, *Receiver) ||
        (!K.Inside && replaces(Call, *Around)))
      return;
    LoopDeferral D;
    D.Insertion = &Call;
    // A member of what a function returns has no name here.
    D.Holder = isa_and_nonnull<FieldDecl>(K.Object) && accessorUnder(Receiver)
                   ? nullptr
                   : K.Object;
    D.Around = Around;
    D.Action = Action && isArgument(*Action, Call) ? Action : nullptr;
    QualType Holder = pointeeOrSelf(Receiver->getType());
    if (!classify(D, K, Holder, Action) || isRenewedIn(*Around, K, *Receiver) ||
        (D.Kind == PileKind::Releases && isWorkQueue(*Receiver)))
      return;
    // A guard would act even if the list is told to forget what it has.
    if (D.Kind == PileKind::DeferList &&
        !Keepers.types().onDestruction(Holder).RunsUnasked)
      D.Action = nullptr;
    D.Callable = callableGiven(Call);
    D.Kept = wrapperIn(K.Member ? K.Member->getType() : Holder);
    if (Reported.insert(&Call).second)
      Found.push_back(D);
  }

  /// Whether \p D piles up, and why: by the type of its holder or by its
  /// action.
  bool classify(LoopDeferral &D, const Keeper &K, QualType Holder,
                const LambdaExpr *Action) const {
    KeepingTypes &Types = Keepers.types();
    if (holdsOne(Holder))
      return false;
    if (K.Inside) {
      D.Kind = PileKind::DeferList;
      if (!addsToOthers(*K.Inside))
        return false;
      // A list that the destructor has nothing to do with is forgotten.
      return Types.isDeferList(Holder) &&
             (!K.Member || Types.onDestruction(Holder).Touched.count(K.Member));
    }
    D.Kind = PileKind::Guards;
    if (Types.isContainerOfGuards(Holder) ||
        (Action && isContainerOfDeleters(Holder)))
      return !isDismissed(K);
    D.Kind = PileKind::Releases;
    D.Released = Action ? releasedHere(*Action, *D.Around) : nullptr;
    return D.Released && !isStored(*D.Released, *D.Around) &&
           Types.isContainerOfCallables(Holder) &&
           !isContainerOfThreads(Holder);
  }

  /// Whether the body dismisses guards that \p K has: they are there to undo
  /// what does not succeed as a whole.
  bool isDismissed(const Keeper &K) const {
    static const StringRef Names[] = {"dismiss", "Dismiss", "release",
                                      "Release", "cancel",  "Cancel",
                                      "disarm",  "commit"};
    return K.Object && llvm::any_of(Walk.calls(), [&](const CallExpr *Call) {
             const auto *Method = dyn_cast<CXXMemberCallExpr>(Call);
             const CXXMethodDecl *Callee =
                 Method ? Method->getMethodDecl() : nullptr;
             return Callee && Callee->getIdentifier() &&
                    llvm::is_contained(Names, Callee->getName()) &&
                    Walk.rootOf(Method->getImplicitObjectArgument()) ==
                        K.Object;
           });
  }

  /// Whether \p Around puts what \p Var has into something else, too, that may
  /// use it after the iteration: an element, another variable.
  bool isStored(const VarDecl &Var, const Loop &Around) const {
    return llvm::any_of(Walk.mentionsOf(Var), [&](const Mention &M) {
      const Stmt *S = M.At;
      const Stmt *Value = Walk.parentOf(*S);
      while (isa_and_nonnull<ImplicitCastExpr, ParenExpr,
                             MaterializeTemporaryExpr>(Value)) {
        S = Value;
        Value = Walk.parentOf(*S);
      }
      if (!Value || !isIn(Around, *Value))
        return false;
      const auto *Binary = dyn_cast<BinaryOperator>(Value);
      if (Binary && Binary->getOpcode() == BO_Assign && Binary->getRHS() == S) {
        const auto *Target =
            dyn_cast_or_null<VarDecl>(Walk.rootOf(Binary->getLHS()));
        return !Target || !Around.encloses(Flow.loopAround(*Target));
      }
      const auto *Call = dyn_cast<CXXMemberCallExpr>(Value);
      return Call && Call->getMethodDecl() && isInsertionCall(*Call) &&
             Call->getCallee() != S && isInStd(*Call->getMethodDecl());
    });
  }

  /// The variable whose resource \p Action releases and \p Around acquired;
  /// null if there is none.
  const VarDecl *releasedHere(const LambdaExpr &Action,
                              const Loop &Around) const {
    for (const Release &R : Releases.releasedBy(Action))
      if (R.Var->isInitCapture()
              ? isIn(Around, Action) && R.Var->getInit() &&
                    acquires(R.Var->getInit(), R.Member, acquiredIn(Around, 0))
              : isAcquiredIn(Around, R, 0))
        return R.Var;
    return nullptr;
  }

  /// Whether \p Action stands in the call itself, and was not named before.
  bool isArgument(const LambdaExpr &Action, const CallExpr &Call) const {
    const Stmt *S = &Action;
    while (S && S != &Call && isa<Expr>(S))
      S = Walk.parentOf(*S);
    return S == &Call;
  }

  bool isDeclaredOutside(const Keeper &K, const Loop &Around) const {
    if (K.Kind != Keeper::Variable)
      return true;
    const Loop *OfHolder = Flow.loopAround(*cast<VarDecl>(K.Object));
    return !OfHolder || !Around.encloses(OfHolder);
  }

  /// Whether \p Receiver is one object for all iterations, and no element that
  /// each of them chooses.
  bool isSameEachTime(const Expr &Receiver, const CallExpr &Insertion,
                      const Loop &Around) const {
    const Expr *E = &Receiver;
    while (true) {
      E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
      if (const auto *Member = dyn_cast<MemberExpr>(E)) {
        E = Member->getBase();
      } else if (const auto *Star = dyn_cast<UnaryOperator>(E)) {
        E = Star->getSubExpr();
      } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
                 Operator && (Operator->getOperator() == OO_Arrow ||
                              Operator->getOperator() == OO_Star)) {
        E = Operator->getArg(0);
      } else if (const auto *Accessor = dyn_cast<CXXMemberCallExpr>(E);
                 Accessor && Accessor->getNumArgs() == 0) {
        E = Accessor->getImplicitObjectArgument();
      } else {
        break;
      }
    }
    if (isa<CXXThisExpr>(E))
      return true;
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return Call->getNumArgs() == 0 && Call->getDirectCallee();
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var)
      return false;
    // A static variable is one, wherever it is declared. A cursor moves on.
    return isSteady(*Var, Around, &Insertion);
  }

  bool isIn(const Loop &Around, const Stmt &S) const {
    return Around.encloses(Flow.loopAround(Flow.pointOf(&S)));
  }

  /// Whether \p Call puts its action in the place of the one that was there: by
  /// an assignment, or with a key that is the same each time.
  bool replaces(const CallExpr &Call, const Loop &Around) const {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
      if (Operator->getOperator() != OO_Equal)
        return false;
      const Expr *Target = Operator->getArg(0)->IgnoreParenImpCasts();
      // `list.back() = f` sets an element that may be new.
      if (isa<CXXMemberCallExpr>(Target))
        return false;
      const auto *Element = dyn_cast<CXXOperatorCallExpr>(Target);
      return !Element || Element->getOperator() != OO_Subscript ||
             isFixed(*Element->getArg(1), Around);
    }
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (!Callee || !Callee->getIdentifier() || !isInStd(*Callee))
      return false;
    StringRef Name = Callee->getName();
    return Name == "assign" ||
           ((Name == "insert_or_assign" || Name == "try_emplace") &&
            isFixed(*Call.getArg(0), Around));
  }

  /// Whether \p S, a key, has the same value in all iterations.
  bool isFixed(const Stmt &S, const Loop &Around) const {
    if (isa<CallExpr, MemberExpr>(S))
      return false;
    const auto *Ref = dyn_cast<DeclRefExpr>(&S);
    if (const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr)
      return Var->getType().isConstQualified()
                 ? !Around.encloses(Flow.loopAround(*Var))
                 : Var->hasLocalStorage() && isSteady(*Var, Around, nullptr);
    return llvm::all_of(S.children(), [&](const Stmt *Child) {
      return !Child || isFixed(*Child, Around);
    });
  }

  /// Whether \p Var is one variable for all iterations, which nothing but
  /// \p Except changes.
  bool isSteady(const VarDecl &Var, const Loop &Around,
                const CallExpr *Except) const {
    bool IsAnew =
        Var.hasLocalStorage() && Around.encloses(Flow.loopAround(Var));
    return !IsAnew &&
           llvm::none_of(Walk.changesOf(Var), [&](const Mention &Change) {
             return Change.At != Except && isIn(Around, *Change.At);
           });
  }

  /// Whether the loop does anything that may run or drop what \p K has.
  bool isDrainedIn(const Loop &Around, const Keeper &K,
                   const Expr &Receiver) const {
    const FunctionDecl *Accessor = accessorUnder(&Receiver);
    return (K.Object && Drained.count({K.Object, &Around})) ||
           (K.OfThis && Drained.count({nullptr, &Around})) ||
           (Accessor && Drained.count({Accessor, &Around}));
  }

  /// Notes that the loops from \p L outwards may drain \p Object.
  void noteDrain(const ValueDecl *Object, const Loop *L) {
    for (; L && Drained.insert({Object, L}).second; L = L->Parent)
      ;
  }

  /// Notes what \p Call in \p L may drain that the walk does not list as a
  /// wait.
  void noteDrainsBy(const CallExpr &Call, const Loop &L) {
    auto Note = [&](const Expr *Object) {
      if (const ValueDecl *Root = Walk.rootOf(Object))
        noteDrain(Root, &L);
      else if (const FunctionDecl *Accessor = accessorUnder(Object))
        noteDrain(Accessor, &L);
    };
    const FunctionDecl *Callee = Call.getDirectCallee();
    StringRef Name =
        Callee && Callee->getIdentifier() ? Callee->getName() : StringRef();
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call)) {
      const Expr *Object = Method->getImplicitObjectArgument();
      bool IsOptional = qualifiedClassName(pointeeOrSelf(Object->getType())) ==
                        "std::optional";
      if (isDraining(Name) || (IsOptional && Name == "emplace"))
        Note(Object);
      // `Undo::instance().rollback()`
      const CXXMethodDecl *Decl = Method->getMethodDecl();
      const FunctionDecl *Accessor = accessorUnder(Object);
      if (Accessor && Decl && !Decl->isConst() && !isInStd(*Decl) &&
          !handsOverAction(Call) && mayDrain(*Decl))
        noteDrain(Accessor, &L);
    }
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
    bool Erases = Callee && isInStd(*Callee) && Name == "erase_if";
    bool CallsObject = Operator && Operator->getOperator() == OO_Call;
    if (!Erases && (handsOverAction(Call) || (Operator && !CallsObject)))
      return;
    for (const Expr *Arg : llvm::drop_begin(Call.arguments(), CallsObject))
      if (Arg->isGLValue() && (Erases || CallsObject || !Walk.rootOf(Arg)))
        Note(Arg);
  }

  /// Whether the loop makes the object of \p K anew by a plain pointer, or a
  /// local variable of it deals with a global one when it dies.
  bool isRenewedIn(const Loop &Around, const Keeper &K,
                   const Expr &Receiver) const {
    const ValueDecl *Object = accessorUnder(&Receiver);
    if (!Object)
      Object = K.Object;
    if (!Object)
      return false;
    const auto *Var = dyn_cast<VarDecl>(Object);
    bool IsGlobal =
        isa<FunctionDecl>(Object) || (Var && Var->hasGlobalStorage());
    const Type *Holder =
        pointeeOrSelf(Receiver.getType()).getCanonicalType().getTypePtr();
    auto Renews = [&](const Expr *Pointer) {
      return Pointer->getType()->isPointerType() &&
             Pointer->getType()
                     ->getPointeeType()
                     .getCanonicalType()
                     .getTypePtr() == Holder &&
             Walk.rootOf(Pointer) == Object;
    };
    for (const CFGBlock *Block : Flow.graph()) {
      if (!Around.encloses(Flow.loops().loopOf(*Block)))
        continue;
      for (const CFGElement &Element : *Block) {
        auto InBlock = Element.getAs<CFGStmt>();
        if (!InBlock)
          continue;
        const Stmt *S = InBlock->getStmt();
        if (const auto *Assignment = dyn_cast<BinaryOperator>(S);
            Assignment && Assignment->getOpcode() == BO_Assign &&
            Renews(Assignment->getLHS()))
          return true;
        if (const auto *Delete = dyn_cast<CXXDeleteExpr>(S);
            Delete && Renews(Delete->getArgument()))
          return true;
        const auto *Declares = dyn_cast<DeclStmt>(S);
        if (!Declares || !IsGlobal)
          continue;
        for (const Decl *D : Declares->decls())
          if (const auto *Local = dyn_cast<VarDecl>(D);
              Local && Local->hasLocalStorage() && Local->getInit() &&
              dealsWith(*Local->getInit(), *Object))
            return true;
      }
    }
    return false;
  }

  /// Whether other code takes its work from \p Receiver, a container of
  /// callables: another function, or a lambda that this body hands to a thread.
  bool isWorkQueue(const Expr &Receiver) const {
    const ValueDecl *Queue = namedObject(&Receiver);
    if (!Queue)
      return false;
    const auto *Member = dyn_cast<MemberExpr>(Receiver.IgnoreParenImpCasts());
    if (Member && isa<FieldDecl>(Queue)) {
      // A class that runs them in the end defers, unless others run them too.
      DestructorDeeds Deeds = Keepers.types().onDestruction(
          pointeeOrSelf(Member->getBase()->getType()));
      if (Deeds.RunsActions && !Deeds.Joins &&
          Deeds.Touched.count(cast<FieldDecl>(Queue)))
        return false;
    }
    return llvm::any_of(
        ByOthers.of(*Queue, Context), [&](const FunctionDecl *Other) {
          // What declares a local is done with it in its own time.
          if (Other == &Body || isa<CXXDestructorDecl>(Other) ||
              (isa<VarDecl>(Queue) && Queue->getDeclContext() == Other))
            return false;
          auto Lambda = llvm::find_if(Walk.lambdas(), [&](const LambdaExpr *L) {
            return L->getCallOperator() == Other;
          });
          return Lambda == Walk.lambdas().end() || runsElsewhere(**Lambda);
        });
  }

  /// Whether \p Lambda is handed to somebody, and neither called here nor the
  /// action of a guard.
  bool runsElsewhere(const LambdaExpr &Lambda) const {
    auto IsHandedOn = [](const Keeper &K) {
      return !K.IsGuard && K.Kind != Keeper::RunsNow;
    };
    Keeper K = Keepers.find(Lambda, Walk);
    if (!IsHandedOn(K))
      return false;
    if (!K.Carrier || callableKind(K.Carrier->getType()) == CallableKind::None)
      return true;
    return llvm::any_of(Walk.mentionsOf(*K.Carrier), [&](const Mention &M) {
      return IsHandedOn(Keepers.find(*M.At, Walk));
    });
  }

  /// Whether the iteration gets hold of what \p R releases: not of what was
  /// there before.
  bool isAcquiredIn(const Loop &Around, const Release &R,
                    unsigned Depth) const {
    auto OfVariable = acquiredIn(Around, Depth);
    if (Around.encloses(Flow.loopAround(*R.Var))) {
      if (R.Var->getInit() && acquires(R.Var->getInit(), R.Member, OfVariable))
        return true;
    } else if (!R.ByCopy || !R.Var->hasLocalStorage()) {
      return false;
    }
    return llvm::any_of(Walk.changesOf(*R.Var), [&](const Mention &Change) {
      if (!isIn(Around, *Change.At))
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
};

} // namespace

std::vector<LoopDeferral>
findLoopDeferrals(const Decl &Body, const BodyFlow &Flow, const BodyWalk &Walk,
                  KeeperFinder &Keepers, const ReleaseRecognizer &Releases,
                  Drains &Drained, ASTContext &Context) {
  if (Flow.loops().empty())
    return {};
  Finder F(Body, Flow, Walk, Keepers, Releases, Drained, Context);
  for (const LambdaExpr *Lambda : Walk.lambdas())
    F.visit(*Lambda);
  for (const CallExpr *Call : Walk.calls()) {
    F.visitPlainInsertion(*Call);
    F.visitCallOnList(*Call);
  }
  return std::move(F.Found);
}

} // namespace defercliff
