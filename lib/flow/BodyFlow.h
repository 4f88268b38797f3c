//===--- BodyFlow.h - defercliff: one body's control flow -----------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FLOW_BODYFLOW_H
#define DEFERCLIFF_LIB_FLOW_BODYFLOW_H

#include "lib/flow/LoopForest.h"
#include "clang/AST/Decl.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <memory>

namespace defercliff {

/// The function, lambda call operator or block in whose statements \p D stands,
/// a variable or the class of a lambda; null if it stands in none.
const clang::Decl *bodyOf(const clang::Decl &D);

/// The statements of the body \p Body; null if it has none to look at.
const clang::Stmt *statementsOf(const clang::Decl &Body);

/// A place in the graph: an element of a block.
struct FlowPoint {
  const clang::CFGBlock *Block = nullptr;
  unsigned Index = 0;
};

/// The control-flow graph of one body: a function, a lambda's call operator
/// or a block. A lambda written in the body is a body of its own.
class BodyFlow {
public:
  /// Null if clang can build no graph: the body is a template's pattern, is
  /// invalid, or is missing.
  static std::unique_ptr<BodyFlow> build(const clang::Decl &Body,
                                         clang::ASTContext &Context);

  const clang::CFG &graph() const { return *Graph; }
  const LoopForest &loops() const { return Loops; }
  const Successors &successors() const { return Next; }

  /// Where \p Var is declared; its block is null if that cannot be reached.
  FlowPoint declarationOf(const clang::VarDecl &Var) const {
    return Declarations.lookup(&Var);
  }

  /// Whether \p Var is the only variable of its declaration statement.
  bool isDeclaredAlone(const clang::VarDecl &Var) const;

  /// Where the value of \p E is computed, for calls, lambdas, constructions and
  /// operators, or a defer statement is reached; its block is null for others.
  FlowPoint pointOf(const clang::Stmt *E) const { return Points.lookup(E); }

  /// The innermost loop that passes \p Point each time round; null if none
  /// does, or if \p Point cannot be reached.
  const Loop *loopAround(FlowPoint Point) const {
    return Point.Block ? Loops.loopOf(*Point.Block) : nullptr;
  }

  /// The innermost loop that declares \p Var again each time round; null if
  /// none does.
  const Loop *loopAround(const clang::VarDecl &Var) const {
    return loopAround(declarationOf(Var));
  }

  /// Whether \p S, which has a point, is done in each iteration of \p Around.
  bool isIn(const Loop &Around, const clang::Stmt &S) const {
    return Around.encloses(loopAround(pointOf(&S)));
  }

  /// Whether a defer statement is in the body.
  bool hasDefers() const { return HasDefers; }

private:
  explicit BodyFlow(std::unique_ptr<clang::CFG> Graph);

  std::unique_ptr<clang::CFG> Graph;
  Successors Next;
  LoopForest Loops;
  llvm::DenseMap<const clang::VarDecl *, FlowPoint> Declarations;
  llvm::DenseMap<const clang::Stmt *, FlowPoint> Points;
  llvm::SmallPtrSet<const clang::DeclStmt *, 4> Synthetic;
  bool HasDefers = false;
};

/// Builds the graph of each body once.
class BodyFlowCache {
public:
  /// The flow of \p Body; null if there is none to be had.
  const BodyFlow *get(const clang::Decl &Body, clang::ASTContext &Context) {
    auto [It, New] = Flows.try_emplace(&Body);
    if (New)
      It->second = BodyFlow::build(Body, Context);
    return It->second.get();
  }

  /// Forgets the bodies of the last translation unit.
  void reset() { Flows.clear(); }

private:
  llvm::DenseMap<const clang::Decl *, std::unique_ptr<BodyFlow>> Flows;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FLOW_BODYFLOW_H
