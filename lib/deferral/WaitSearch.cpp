//===--- WaitSearch.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/WaitSearch.h"

#include "lib/Compat.h"
#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/deferral/Custodian.h"
#include "lib/deferral/WaitingCalls.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// Whether \p Call may run the lambdas that it is given before it returns.
static bool mayRunNow(const Expr &Call, const BodyWalk &Walk,
                      KeeperFinder &Keepers) {
  const auto *WithArguments = dyn_cast<CallExpr>(&Call);
  return WithArguments &&
         llvm::any_of(WithArguments->arguments(), [&](const Expr *Argument) {
           const LambdaExpr *Lambda = findLambda(Argument);
           if (!Lambda)
             return false;
           Keeper::KeeperKind Kind = Keepers.find(*Lambda, Walk).Kind;
           return Kind == Keeper::RunsNow || Kind == Keeper::Unknown;
         });
}

WaitSearch::WaitSearch(const BodyFlow &Flow, const BodyWalk &Walk,
                       KeeperFinder &Keepers, Drains &ByOthers,
                       ASTContext &Context)
    : Flow(Flow), Walk(Walk), ByOthers(ByOthers), Context(Context),
      Conditions(Flow, Walk, Context) {
  // The calls that hand over an action are no waits for it. What is called on
  // their result may be one: `queue.add([&] {...}).run();`
  llvm::SmallPtrSet<const Stmt *, 16> HandsOver;
  for (const Action &A : Walk.actions())
    for (const Stmt *S = A.Made;
         S && isa<Expr>(S) && !isa<MemberExpr>(S) && !isForElements(*S);
         S = Walk.parentOf(*S))
      if (!HandsOver.insert(S).second)
        break;
  for (const Wait &W : Walk.waits())
    // A predicate given to a wait makes it no handing over.
    if (W.Blocks || !HandsOver.count(W.Call) ||
        (W.InLambda && mayRunNow(*W.Call, Walk, Keepers)))
      WaitsOn[W.Object].push_back(W);
}

/// Whether \p W is a wait, by its name or by the body of the method.
bool WaitSearch::counts(const Wait &W, bool OnlyBlocking) const {
  if (!W.IfItDrains)
    return W.Blocks || !OnlyBlocking;
  auto [It, New] =
      (OnlyBlocking ? Blocking : Draining).try_emplace(W.IfItDrains);
  if (New)
    It->second = OnlyBlocking ? blocks(*W.IfItDrains) : mayDrain(*W.IfItDrains);
  return It->second;
}

/// Adds to \p Used the variables and own members that \p S names.
static void collectNamed(const Stmt *S,
                         llvm::SmallPtrSetImpl<const ValueDecl *> &Used) {
  if (!S)
    return;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    if (isa<VarDecl>(Ref->getDecl()))
      Used.insert(Ref->getDecl());
  } else if (const auto *Member = dyn_cast<MemberExpr>(S);
             Member &&
             isa<CXXThisExpr>(Member->getBase()->IgnoreParenCasts())) {
    Used.insert(Member->getMemberDecl());
  }
  for (const Stmt *Child : S->children())
    collectNamed(Child, Used);
}

llvm::SmallPtrSet<const ValueDecl *, 8>
WaitSearch::usedBy(const Action &A) const {
  llvm::SmallPtrSet<const ValueDecl *, 8> Used;
  const LambdaExpr *Lambda = A.lambda();
  if (!Lambda) {
    Used.insert(A.Variables.begin(), A.Variables.end());
    return Used;
  }
  collectNamed(Lambda->getBody(), Used);
  for (const Expr *Init : Lambda->capture_inits())
    if (const ValueDecl *Object = Init ? Walk.rootOf(Init) : nullptr) {
      Used.insert(Object);
      // What another lambda refers to that this one calls.
      const auto *Var = dyn_cast<VarDecl>(Object);
      const LambdaExpr *Other =
          Var && Var->hasLocalStorage() ? findLambda(Var->getInit()) : nullptr;
      if (Other)
        collectNamed(Other->getBody(), Used);
    }
  return Used;
}

/// The object whose state \p E, a condition, is about, and whether a true value
/// says that it keeps something. Null if it is about more, or not known.
static std::pair<const ValueDecl *, bool> stateAsked(const Expr *E,
                                                     const BodyWalk &Walk) {
  bool IfTrue = true;
  E = withoutNegations(E, IfTrue);
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  if (!Method)
    return {Call ? nullptr : Walk.rootOf(E), IfTrue};
  if (!Method->isConst() || Call->getNumArgs() != 0)
    return {};
  StringRef Name = Method->getIdentifier() ? Method->getName() : StringRef();
  if (Name == "empty" || Name == "isEmpty")
    IfTrue = !IfTrue;
  else if (Name != "joinable" && Name != "valid" && Name != "has_value" &&
           !isa<CXXConversionDecl>(Method))
    return {};
  return {Walk.rootOf(Call->getImplicitObjectArgument()), IfTrue};
}

/// The block that follows \p Block if one of \p Keepers says there that it
/// keeps nothing; null if none is asked.
const CFGBlock *WaitSearch::ifNothingIsKept(const CFGBlock &Block,
                                            const Objects &Keepers) const {
  const Expr *Condition = conditionOf(Block);
  if (!Condition)
    return nullptr;
  auto [Object, IfTrue] = stateAsked(Condition, Walk);
  if (!Object ||
      !(Keepers.count(Object) || Keepers.count(Walk.originOf(*Object))))
    return nullptr;
  return wayOn(Block, !IfTrue);
}

/// The waits on \p Object. One inside a loop that \p Around encloses, as in
/// `for (auto &t : threads) t.join();`, stands at that loop's head: it is meant
/// for all elements, also if there are none. The call \p HandOver is none.
void WaitSearch::collect(const ValueDecl *Object, bool OnlyBlocking,
                         const Loop *Around, const Stmt *HandOver,
                         WaitPoints &Points) const {
  auto It = WaitsOn.find(Object);
  if (It == WaitsOn.end())
    return;
  for (const Wait &W : It->second) {
    // A thread that was started before may have waited before.
    if (W.Call == HandOver ||
        (W.Since && HandOver &&
         Context.getSourceManager().isBeforeInTranslationUnit(
             W.Since->getBeginLoc(), HandOver->getBeginLoc())))
      continue;
    FlowPoint Point = Flow.pointOf(W.Call);
    if (Point.Block && counts(W, OnlyBlocking))
      add(Point, Around, Points);
  }
}

/// Adds \p Point, the place of a wait, or the head of the loop it stands for.
void WaitSearch::add(FlowPoint Point, const Loop *Around,
                     WaitPoints &Points) const {
  const Loop *L = Flow.loops().loopOf(*Point.Block);
  for (; L && L != Around && (!Around || Around->encloses(L)); L = L->Parent)
    Point = {L->Header, 0};
  Points.push_back(Point);
}

/// The calls of functions that drain \p Global, a variable or, for what it
/// returns, a function: `run();` after `add([&] {...});`.
void WaitSearch::collectCalls(const ValueDecl *Global, const Loop *Around,
                              const Stmt *HandOver, WaitPoints &Points) const {
  auto [It, IsNew] = CallsOn.try_emplace(Global);
  if (IsNew)
    It->second = ByOthers.drainingCalls(Walk.calls(), Global, Context);
  for (const CallExpr *Call : It->second)
    if (FlowPoint Point = Flow.pointOf(Call); Call != HandOver && Point.Block)
      add(Point, Around, Points);
}

/// The loop around \p From in whose head \p Var is declared; null if in none.
const Loop *WaitSearch::loopOfHead(const VarDecl &Var, FlowPoint From) const {
  const Scope *Where = Walk.scopeOf(Var);
  const Loop *L = Flow.loops().loopOf(*From.Block);
  while (L && Where && L->Closing != Where->Owner)
    L = L->Parent;
  return Where ? L : nullptr;
}

/// The local objects of loops whose destructors come to drain \p Global.
const std::vector<const VarDecl *> &
WaitSearch::custodiansOf(const VarDecl &Global) const {
  auto [It, IsNew] = CustodiansOf.try_emplace(&Global);
  if (IsNew)
    for (const VarDecl *By : Walk.custodians())
      if (Flow.loopAround(*By) &&
          ByOthers.drainsAtEnd(By->getType(), Global, Context))
        It->second.push_back(By);
  return It->second;
}

/// Whether a local object that dies before \p Var may settle the keeper, or the
/// handle that it gave, when it is destroyed.
bool WaitSearch::isSettledInScope(const Keeper &KeptBy,
                                  const VarDecl &Var) const {
  const Scope *OfVar = Walk.scopeOf(Var);
  const auto *Handle = dyn_cast_or_null<VarDecl>(KeptBy.Handle);
  if (OfVar && Handle && Walk.isCustodian(*Handle) &&
      Walk.diesBefore(*Handle, Var))
    return true;
  const auto *Global = dyn_cast_or_null<VarDecl>(KeptBy.Object);
  if (OfVar && Global && Global->hasGlobalStorage() &&
      llvm::any_of(custodiansOf(*Global), [&](const VarDecl *By) {
        return Walk.diesBefore(*By, Var);
      }))
    return true;
  return OfVar && llvm::any_of(Walk.custody(), [&](const Custodian &C) {
           bool Knows =
               C.Object ? C.Object == KeptBy.Object || C.Object == KeptBy.Handle
                        : KeptBy.OfThis;
           return Knows && C.By != KeptBy.Object &&
                  Walk.diesBefore(*C.By, Var) && Flow.loopAround(*C.By);
         });
}

/// Whether \p A is made in the initialiser of a local object, none of
/// \p Carriers, that dies before \p Var and may take back, where it was
/// registered, what it was given.
bool WaitSearch::isMadeInCustodian(const Action &A,
                                   llvm::ArrayRef<const VarDecl *> Carriers,
                                   const VarDecl &Var) const {
  const VarDecl *By = nullptr;
  for (const Stmt *S = A.Made; !By && S && isa<Expr>(S); S = Walk.parentOf(*S))
    By = Walk.initializedBy(*S);
  const Scope *OfVar = Walk.scopeOf(Var);
  return By && !llvm::is_contained(Carriers, By) && Walk.isCustodian(*By) &&
         OfVar && OfVar->encloses(*Walk.scopeOf(*By));
}

/// Whether the call that hands over the action returns a handle that is gone
/// with the statement, and whose destructor is seen to settle something.
bool WaitSearch::isSettledAtOnce(const Keeper &KeptBy) const {
  const auto *Call = dyn_cast_or_null<CallExpr>(KeptBy.At);
  const CXXRecordDecl *Class =
      Call && Call->isPRValue() ? recordOf(Call->getType()) : nullptr;
  const CXXDestructorDecl *Destructor =
      Class ? Class->getDestructor() : nullptr;
  if (!Destructor || !Destructor->hasBody() || !maySettle(Call->getType()))
    return false;
  const Stmt *S = Call;
  do {
    if (Walk.initializedBy(*S))
      return false;
    S = Walk.parentOf(*S);
  } while (isa_and_nonnull<FullExpr, MaterializeTemporaryExpr, ParenExpr,
                           CXXBindTemporaryExpr, CastExpr>(S));
  return S && !isa<Expr, ReturnStmt, DeclStmt>(S);
}

/// The calls that may run an event loop.
llvm::ArrayRef<const CallExpr *> WaitSearch::loopRuns() const {
  if (!LoopRuns) {
    LoopRuns.emplace();
    llvm::copy_if(Walk.calls(), std::back_inserter(*LoopRuns),
                  [](const CallExpr *Call) { return mayRunEventLoop(*Call); });
  }
  return *LoopRuns;
}

void WaitSearch::dropBefore(FlowPoint HandOver, const Loop *Around,
                            WaitPoints &Points) const {
  if (!HandOver.Block)
    return;
  llvm::SmallPtrSet<const CFGBlock *, 16> After;
  llvm::SmallVector<const CFGBlock *, 8> Work{HandOver.Block};
  while (!Work.empty())
    for (const CFGBlock *To : Flow.successors().of(*Work.pop_back_val()))
      if ((!Around || To != Around->Header) && After.insert(To).second)
        Work.push_back(To);
  llvm::erase_if(Points, [&](const FlowPoint &P) {
    return !After.count(P.Block) &&
           (P.Block != HandOver.Block || P.Index < HandOver.Index);
  });
}

bool WaitSearch::alwaysWaits(const Action &A,
                             llvm::ArrayRef<const VarDecl *> Carriers,
                             FlowPoint From, const Keeper &KeptBy,
                             const VarDecl &Var, const Loop *ChangedBy) const {
  // What is declared in a loop, or in its head, must not see its next
  // iteration; what lives longer must not see that of the loop that changes it.
  const Loop *Around = ChangedBy;
  if (!Around)
    Around = loopOfHead(Var, From);
  if (!Around)
    Around = Flow.loopAround(Var);
  WaitPoints Points;
  if (isSettledInScope(KeptBy, Var) || isMadeInCustodian(A, Carriers, Var) ||
      isSettledAtOnce(KeptBy))
    return true;
  if (KeptBy.Object)
    collect(KeptBy.Object, /*OnlyBlocking=*/false, Around, KeptBy.At, Points);
  if (KeptBy.OfThis)
    collect(nullptr, /*OnlyBlocking=*/false, Around, KeptBy.At, Points);
  if (KeptBy.Handle)
    collect(KeptBy.Handle, /*OnlyBlocking=*/false, Around, KeptBy.At, Points);
  collectCalls(KeptBy.Object, Around, KeptBy.At, Points);
  collectCalls(KeptBy.Handle, Around, KeptBy.At, Points);
  // An exchange may be the one that brings the action back.
  const auto *HandOver = dyn_cast_or_null<CallExpr>(KeptBy.At);
  bool Exchanges = HandOver && nameOf(HandOver->getDirectCallee()) == "swap";
  if (!Carriers.empty() && !Exchanges)
    dropBefore(Flow.pointOf(KeptBy.At), Around, Points);
  // Whoever runs an event loop may complete the operation.
  if (KeptBy.IsCompletion)
    for (const CallExpr *Call : loopRuns())
      if (FlowPoint Point = Flow.pointOf(Call);
          Call != KeptBy.At && Point.Block)
        add(Point, Around, Points);
  for (const VarDecl *Carrier : Carriers)
    collect(Carrier, /*OnlyBlocking=*/true, Around, KeptBy.At, Points);
  for (const ValueDecl *Variable : usedBy(A))
    collect(Variable, /*OnlyBlocking=*/true, Around, KeptBy.At, Points);
  // Without a wait, the program may still end before the variable does.
  if (Points.empty() && ChangedBy)
    return false;
  llvm::SmallPtrSet<const ValueDecl *, 4> Keepers(Carriers.begin(),
                                                  Carriers.end());
  for (const ValueDecl *Object : {KeptBy.Object, KeptBy.Handle})
    if (Object)
      Keepers.insert(Object);

  llvm::SmallPtrSet<const Stmt *, 4> Changes;
  if (ChangedBy)
    for (const Mention &M : Walk.changesOf(Var))
      Changes.insert(M.At);
  auto isTooLate = [&](const CFGElement &Element) {
    if (auto Statement = Element.getAs<CFGStmt>())
      return Changes.count(Statement->getStmt()) > 0;
    // Where it is about a change, the end of the variable is another matter.
    auto End = ChangedBy ? compat::Optional<CFGLifetimeEnds>()
                         : Element.getAs<CFGLifetimeEnds>();
    return End && End->getVarDecl() == &Var;
  };
  const CFGBlock *Header = Around && !ChangedBy ? Around->Header : nullptr;

  // Where the first wait stands in a block; behind its end if there is none.
  llvm::DenseMap<const CFGBlock *, llvm::SmallVector<unsigned, 2>> WaitsIn;
  for (const FlowPoint &P : Points)
    WaitsIn[P.Block].push_back(P.Index);
  auto firstWait = [&](const CFGBlock *Block, unsigned FromIndex) {
    unsigned First = Block->size() + 1;
    auto It = WaitsIn.find(Block);
    if (It != WaitsIn.end())
      for (unsigned Index : It->second)
        if (Index >= FromIndex)
          First = std::min(First, Index);
    return First;
  };
  std::optional<KnownConditions::Facts> Known;
  llvm::SmallVector<std::pair<const CFGBlock *, unsigned>, 8> Work{
      {From.Block, From.Index + 1}};
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  while (!Work.empty()) {
    auto [Block, Index] = Work.pop_back_val();
    unsigned Wait = firstWait(Block, Index);
    for (unsigned I = Index; I < std::min(Wait, Block->size()); ++I)
      if (isTooLate((*Block)[I]))
        return false;
    if (Wait <= Block->size() || Block->hasNoReturnElement())
      continue;
    if (Block == &Flow.graph().getExit() && !ChangedBy)
      return false;
    const CFGBlock *Empty = ifNothingIsKept(*Block, Keepers);
    // What is known holds for this iteration. Most paths ask nothing.
    const CFGBlock *Never = nullptr;
    if (!ChangedBy && conditionOf(*Block)) {
      if (!Known)
        Known = Conditions.at(*A.Made, From, Around);
      Never = Conditions.neverAfter(*Block, *Known);
    }
    for (const CFGBlock *To : Flow.successors().of(*Block)) {
      if (To == Empty || To == Never)
        continue;
      if (To == Header && firstWait(To, 0) > To->size())
        return false; // the next iteration
      if (To != Header && Seen.insert(To).second)
        Work.push_back({To, 0});
    }
  }
  return true;
}

} // namespace defercliff
