//===--- LoopDeferral.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/LoopDeferral.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

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

/// Whether \p Type holds one element at most: what is put in replaces it.
static bool holdsOne(QualType Type) {
  std::string Name = qualifiedClassName(Type);
  return Name == "std::optional" || isSmartPointer(Type);
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

namespace {

/// One body's search.
class Finder {
public:
  Finder(const BodyFlow &Flow, const BodyWalk &Walk, KeeperFinder &Keepers,
         const ReleaseRecognizer &Releases)
      : Flow(Flow), Walk(Walk), Keepers(Keepers), Releases(Releases) {
    for (const Wait &W : Walk.waits())
      if (FlowPoint Point = Flow.pointOf(W.Call);
          Point.Block && (!W.IfItDrains || mayDrain(*W.IfItDrains)))
        noteDrain(W.Object, Flow.loops().loopOf(*Point.Block));
    for (const Custodian &C : Walk.custody())
      noteDrain(C.Object, Flow.loopAround(*C.By));
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
  const BodyFlow &Flow;
  const BodyWalk &Walk;
  KeeperFinder &Keepers;
  const ReleaseRecognizer &Releases;
  llvm::SmallPtrSet<const CallExpr *, 8> Reported;
  /// The loops that may drain an object; null is `*this`.
  llvm::DenseSet<std::pair<const ValueDecl *, const Loop *>> Drained;

  void visitInsertion(const CallExpr &Call, const Keeper &K,
                      const LambdaExpr *Action) {
    FlowPoint Point = Flow.pointOf(&Call);
    const Loop *Around =
        Point.Block ? Flow.loops().loopOf(*Point.Block) : nullptr;
    const Expr *Receiver = receiverOf(Call);
    if (!Around || !Receiver || !isSameEachTime(*Receiver, Call, *Around) ||
        !isDeclaredOutside(K, *Around) || isDrainedIn(*Around, K))
      return;
    LoopDeferral D;
    D.Insertion = &Call;
    D.Holder = K.Object;
    D.Around = Around;
    D.Action = Action && isArgument(*Action, Call) ? Action : nullptr;
    if (!classify(D, K, pointeeOrSelf(Receiver->getType()), Action))
      return;
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
      return true;
    D.Kind = PileKind::Releases;
    D.Released = Action ? Releases.releasedBy(*Action) : nullptr;
    return D.Released && isAcquiredIn(*D.Around, *D.Released) &&
           Types.isContainerOfCallables(Holder);
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
      } else {
        break;
      }
    }
    if (isa<CXXThisExpr>(E))
      return true;
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return Call->getNumArgs() == 0; // an accessor
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    const Loop *Declares = Var ? Flow.loopAround(*Var) : nullptr;
    if (!Var ||
        (Declares && Around.encloses(Declares) && Var->hasLocalStorage()))
      return false;
    // A cursor moves on.
    return llvm::none_of(Walk.changesOf(*Var), [&](const Mention &Change) {
      FlowPoint Point = Flow.pointOf(Change.At);
      return Change.At != &Insertion && Point.Block &&
             Around.encloses(Flow.loops().loopOf(*Point.Block));
    });
  }

  /// Whether the loop does anything that may run or drop what \p K has.
  bool isDrainedIn(const Loop &Around, const Keeper &K) const {
    return (K.Object && Drained.count({K.Object, &Around})) ||
           (K.OfThis && Drained.count({nullptr, &Around}));
  }

  /// Notes that the loops from \p L outwards may drain \p Object.
  void noteDrain(const ValueDecl *Object, const Loop *L) {
    for (; L && Drained.insert({Object, L}).second; L = L->Parent)
      ;
  }

  /// Whether the iteration gets hold of what \p Var has: by a call or by new,
  /// not as an element of what was there before.
  bool isAcquiredIn(const Loop &Around, const VarDecl &Var) const {
    const Loop *Declares = Flow.loopAround(Var);
    if (!Declares || !Around.encloses(Declares) || !Var.getInit())
      return false;
    const Expr *Init = Var.getInit()->IgnoreUnlessSpelledInSource();
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Init))
      Init = Cast->getSubExpr()->IgnoreUnlessSpelledInSource();
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Init))
      return Method->getMethodDecl() &&
             (!isInStd(*Method->getMethodDecl()) ||
              Method->getMethodDecl()->getNameAsString() == "release");
    return isa<CXXNewExpr>(Init) || !Walk.changesOf(Var).empty() ||
           (isa<CallExpr>(Init) && !isa<CXXOperatorCallExpr>(Init));
  }
};

} // namespace

std::vector<LoopDeferral> findLoopDeferrals(const BodyFlow &Flow,
                                            const BodyWalk &Walk,
                                            KeeperFinder &Keepers,
                                            const ReleaseRecognizer &Releases) {
  if (Flow.loops().empty())
    return {};
  Finder F(Flow, Walk, Keepers, Releases);
  for (const LambdaExpr *Lambda : Walk.lambdas())
    F.visit(*Lambda);
  for (const CallExpr *Call : Walk.calls()) {
    F.visitPlainInsertion(*Call);
    F.visitCallOnList(*Call);
  }
  return std::move(F.Found);
}

} // namespace defercliff
