//===--- GuardExits.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/GuardExits.h"

#include "lib/Compat.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <algorithm>

using namespace clang;

namespace defercliff {

namespace {

/// Walks the scopes of a body with the guards that are alive. Where a goto
/// leads is known at the end only.
class ExitCounter {
public:
  explicit ExitCounter(llvm::function_ref<bool(GuardSite)> IsGuard)
      : IsGuard(IsGuard) {}

  unsigned count(const Stmt &Body) {
    walk(&Body);
    for (const auto &[Label, From] : Gotos) {
      const Guards &To = AtLabel[Label];
      auto Common =
          std::mismatch(From.begin(), From.end(), To.begin(), To.end());
      Total += From.end() - Common.first;
    }
    return Total;
  }

private:
  using Guards = llvm::SmallVector<GuardSite, 8>;

  llvm::function_ref<bool(GuardSite)> IsGuard;
  Guards Alive;
  /// How many are alive where a break, a continue, a throw leads.
  size_t AtBreak = 0, AtContinue = 0, AtHandler = 0;
  unsigned Total = 0;
  llvm::DenseMap<const LabelDecl *, Guards> AtLabel;
  std::vector<std::pair<const LabelDecl *, Guards>> Gotos;

  void leave(size_t Remaining) { Total += Alive.size() - Remaining; }

  void walk(const Stmt *S) {
    if (!S || isa<LambdaExpr>(S))
      return;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      walkChildren(*S);
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D); Var && IsGuard(Var))
          Alive.push_back(Var);
      return;
    }
    if (compat::isDefer(*S)) {
      // Nothing but what it defers may leave it.
      if (IsGuard(S))
        Alive.push_back(S);
      return;
    }
    if (isa<ReturnStmt, CoreturnStmt>(S))
      leave(0);
    else if (isa<CXXThrowExpr>(S))
      leave(AtHandler);
    else if (isa<BreakStmt>(S))
      leave(AtBreak);
    else if (isa<ContinueStmt>(S))
      leave(AtContinue);
    else if (const auto *Goto = dyn_cast<GotoStmt>(S))
      Gotos.emplace_back(Goto->getLabel(), Alive);
    else if (const auto *Label = dyn_cast<LabelStmt>(S))
      AtLabel[Label->getDecl()] = Alive;
    walkScope(*S);
  }

  void walkScope(const Stmt &S) {
    bool IsLoop = isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
    bool IsScope =
        IsLoop ||
        isa<CompoundStmt, IfStmt, SwitchStmt, CXXTryStmt, CXXCatchStmt>(S);
    size_t Before = Alive.size();
    size_t Break = AtBreak, Continue = AtContinue, Handler = AtHandler;
    if (IsLoop || isa<SwitchStmt>(S))
      AtBreak = Before;
    if (IsLoop)
      AtContinue = Before;
    if (isa<CXXTryStmt>(S))
      AtHandler = Before;
    if (isa<CXXCatchStmt>(S))
      AtHandler = 0; // thrown on
    walkChildren(S);
    if (IsScope)
      Alive.resize(Before);
    AtBreak = Break;
    AtContinue = Continue;
    AtHandler = Handler;
  }

  void walkChildren(const Stmt &S) {
    for (const Stmt *Child : S.children())
      walk(Child);
  }
};

} // namespace

unsigned guardsOverExits(const Stmt &Body,
                         llvm::function_ref<bool(GuardSite)> IsGuard) {
  return ExitCounter(IsGuard).count(Body);
}

} // namespace defercliff
