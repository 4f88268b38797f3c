//===--- UsedAfter.cpp - defercliff: is a callable used too late? ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/WaitSearch.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// The point of the innermost call or construction around \p E, or of the
/// variable that it initialises: the graph has no elements for mere names.
FlowPoint WaitSearch::pointAround(const Expr &E) const {
  for (const Stmt *S = &E; S && isa<Expr>(S); S = Walk.parentOf(*S)) {
    if (FlowPoint Point = Flow.pointOf(S); Point.Block)
      return Point;
    if (const VarDecl *Var = Walk.initializedBy(*S))
      return Flow.declarationOf(*Var);
  }
  return {};
}

bool WaitSearch::usedAfterDeath(const VarDecl &Holder, FlowPoint From,
                                const FunctionDecl *Setter,
                                const VarDecl &Var) const {
  return usedAfterDeath(usesOf(Holder, Setter, /*IsList=*/false), From, Var);
}

bool WaitSearch::usedAfterDeath(const UseMap &OfHolder, FlowPoint From,
                                const VarDecl &Var) const {
  // A variable in the head of a loop lives on through its iterations.
  const Loop *Declares = Flow.loopAround(Var);
  return usedAfter(
      OfHolder, From,
      [&](const CFGElement &Element) {
        auto End = Element.getAs<CFGLifetimeEnds>();
        return End && End->getVarDecl() == &Var;
      },
      Declares ? Declares->Header : nullptr);
}

/// What naming an object does to the callable that it keeps.
enum class Effect { None, Reads, Overwrites };

static bool givesLambda(const CallExpr &Call) {
  return llvm::any_of(Call.arguments(),
                      [](const Expr *Arg) { return findLambda(Arg); });
}

/// What a method call on the object does, whose callee is \p Member.
static Effect effectOfCall(const Expr &Member, const FunctionDecl *Setter,
                           const BodyWalk &Walk) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Walk.parentOf(Member));
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || Call->getCallee() != &Member)
    return Effect::Reads;
  StringRef Name = Callee->getIdentifier() ? Callee->getName() : StringRef();
  if (Callee == Setter ||
      (isInStd(*Callee) && (Name == "clear" || Name == "emplace" ||
                            Name == "reset" || Name == "swap")))
    return Effect::Overwrites;
  // Another setter, in all likelihood, of another slot.
  return givesLambda(*Call) ? Effect::None : Effect::Reads;
}

/// What naming \p At does: its object, or a part of it, is assigned to, set, or
/// used.
static Effect effectOf(const Expr &At, const FunctionDecl *Setter,
                       const BodyWalk &Walk) {
  // What a setter sets is another part than one that is assigned to.
  Effect OfAssignment = Effect::Overwrites;
  const Stmt *S = &At;
  while (const Stmt *Around = Walk.parentOf(*S)) {
    // A lambda that refers to it uses it when it runs.
    if (isa<LambdaExpr>(Around))
      return cast<Expr>(S)->isGLValue() ? Effect::None : Effect::Reads;
    if (const auto *Member = dyn_cast<MemberExpr>(Around);
        Member && !isa<FieldDecl>(Member->getMemberDecl()))
      return effectOfCall(*Member, Setter, Walk);
    if (const auto *Assignment = dyn_cast<BinaryOperator>(Around))
      return Assignment->isAssignmentOp() && Assignment->getLHS() == S
                 ? OfAssignment
                 : Effect::Reads;
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Around)) {
      if (Operator->getArg(0) != S)
        return Effect::Reads;
      OverloadedOperatorKind Kind = Operator->getOperator();
      if (Operator->isAssignmentOp())
        return OfAssignment;
      if (Kind != OO_Subscript && Kind != OO_Star && Kind != OO_Arrow)
        return Effect::Reads;
    } else if (!isa<MemberExpr, ArraySubscriptExpr, ParenExpr,
                    ImplicitCastExpr>(Around)) {
      return Effect::Reads;
    }
    if (Setter && isa<MemberExpr>(Around))
      OfAssignment = Effect::None;
    S = Around;
  }
  return Effect::Reads;
}

/// What naming \p At does, a container of callables: it is cleared, gets
/// another callable, or is used.
static Effect effectOnList(const Expr &At, const BodyWalk &Walk) {
  const Stmt *S = &At;
  const Stmt *Around = Walk.parentOf(*S);
  // `list[i] = ...` is as good as `list.push_back(...)`.
  const auto *Element = dyn_cast_or_null<CXXOperatorCallExpr>(Around);
  if (Element && Element->getOperator() != OO_Subscript)
    Element = nullptr;
  if (Element) {
    S = Element;
    Around = Walk.parentOf(*S);
  }
  const auto *Member = dyn_cast_or_null<MemberExpr>(Around);
  const auto *Call =
      dyn_cast_or_null<CallExpr>(Member ? Walk.parentOf(*Member) : Around);
  const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Call);
  bool Assigns =
      Operator && Operator->isAssignmentOp() && Operator->getArg(0) == S;
  if (!Call || (!Assigns && !(Member && Call->getCallee() == Member)))
    return Effect::Reads;
  const FunctionDecl *Method = Call->getDirectCallee();
  bool Clears = !Element && (Assigns || (Method && Method->getIdentifier() &&
                                         (Method->getName() == "clear" ||
                                          Method->getName() == "assign")));
  return Clears               ? Effect::Overwrites
         : givesLambda(*Call) ? Effect::None
                              : Effect::Reads;
}

/// Whether \p E, which denotes a callable, is only called or asked whether
/// there is one.
static bool isOnlyRun(const Expr &E, const BodyWalk &Walk) {
  const Stmt *S = &E;
  const Stmt *Around = Walk.parentOf(*S);
  while (isa_and_nonnull<ImplicitCastExpr, ParenExpr>(Around)) {
    S = Around;
    Around = Walk.parentOf(*S);
  }
  if (const auto *Member = dyn_cast_or_null<MemberExpr>(Around))
    return isa<CXXConversionDecl>(Member->getMemberDecl());
  const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(Around);
  return Call && Call->getOperator() == OO_Call && Call->getArg(0) == S;
}

/// Whether a range-for over the list that initialises \p Range only runs the
/// callables in it.
static bool onlyRunsElements(const VarDecl &Range, const BodyWalk &Walk) {
  const Stmt *Declaration = Walk.parentOf(*Range.getInit());
  const auto *Loop = dyn_cast_or_null<CXXForRangeStmt>(
      Declaration ? Walk.parentOf(*Declaration) : nullptr);
  const VarDecl *Element = Loop ? Loop->getLoopVariable() : nullptr;
  return Element && !isa<DecompositionDecl>(Element) &&
         llvm::all_of(Walk.mentionsOf(*Element),
                      [&](const Mention &M) { return isOnlyRun(*M.At, Walk); });
}

/// Whether \p At, the name of a container of callables, keeps none of them for
/// later use by others: it only adds some, runs some, or asks how many there
/// are.
static bool staysInList(const Expr &At, const BodyWalk &Walk) {
  static const StringRef Asking[] = {"empty", "reserve", "size"};
  static const StringRef Elements[] = {"at", "back", "front"};
  if (effectOnList(At, Walk) != Effect::Reads)
    return true;
  if (const VarDecl *Range = Walk.initializedBy(At))
    return Range->isImplicit() && onlyRunsElements(*Range, Walk);
  const Stmt *Around = Walk.parentOf(At);
  while (isa_and_nonnull<ImplicitCastExpr>(Around))
    Around = Walk.parentOf(*Around);
  if (const auto *Subscript = dyn_cast_or_null<CXXOperatorCallExpr>(Around))
    return Subscript->getOperator() == OO_Subscript &&
           isOnlyRun(*Subscript, Walk);
  const auto *Member = dyn_cast_or_null<MemberExpr>(Around);
  const auto *Call =
      dyn_cast_or_null<CallExpr>(Member ? Walk.parentOf(*Member) : nullptr);
  if (!Call || !Member->getMemberDecl()->getIdentifier())
    return false;
  StringRef Name = Member->getMemberDecl()->getName();
  return llvm::is_contained(Asking, Name) ||
         (llvm::is_contained(Elements, Name) && isOnlyRun(*Call, Walk));
}

bool WaitSearch::isSpentInTime(const VarDecl &Holder, FlowPoint From,
                               const VarDecl &Var, bool OrChanges) const {
  const Scope *Lives = Walk.scopeOf(Var);
  bool IsUsed = false;
  for (const Mention &M : Walk.mentionsOf(Holder)) {
    if (!staysInList(*M.At, Walk))
      return false;
    IsUsed |= Lives && Lives->encloses(*M.Where) &&
              effectOnList(*M.At, Walk) != Effect::None;
  }
  const UseMap &OfHolder = usesOf(Holder, /*Setter=*/nullptr, /*IsList=*/true);
  return IsUsed && !OfHolder.lookup(Unplaced).Reads &&
         !(OrChanges ? usedAfterChange(OfHolder, From, Var)
                     : usedAfterDeath(OfHolder, From, Var));
}

bool WaitSearch::usedAfterChange(const VarDecl &Holder, FlowPoint From,
                                 const VarDecl &Var) const {
  return usedAfterChange(usesOf(Holder, /*Setter=*/nullptr, /*IsList=*/false),
                         From, Var);
}

bool WaitSearch::usedAfterChange(const UseMap &OfHolder, FlowPoint From,
                                 const VarDecl &Var) const {
  llvm::SmallPtrSet<const Stmt *, 4> Changes;
  for (const Mention &M : Walk.changesOf(Var))
    Changes.insert(M.At);
  return usedAfter(
      OfHolder, From,
      [&](const CFGElement &Element) {
        auto Statement = Element.getAs<CFGStmt>();
        return Statement && Changes.count(Statement->getStmt()) > 0;
      },
      nullptr);
}

const WaitSearch::UseMap &WaitSearch::usesOf(const VarDecl &Holder,
                                             const FunctionDecl *Setter,
                                             bool IsList) const {
  auto [It, New] = Uses.try_emplace({&Holder, Setter, IsList});
  if (New)
    for (const Mention &M : Walk.mentionsOf(Holder)) {
      Effect E =
          IsList ? effectOnList(*M.At, Walk) : effectOf(*M.At, Setter, Walk);
      FlowPoint Point = pointAround(*M.At);
      if (E == Effect::None)
        continue;
      Use &U = It->second[{Point.Block, Point.Index}];
      (E == Effect::Overwrites ? U.Overwrites : U.Reads) = true;
    }
  return It->second;
}

bool WaitSearch::usedAfter(
    const UseMap &OfHolder, FlowPoint From,
    llvm::function_ref<bool(const CFGElement &)> IsTooLate,
    const CFGBlock *TooLateAt) const {
  struct State {
    const CFGBlock *Block;
    unsigned Index;
    bool TooLate;
  };
  llvm::SmallVector<State, 8> Work{{From.Block, From.Index + 1, false}};
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen[2];
  while (!Work.empty()) {
    auto [Block, Index, TooLate] = Work.pop_back_val();
    bool Overwritten = false;
    for (unsigned I = Index; I < Block->size() && !Overwritten; ++I) {
      TooLate |= IsTooLate((*Block)[I]);
      Use U = OfHolder.lookup({Block, I});
      if (U.Reads && TooLate)
        return true;
      Overwritten = U.Overwrites;
    }
    if (Overwritten)
      continue;
    for (const CFGBlock *To : Flow.successors().of(*Block)) {
      // Not every variable has an end of its lifetime in the graph.
      bool Then = TooLate || To == TooLateAt;
      if (Seen[Then].insert(To).second)
        Work.push_back({To, 0, Then});
    }
  }
  return false;
}

} // namespace defercliff
