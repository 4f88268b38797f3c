//===--- LoopDeferral.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/LoopDeferral.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/deferral/AddedHandle.h"
#include "lib/deferral/IterationRelease.h"
#include "lib/deferral/LoopDrains.h"
#include "lib/deferral/UndoList.h"
#include "lib/guards/Dismissal.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <utility>

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

namespace {

/// One body's search.
class Finder {
public:
  Finder(const Decl &Body, const BodyFlow &Flow, const BodyWalk &Walk,
         KeeperFinder &Keepers, const ReleaseRecognizer &Releases,
         Drains &ByOthers, ASTContext &Context)
      : Body(Body), Flow(Flow), Walk(Walk), Keepers(Keepers),
        Releases(Flow, Walk, Releases), InLoops(Flow, Walk, ByOthers, Context),
        ByOthers(ByOthers), Context(Context) {
    for (const CallExpr *Call : Walk.calls())
      noteDismissal(*Call);
  }

  void visit(const LambdaExpr &Lambda) {
    Keeper K = Keepers.find(Lambda, Walk);
    if (const CallExpr *Call = insertionBy(K))
      visitInsertion(*Call, K, &Lambda);
    if (K.Carrier && K.Kind == Keeper::Variable)
      for (const auto &[Call, Holder] : insertionsOf(*K.Carrier))
        visitInsertion(*Call, Holder, &Lambda);
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
  const IterationRelease Releases;
  LoopDrains InLoops;
  Drains &ByOthers;
  ASTContext &Context;
  llvm::SmallPtrSet<const CallExpr *, 8> Reported;
  /// The objects that have guards which the body dismisses.
  llvm::SmallPtrSet<const ValueDecl *, 4> Dismissed;
  /// Whether a local variable is returned or moved, once that was asked.
  llvm::DenseMap<const VarDecl *, bool> HandedOn;
  /// The insertions that what a variable holds may come to, by way of others.
  llvm::DenseMap<const VarDecl *,
                 std::vector<std::pair<const CallExpr *, Keeper>>>
      InsertionsOf;

  /// The call that hands an action to \p K, if it may pile up there; otherwise
  /// null.
  static const CallExpr *insertionBy(const Keeper &K) {
    return K.Kind == Keeper::Variable || K.Kind == Keeper::Elsewhere
               ? dyn_cast_or_null<CallExpr>(K.At)
               : nullptr;
  }

  /// The insertions of what \p Carrier holds, looked for once: a body may give
  /// one variable many lambdas.
  const std::vector<std::pair<const CallExpr *, Keeper>> &
  insertionsOf(const VarDecl &Carrier) {
    auto [It, IsNew] = InsertionsOf.try_emplace(&Carrier);
    if (!IsNew)
      return It->second;
    llvm::SmallPtrSet<const VarDecl *, 4> Seen{&Carrier};
    llvm::SmallVector<const VarDecl *, 4> Work{&Carrier};
    while (!Work.empty())
      for (const Mention &M : Walk.mentionsOf(*Work.pop_back_val())) {
        Keeper K = Keepers.find(*M.At, Walk);
        if (const CallExpr *Call = insertionBy(K))
          It->second.emplace_back(Call, K);
        if (K.Carrier && K.Kind == Keeper::Variable &&
            Seen.insert(K.Carrier).second)
          Work.push_back(K.Carrier);
      }
    return It->second;
  }

  void visitInsertion(const CallExpr &Call, const Keeper &K,
                      const LambdaExpr *Action) {
    if (Reported.count(&Call))
      return;
    const Loop *Around = Flow.loopAround(Flow.pointOf(&Call));
    const Expr *Receiver = receiverOf(Call);
    if (!Around || !Receiver || !isSameEachTime(*Receiver, Call, *Around) ||
        !isDeclaredOutside(K, *Around) ||
        InLoops.mayDrain(*Around, K, *Receiver) ||
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
    if (isHandedOn(K) || !classify(D, K, Holder, Action) ||
        InLoops.renews(*Around, K, *Receiver) ||
        (D.Kind == PileKind::Releases && isWorkQueue(*Receiver)) ||
        undoesOnFailure(D, K) ||
        isEndedByClass(K.Inside ? K.Member : namedObject(Receiver)))
      return;
    // A guard would act even if the list is told to forget what it has.
    if (D.Kind == PileKind::DeferList &&
        !Keepers.types().onDestruction(Holder).RunsUnasked)
      D.Action = nullptr;
    D.Callable = callableGiven(Call);
    D.Kept = wrapperIn(K.Member ? K.Member->getType() : Holder);
    Reported.insert(&Call);
    Found.push_back(D);
  }

  /// Whether \p D is kept to be undone if not all succeeds: the body calls off
  /// what it collects, or runs it on some paths only.
  bool undoesOnFailure(const LoopDeferral &D, const Keeper &K) const {
    if (D.Kind != PileKind::Releases)
      return K.Object && Dismissed.count(K.Object);
    const auto *Var = dyn_cast_or_null<VarDecl>(K.Object);
    return Var && K.Kind == Keeper::Variable && Var->hasLocalStorage() &&
           isUndoList(*Var, *D.Around, Flow, Walk);
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
      return !addsHandle(*D.Insertion, Types);
    D.Kind = PileKind::Releases;
    D.Released = Action ? Releases.releasedBy(*Action, *D.Around) : nullptr;
    return D.Released && Types.isContainerOfCallables(Holder) &&
           !isContainerOfThreads(Holder);
  }

  /// Whether \p Method is called swap, in upper or lower case: it gives the
  /// guards to another object, where they wait on.
  static bool isNamedSwap(const CXXMethodDecl &Method) {
    return Method.getIdentifier() &&
           Method.getName().equals_insensitive("swap");
  }

  /// Whether \p Holder is a member container of guards that a method of its
  /// class empties: they last until that is called.
  bool isEndedByClass(const ValueDecl *Holder) const {
    const auto *Member = dyn_cast_or_null<FieldDecl>(Holder);
    return Member &&
           Keepers.types().isContainerOfGuards(
               pointeeOrSelf(Member->getType())) &&
           llvm::any_of(
               ByOthers.of(*Member, Context), [&](const FunctionDecl *Other) {
                 const auto *Method = dyn_cast<CXXMethodDecl>(Other);
                 return Method && Method != &Body &&
                        !isa<CXXConstructorDecl, CXXDestructorDecl>(Method) &&
                        !isNamedSwap(*Method) &&
                        !Method->isCopyAssignmentOperator() &&
                        !Method->isMoveAssignmentOperator() &&
                        Method->getParent()->getCanonicalDecl() ==
                            Member->getParent()->getCanonicalDecl();
               });
  }

  /// Notes whose guards \p Call dismisses: they are there to undo what does not
  /// succeed as a whole.
  void noteDismissal(const CallExpr &Call) {
    const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call);
    const CXXMethodDecl *Callee = Method ? Method->getMethodDecl() : nullptr;
    if (Callee && isNamedAsDismissal(*Callee))
      Dismissed.insert(Walk.rootOf(Method->getImplicitObjectArgument()));
  }

  /// Whether the body returns or moves the local variable that \p K is: what it
  /// collects is its result, and somebody else's to release.
  bool isHandedOn(const Keeper &K) {
    const auto *Var = dyn_cast_or_null<VarDecl>(K.Object);
    if (!Var || K.Kind != Keeper::Variable)
      return false;
    auto [It, IsNew] = HandedOn.try_emplace(Var);
    if (IsNew)
      It->second = llvm::any_of(Walk.mentionsOf(*Var), [&](const Mention &M) {
        const Stmt *S = Walk.parentOf(*M.At);
        while (isa_and_nonnull<ImplicitCastExpr, ParenExpr, CXXConstructExpr,
                               MaterializeTemporaryExpr, CXXBindTemporaryExpr,
                               ExprWithCleanups>(S))
          S = Walk.parentOf(*S);
        const auto *Call = dyn_cast_or_null<CallExpr>(S);
        return isa_and_nonnull<ReturnStmt, CoreturnStmt>(S) ||
               (Call && Call->isCallToStdMove());
      });
    return It->second;
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
      return accessorOf(*Call);
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var)
      return false;
    // A static variable is one, wherever it is declared. A cursor moves on.
    return isSteady(*Var, Around, &Insertion);
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
             isFixed(*Element->getArg(1), Around) || wraps(*Element->getArg(1));
    }
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (!Callee || !Callee->getIdentifier() || !isInStd(*Callee))
      return false;
    StringRef Name = Callee->getName();
    return Name == "assign" ||
           ((Name == "insert_or_assign" || Name == "try_emplace") &&
            (isFixed(*Call.getArg(0), Around) || wraps(*Call.getArg(0))));
  }

  /// Whether \p Key comes round to values that it had: `i % 8`, `i & mask`.
  static bool wraps(const Expr &Key) {
    const auto *Binary = dyn_cast<BinaryOperator>(
        Key.IgnoreUnlessSpelledInSource()->IgnoreParenCasts());
    return Binary &&
           (Binary->getOpcode() == BO_Rem || Binary->getOpcode() == BO_And);
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

  /// Whether \p Change is `list += f` of an object, and not of an iterator.
  static bool addsToObject(const Expr &Change, const VarDecl &Var) {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Change);
    return Operator && Operator->getOperator() == OO_PlusEqual &&
           Var.getType()->isRecordType() && !hasArrow(Var.getType());
  }

  /// Whether \p Var is one variable for all iterations, which nothing but
  /// \p Except changes.
  bool isSteady(const VarDecl &Var, const Loop &Around,
                const CallExpr *Except) const {
    bool IsAnew =
        Var.hasLocalStorage() && Around.encloses(Flow.loopAround(Var));
    return !IsAnew &&
           llvm::none_of(Walk.changesOf(Var), [&](const Mention &Change) {
             return Change.At != Except && Flow.isIn(Around, *Change.At) &&
                    !addsToObject(*Change.At, Var);
           });
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
