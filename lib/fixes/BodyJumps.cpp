//===--- BodyJumps.cpp - defercliff ---------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/BodyJumps.h"

#include "lib/flow/BodyFlow.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

BodyJumps::BodyJumps(const Decl &Body, const BodyWalk &Walk)
    : Walk(Walk), SM(Body.getASTContext().getSourceManager()) {
  collect(statementsOf(Body));
}

void BodyJumps::collect(const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return;
  const auto *Asm = dyn_cast<GCCAsmStmt>(S);
  IsComputed |= isa<IndirectGotoStmt>(S) || (Asm && Asm->isAsmGoto());
  if (const auto *Case = dyn_cast<SwitchCase>(S))
    Cases.push_back(Case);
  if (const auto *Goto = dyn_cast<GotoStmt>(S))
    Gotos.push_back(Goto);
  for (const Stmt *Child : S->children())
    collect(Child);
}

bool BodyJumps::mayPassBy(const Stmt &Statement,
                          const CompoundStmt &Block) const {
  // A case of a switch behind the statement is reached through that.
  auto IsBehind = [&](const Stmt &S, bool ThroughSwitch) {
    const Stmt *Inner = &S;
    for (const Stmt *Outer; (Outer = Walk.parentOf(*Inner)); Inner = Outer) {
      if (ThroughSwitch && isa<SwitchStmt>(Inner))
        return false;
      if (Outer == &Block)
        return SM.isBeforeInTranslationUnit(Statement.getBeginLoc(),
                                            Inner->getBeginLoc());
    }
    return false;
  };
  return IsComputed ||
         llvm::any_of(Cases,
                      [&](const SwitchCase *Case) {
                        return IsBehind(*Case, /*ThroughSwitch=*/true);
                      }) ||
         llvm::any_of(Gotos, [&](const GotoStmt *Goto) {
           const LabelStmt *Target = Goto->getLabel()->getStmt();
           return Target && IsBehind(*Target, /*ThroughSwitch=*/false) &&
                  !IsBehind(*Goto, /*ThroughSwitch=*/false);
         });
}

} // namespace defercliff
