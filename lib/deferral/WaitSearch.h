//===--- WaitSearch.h - defercliff: what happens before a variable dies? --===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_WAITSEARCH_H
#define DEFERCLIFF_LIB_DEFERRAL_WAITSEARCH_H

#include "lib/deferral/BodyWalk.h"
#include "lib/deferral/Drains.h"
#include "lib/deferral/Keeper.h"
#include "lib/deferral/KnownConditions.h"
#include "lib/flow/BodyFlow.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace defercliff {

/// Answers what is done with an action, and with whoever keeps it, before and
/// after a variable that it refers to dies or changes.
class WaitSearch {
public:
  /// \p ByOthers tells what other functions drain.
  WaitSearch(const BodyFlow &Flow, const BodyWalk &Walk, KeeperFinder &Keepers,
             Drains &ByOthers, clang::ASTContext &Context);

  /// The variables and members that the action \p A uses: what it captures, or
  /// what that points to, its own object's members, globals.
  llvm::SmallPtrSet<const clang::ValueDecl *, 8> usedBy(const Action &A) const;

  /// True if every path from \p From, where \p A is made, to the end of
  /// \p Var's lifetime or to the next iteration passes a wait on the keeper, on
  /// one of \p Carriers, which held the action on its way there, or on an
  /// object that the action uses, such as a latch. For a variable that lives
  /// longer, \p ChangedBy is the loop that changes it, and the next change
  /// counts. Paths on which the keeper says that it keeps nothing, as
  /// `if (!thread.joinable())`, and paths that end the program do not count.
  bool alwaysWaits(const Action &A,
                   llvm::ArrayRef<const clang::VarDecl *> Carriers,
                   FlowPoint From, const Keeper &KeptBy,
                   const clang::VarDecl &Var,
                   const Loop *ChangedBy = nullptr) const;

  /// Whether some path from \p From, where a callable was put into \p Holder,
  /// uses \p Holder after \p Var is dead and before it is assigned to again.
  /// A call of \p Setter, if it is not null, assigns too.
  bool usedAfterDeath(const clang::VarDecl &Holder, FlowPoint From,
                      const clang::FunctionDecl *Setter,
                      const clang::VarDecl &Var) const;

  /// The same for a path on which \p Var is changed by the body itself.
  bool usedAfterChange(const clang::VarDecl &Holder, FlowPoint From,
                       const clang::VarDecl &Var) const;

  /// Whether \p Holder, a local container of callables, is used or cleared in
  /// the scope of \p Var, and on no path from \p From used after \p Var is dead
  /// and before it is cleared; with \p OrChanges after \p Var is changed. A
  /// list that does more than to run what it keeps is not believed.
  bool isSpentInTime(const clang::VarDecl &Holder, FlowPoint From,
                     const clang::VarDecl &Var, bool OrChanges = false) const;

private:
  using WaitPoints = llvm::SmallVector<FlowPoint, 4>;
  using Objects = llvm::SmallPtrSetImpl<const clang::ValueDecl *>;

  bool counts(const Wait &W, bool OnlyBlocking) const;
  void collect(const clang::ValueDecl *Object, bool OnlyBlocking,
               const Loop *Around, const clang::Stmt *HandOver,
               WaitPoints &Points) const;
  void collectCalls(const clang::ValueDecl *Global, const Loop *Around,
                    const clang::Stmt *HandOver, WaitPoints &Points) const;
  void add(FlowPoint Point, const Loop *Around, WaitPoints &Points) const;
  /// Leaves out the points that control does not come to from \p HandOver
  /// within an iteration of \p Around: what is waited for there is an earlier
  /// action.
  void dropBefore(FlowPoint HandOver, const Loop *Around,
                  WaitPoints &Points) const;
  const clang::CFGBlock *ifNothingIsKept(const clang::CFGBlock &Block,
                                         const Objects &Keepers) const;
  bool isMadeInCustodian(const Action &A,
                         llvm::ArrayRef<const clang::VarDecl *> Carriers,
                         const clang::VarDecl &Var) const;
  const Loop *loopOfHead(const clang::VarDecl &Var, FlowPoint From) const;
  bool isSettledInScope(const Keeper &KeptBy, const clang::VarDecl &Var) const;
  const std::vector<const clang::VarDecl *> &
  custodiansOf(const clang::VarDecl &Global) const;
  llvm::ArrayRef<const clang::CallExpr *> loopRuns() const;
  bool isSettledAtOnce(const Keeper &KeptBy) const;

  // What follows, up to the members, is in UsedAfter.cpp.

  /// What naming an object does, by the place in the graph.
  struct Use {
    bool Overwrites = false;
    bool Reads = false;
  };
  using UseMap =
      llvm::DenseMap<std::pair<const clang::CFGBlock *, unsigned>, Use>;
  /// Stands for the uses that no element of the graph shows.
  static constexpr std::pair<const clang::CFGBlock *, unsigned> Unplaced{};

  /// The uses of \p Holder, a callable or, with \p IsList, a container of them.
  const UseMap &usesOf(const clang::VarDecl &Holder,
                       const clang::FunctionDecl *Setter, bool IsList) const;
  /// Whether a path from \p From has one of \p OfHolder that reads after an
  /// element for which \p IsTooLate holds, or after entering \p TooLateAt, and
  /// before one that overwrites.
  bool usedAfter(const UseMap &OfHolder, FlowPoint From,
                 llvm::function_ref<bool(const clang::CFGElement &)> IsTooLate,
                 const clang::CFGBlock *TooLateAt) const;
  bool usedAfterDeath(const UseMap &OfHolder, FlowPoint From,
                      const clang::VarDecl &Var) const;
  bool usedAfterChange(const UseMap &OfHolder, FlowPoint From,
                       const clang::VarDecl &Var) const;
  FlowPoint pointAround(const clang::Expr &E) const;

  const BodyFlow &Flow;
  const BodyWalk &Walk;
  Drains &ByOthers;
  clang::ASTContext &Context;
  mutable KnownConditions Conditions;
  llvm::DenseMap<const clang::ValueDecl *, llvm::SmallVector<Wait, 2>> WaitsOn;
  mutable std::map<
      std::tuple<const clang::VarDecl *, const clang::FunctionDecl *, bool>,
      UseMap>
      Uses;
  /// What the bodies of methods tell, each looked at once.
  mutable llvm::DenseMap<const clang::CXXMethodDecl *, bool> Draining, Blocking;
  mutable std::optional<std::vector<const clang::CallExpr *>> LoopRuns;
  mutable llvm::DenseMap<const clang::VarDecl *,
                         std::vector<const clang::VarDecl *>>
      CustodiansOf;
  /// The calls that drain a global object.
  mutable llvm::DenseMap<const clang::ValueDecl *,
                         std::vector<const clang::CallExpr *>>
      CallsOn;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_WAITSEARCH_H
