//===--- LoopCapture.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/LoopCapture.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/deferral/OwnerBehind.h"
#include "lib/deferral/Storage.h"
#include "lib/deferral/WaitSearch.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// Whether objects of \p Type are there to be seen changing.
static bool isAtomic(QualType Type) {
  return Type.isVolatileQualified() || Type->isAtomicType() ||
         qualifiedClassName(Type).find("std::atomic") == 0;
}

/// Whether a member of \p Class, or of a member, is an array of bytes.
static bool hasBytes(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.fields(), [](const FieldDecl *Field) {
    const auto *Array = Field->getType()->getAsArrayTypeUnsafe();
    const CXXRecordDecl *Part = recordOf(Field->getType());
    return (Array && Array->getElementType()->isCharType()) ||
           (Array && Array->getElementType()->isStdByteType()) ||
           (Part && !Field->getType()->isReferenceType() && hasBytes(*Part));
  });
}

namespace {

/// One body's search.
class Finder {
public:
  Finder(const BodyFlow &Flow, const BodyWalk &Walk, KeeperFinder &Keepers,
         Drains &ByOthers, ASTContext &Context)
      : Flow(Flow), Walk(Walk), Keepers(Keepers),
        Waits(Flow, Walk, Keepers, ByOthers, Context),
        SM(Context.getSourceManager()) {
    for (const CFGBlock *Block : Flow.graph())
      if (const Loop *L = Flow.loops().loopOf(*Block))
        LoopStatements.insert(L->Closing);
  }

  void visit(const Action &A) {
    FlowPoint Point = Flow.pointOf(A.Made);
    if (!Point.Block)
      return;
    // Where the action goes, and on from each variable that holds it.
    Carriers.clear();
    llvm::SmallVector<const Expr *, 4> Work{A.Made};
    while (!Work.empty()) {
      Keeper KeptBy = Keepers.find(*Work.pop_back_val(), Walk);
      if (KeptBy.Carrier && !llvm::is_contained(Carriers, KeptBy.Carrier)) {
        Carriers.push_back(KeptBy.Carrier);
        follow(KeptBy, A, Work);
      }
      followContents(KeptBy, A, Work);
      if (KeptBy.Kind != Keeper::Unknown && KeptBy.Kind != Keeper::RunsNow)
        for (const ValueDecl *Variable : A.Variables)
          visitCapture(A, Point, KeptBy, *Variable);
    }
  }

  std::vector<LoopCapture> Found;

private:
  const BodyFlow &Flow;
  const BodyWalk &Walk;
  KeeperFinder &Keepers;
  WaitSearch Waits;
  const SourceManager &SM;
  /// The statements of the loops that run more than once.
  llvm::SmallPtrSet<const Stmt *, 8> LoopStatements;
  /// The variables that hold the action at hand on its way.
  llvm::SmallVector<const VarDecl *, 4> Carriers;
  /// Where the entry of an action stands in \c Found.
  llvm::DenseMap<const Action *, size_t> FoundOf;
  /// Whether a body changes a variable: asked once for each of both.
  llvm::DenseMap<std::pair<const Stmt *, const VarDecl *>, bool> Changes;

  /// Adds to \p Work where the variable that holds \p A is named from there on,
  /// up to where each path gives it another action.
  void follow(const Keeper &KeptBy, const Action &A,
              llvm::SmallVectorImpl<const Expr *> &Work) const {
    const Scope *OfAction = nullptr;
    llvm::SmallPtrSet<const Expr *, 8> Set;
    for (const Mention &M : Walk.changesOf(*KeptBy.Carrier))
      Set.insert(M.At);
    llvm::ArrayRef<Mention> After = mentionsAfter(*KeptBy.Carrier, A);
    llvm::ArrayRef<Mention> All = Walk.mentionsOf(*KeptBy.Carrier);
    if (After.size() < All.size())
      OfAction = All[All.size() - After.size() - 1].Where;
    for (const Mention &M : After) {
      const auto *Around = dyn_cast_or_null<Expr>(Walk.parentOf(*M.At));
      if (Around && Set.count(Around) && OfAction &&
          M.Where->encloses(*OfAction))
        break;
      Work.push_back(M.At);
    }
  }

  /// Adds to \p Work where all that a container of the iteration keeps goes on
  /// to somebody else.
  void followContents(const Keeper &KeptBy, const Action &A,
                      llvm::SmallVectorImpl<const Expr *> &Work) {
    const auto *Holder = KeptBy.Kind == Keeper::Variable && !KeptBy.Carrier
                             ? dyn_cast<VarDecl>(KeptBy.Object)
                             : nullptr;
    if (!Holder || !Flow.loopAround(*Holder) ||
        llvm::is_contained(Carriers, Holder))
      return;
    Carriers.push_back(Holder);
    for (const Mention &M : mentionsAfter(*Holder, A))
      if (handsOnContents(*M.At))
        Work.push_back(M.At);
  }

  /// Whether \p Named, the name of a container, stands where what it holds is
  /// moved, swapped, assigned or returned.
  bool handsOnContents(const Expr &Named) const {
    const Stmt *S = &Named;
    const Stmt *Around = Walk.parentOf(*S);
    while (isa_and_nonnull<ImplicitCastExpr, ParenExpr, CXXConstructExpr,
                           MaterializeTemporaryExpr>(Around)) {
      S = Around;
      Around = Walk.parentOf(*S);
    }
    if (const auto *Member = dyn_cast_or_null<MemberExpr>(Around))
      return Member->getMemberDecl()->getDeclName().isIdentifier() &&
             Member->getMemberDecl()->getName() == "swap";
    const auto *Call = dyn_cast_or_null<CallExpr>(Around);
    if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Call))
      return Operator->getOperator() == OO_Equal && Operator->getArg(1) == S;
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return isa_and_nonnull<ReturnStmt>(Around) ||
           (Callee && Callee->getIdentifier() &&
            (Call->isCallToStdMove() || Callee->getName() == "swap"));
  }

  /// The mentions of \p Var behind \p A in the text, which is the order of the
  /// walk.
  llvm::ArrayRef<Mention> mentionsAfter(const VarDecl &Var,
                                        const Action &A) const {
    llvm::ArrayRef<Mention> All = Walk.mentionsOf(Var);
    auto First = llvm::partition_point(All, [&](const Mention &M) {
      return !SM.isBeforeInTranslationUnit(A.Made->getBeginLoc(),
                                           M.At->getBeginLoc());
    });
    return All.drop_front(First - All.begin());
  }

  /// The for statement in whose head \p Var of \p Where is declared; null if
  /// it is in none, or in one that is no loop. The action may leave that loop
  /// at once. What is returned from a block may have no loop around it.
  const ForStmt *headOf(const VarDecl &Var, const Scope &Where,
                        const Keeper &KeptBy) const {
    const auto *For = dyn_cast_or_null<ForStmt>(Where.Owner);
    const auto *Init =
        For ? dyn_cast_or_null<DeclStmt>(For->getInit()) : nullptr;
    bool IsHead = Init && llvm::is_contained(Init->decls(), &Var) &&
                  (KeptBy.Kind == Keeper::Caller || LoopStatements.count(For));
    return IsHead ? For : nullptr;
  }

  /// The range-for among the loops from \p L outwards whose variable \p Var is;
  /// null if there is none.
  static const CXXForRangeStmt *rangeForOf(const VarDecl &Var, const Loop *L) {
    for (; L; L = L->Parent)
      if (const auto *For = dyn_cast_or_null<CXXForRangeStmt>(L->Closing);
          For && For->getLoopVariable() == &Var)
        return For;
    return nullptr;
  }

  /// A change of a variable between two rounds of a loop.
  struct Step {
    const Expr *At = nullptr;
    const Loop *Around = nullptr;
  };

  /// The change of \p Var in the innermost loop from \p L outwards that has
  /// one.
  Step stepOf(const VarDecl &Var, const Loop &L) const {
    for (const Loop *Around = &L; Around; Around = Around->Parent)
      for (const Mention &Change : Walk.changesOf(Var)) {
        FlowPoint Point = Flow.pointOf(Change.At);
        if (Point.Block && Around->encloses(Flow.loops().loopOf(*Point.Block)))
          return {Change.At, Around};
      }
    return {};
  }

  /// Where \p Var is changed while the guard \p Holder, which was made before,
  /// is alive; null if nowhere.
  const Expr *changeUnderGuard(const VarDecl &Var,
                               const VarDecl &Holder) const {
    const Scope *OfGuard = Walk.scopeOf(Holder);
    for (const Mention &Change : Walk.changesOf(Var))
      // What a call may do to it is not certain enough: the action is often
      // meant to see it.
      if (OfGuard && OfGuard->encloses(*Change.Where) &&
          (!isa<CallExpr>(Change.At) || isa<CXXOperatorCallExpr>(Change.At)) &&
          SM.isBeforeInTranslationUnit(Holder.getLocation(),
                                       Change.At->getBeginLoc()))
        return Change.At;
    return nullptr;
  }

  /// Whether anything in \p Body, actions included, may change \p Var.
  bool isChangedIn(const Stmt *Body, const VarDecl &Var) {
    auto [It, New] = Changes.try_emplace({Body, &Var});
    if (New)
      It->second = mayChange(Body, Var, /*IntoLambdas=*/true);
    return It->second;
  }

  /// Whether the keeper is a container of callables that is the body's own, and
  /// drops them when it dies.
  bool isListOfBody(const Keeper &KeptBy) const {
    const auto &Object = *cast<VarDecl>(KeptBy.Object);
    return !KeptBy.ActsWhenDestroyed && Object.hasLocalStorage() &&
           !isa<ParmVarDecl>(Object) && !Object.getType()->isReferenceType() &&
           Keepers.types().isContainerOfCallables(Object.getType());
  }

  /// Whether the keeper can still hold the action when \p Var of \p VarScope is
  /// gone.
  bool outlives(const Keeper &KeptBy, FlowPoint From, const VarDecl &Var,
                const Scope &VarScope) const {
    if (KeptBy.Kind != Keeper::Variable)
      return true;
    const auto &Object = *cast<VarDecl>(KeptBy.Object);
    const Scope *KeeperScope = Walk.scopeOf(Object);
    if (!KeeperScope) // a parameter
      KeeperScope = &Walk.outermost();
    if (KeeperScope == &VarScope)
      // What is declared first dies last.
      return KeptBy.ActsWhenDestroyed && !isa<ParmVarDecl>(Var) &&
             SM.isBeforeInTranslationUnit(Object.getLocation(),
                                          Var.getLocation());
    if (!KeeperScope->encloses(VarScope))
      return false;
    // A single callable may be set and called in the same iteration each
    // time; only a later use proves something.
    bool IsSlot = KeptBy.Replaces && !KeptBy.ActsWhenDestroyed;
    FlowPoint Set = Flow.pointOf(KeptBy.At);
    if (!KeptBy.IsCallable && !IsSlot)
      return !isListOfBody(KeptBy) ||
             !Waits.isSpentInTime(Object, Set.Block ? Set : From, Var);
    const auto *Call = dyn_cast_or_null<CallExpr>(KeptBy.At);
    return Waits.usedAfterDeath(
        Object, Set.Block ? Set : From,
        IsSlot && Call ? Call->getDirectCallee() : nullptr, Var);
  }

  /// The class of somebody's own, with room for some bytes, that the closure of
  /// \p A is put into; null if there is none.
  const CXXRecordDecl *roomFor(const Action &A) const {
    for (const Stmt *S = A.Made; S && isa<Expr>(S); S = Walk.parentOf(*S))
      if (const auto *Made = dyn_cast<CXXConstructExpr>(S))
        if (const CXXRecordDecl *Class = recordOf(Made->getType());
            Class && !isInStd(*Class) && !isKnownWrapper(Made->getType()) &&
            hasBytes(*Class))
          return Class;
    return nullptr;
  }

  void visitCapture(const Action &A, FlowPoint Point, const Keeper &KeptBy,
                    const ValueDecl &Captured) {
    const Storage Where = storageOf(Captured);
    const VarDecl *Var = Where.Owner;
    if (!Var || (Where.IsElement && !keepsElements(Where, Walk)))
      return;
    const Scope *VarScope = Walk.scopeOf(*Var);
    if (!VarScope) // a parameter
      VarScope = &Walk.outermost();
    const Loop *L = Flow.loops().loopOf(*Point.Block);
    const ForStmt *Head = headOf(*Var, *VarScope, KeptBy);
    bool LivesInLoop = Head || Flow.loopAround(*Var);
    if (LivesInLoop && outlives(KeptBy, Point, *Var, *VarScope)) {
      if (Waits.alwaysWaits(A, Carriers, Point, KeptBy, *Var))
        return;
      LoopCapture &Entry = add(A, CaptureProblem::Dangling, Captured, KeptBy);
      Entry.DiesWithLoop &= Head != nullptr;
      Entry.FixedRoom = roomFor(A);
      if (!Entry.CopyDependsOn)
        Entry.CopyDependsOn =
            ownerBehind(Captured, Flow, *Walk.outermost().Owner);
      return;
    }
    if (!L || Where.IsElement)
      return;
    if (KeptBy.IsGuard && KeptBy.Kind == Keeper::Variable) {
      visitGuardCapture(A, KeptBy, Captured, *Var, Head, *L);
      return;
    }
    if (Head || isAtomic(Var->getType()))
      return;
    // The loop that changes it may be inside the one that declares it.
    Step S = stepOf(*Var, *L);
    const Loop *Declares = Flow.loopAround(*Var);
    bool LivesLonger =
        !Declares || (Declares != S.Around && Declares->encloses(S.Around));
    if (S.At && LivesLonger && staysBehind(KeptBy, Point, *Var, *S.Around) &&
        !changesItself(A, *Var) && !isShared(A, *Var) &&
        !comparesWithCopy(A, *Var) &&
        !Waits.alwaysWaits(A, Carriers, Point, KeptBy, *Var, S.Around))
      add(A, CaptureProblem::ChangedValue, Captured, KeptBy).Change = S.At;
  }

  /// The action runs at the end of the iteration: what is seen then is what the
  /// loop variable is by then.
  void visitGuardCapture(const Action &A, const Keeper &KeptBy,
                         const ValueDecl &Captured, const VarDecl &Var,
                         const ForStmt *Head, const Loop &Around) {
    const auto &Holder = *cast<VarDecl>(KeptBy.Object);
    const CXXForRangeStmt *RangeFor = rangeForOf(Var, &Around);
    // A pointer that the loop moves on is its variable, wherever declared, and
    // so is a counter that it asks.
    bool IsCursor =
        (Var.getType()->isPointerType() ||
         (Var.getType()->isIntegerType() && names(conditionOf(Around), Var))) &&
        !Flow.loopAround(Var) &&
        llvm::all_of(Walk.changesOf(Var), [&](const Mention &M) {
          return stepsFromItself(*M.At, Var);
        });
    if ((!Head && !RangeFor && !IsCursor) || !isa<VarDecl>(Captured))
      return;
    if (const Expr *Change = changeUnderGuard(Var, Holder)) {
      if (!changesItself(A, Var))
        add(A, CaptureProblem::ChangedValue, Captured, KeptBy).Change = Change;
      return;
    }
    if (!Head && !RangeFor)
      return;
    const Stmt *Body = Head ? Head->getBody() : RangeFor->getBody();
    if (!isChangedIn(Body, Var))
      add(A, CaptureProblem::CopyAsCheap, Captured, KeptBy);
  }

  /// What says whether \p L goes on; null if it has no condition.
  static const Expr *conditionOf(const Loop &L) {
    if (const auto *While = dyn_cast_or_null<WhileStmt>(L.Closing))
      return While->getCond();
    if (const auto *Do = dyn_cast_or_null<DoStmt>(L.Closing))
      return Do->getCond();
    const auto *For = dyn_cast_or_null<ForStmt>(L.Closing);
    return For ? For->getCond() : nullptr;
  }

  /// Whether \p Change, an expression, gives \p Var a value made from its old
  /// one: `++p`, `p = p->next`.
  static bool stepsFromItself(const Expr &Change, const VarDecl &Var) {
    const auto *Assignment = dyn_cast<BinaryOperator>(&Change);
    return !Assignment || Assignment->isCompoundAssignmentOp() ||
           names(Assignment->getRHS(), Var);
  }

  /// Whether the action is meant to see \p Var change: it is a flag or a
  /// callable, or the action takes a lock before it looks.
  bool isShared(const Action &A, const VarDecl &Var) const {
    QualType Type = Var.getType().getNonReferenceType();
    return Type->isBooleanType() ||
           callableKind(Type) == CallableKind::Wrapper ||
           llvm::any_of(Waits.usedBy(A), [](const ValueDecl *Used) {
             const std::string Name = qualifiedClassName(Used->getType());
             return StringRef(Name).contains_insensitive("mutex") ||
                    StringRef(Name).contains("condition_variable");
           });
  }

  /// Whether the action may change \p Var: then it is meant to see changes.
  static bool changesItself(const Action &A, const VarDecl &Var) {
    const LambdaExpr *Lambda = A.lambda();
    return !Lambda || mayChange(Lambda->getBody(), Var, /*IntoLambdas=*/true);
  }

  static bool isNameOf(const Expr &E, const VarDecl &Var) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E.IgnoreImplicit());
    return Ref && Ref->getDecl() == &Var;
  }

  /// Whether the action has a copy of \p Var as well, `mine = generation`: it
  /// is there to tell whether the value has changed.
  static bool comparesWithCopy(const Action &A, const VarDecl &Var) {
    const LambdaExpr *Lambda = A.lambda();
    return Lambda &&
           llvm::any_of(Lambda->captures(), [&](const LambdaCapture &Capture) {
             const auto *Own = Capture.capturesVariable()
                                   ? dyn_cast<VarDecl>(Capture.getCapturedVar())
                                   : nullptr;
             return Own && Own->isInitCapture() &&
                    !Own->getType()->isReferenceType() &&
                    isNameOf(*Own->getInit(), Var);
           });
  }

  /// Whether the keeper still holds the action when the loop \p L has changed
  /// \p Var: it is declared outside, and is not set anew each time before it is
  /// called.
  bool staysBehind(const Keeper &KeptBy, FlowPoint From, const VarDecl &Var,
                   const Loop &L) const {
    if (KeptBy.Kind != Keeper::Variable)
      return true;
    const auto &Object = *cast<VarDecl>(KeptBy.Object);
    const Loop *OfKeeper = Flow.loopAround(Object);
    if (OfKeeper && L.encloses(OfKeeper))
      return false;
    if (KeptBy.Replaces)
      return false;
    FlowPoint Set = Flow.pointOf(KeptBy.At);
    if (!KeptBy.IsCallable)
      return !isListOfBody(KeptBy) ||
             !Waits.isSpentInTime(Object, Set.Block ? Set : From, Var,
                                  /*OrChanges=*/true);
    return Waits.usedAfterChange(Object, Set.Block ? Set : From, Var);
  }

  /// The entry of \p A, in which \p Captured now stands if \p Problem is the
  /// worst of \p A's.
  LoopCapture &add(const Action &A, CaptureProblem Problem,
                   const ValueDecl &Captured, const Keeper &KeptBy) {
    auto [It, New] = FoundOf.try_emplace(&A, Found.size());
    if (New)
      Found.emplace_back();
    LoopCapture &Entry = Found[It->second];
    if (!New && Entry.Problem < Problem)
      return Milder = LoopCapture();
    if (New || Problem < Entry.Problem) {
      Entry = LoopCapture();
      Entry.Deferred = &A;
      Entry.Problem = Problem;
      Entry.KeptBy = KeptBy;
      Entry.DiesWithLoop = Problem == CaptureProblem::Dangling;
    }
    if (!llvm::is_contained(Entry.Variables, &Captured))
      Entry.Variables.push_back(&Captured);
    return Entry;
  }

  /// Takes what is said of a problem that is not the worst.
  LoopCapture Milder;
};

} // namespace

std::vector<LoopCapture>
findLoopCaptures(const BodyFlow &Flow, const BodyWalk &Walk,
                 KeeperFinder &Keepers, Drains &ByOthers, ASTContext &Context) {
  if (Flow.loops().empty() || Walk.actions().empty())
    return {};
  Finder F(Flow, Walk, Keepers, ByOthers, Context);
  for (const Action &A : Walk.actions())
    F.visit(A);
  return std::move(F.Found);
}

} // namespace defercliff
