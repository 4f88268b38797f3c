//===--- BodyFlow.cpp - defercliff ----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/BodyFlow.h"

#include "lib/Compat.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclObjC.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace defercliff {

const Decl *bodyOf(const Decl &D) {
  const DeclContext *DC = D.getDeclContext();
  // An init-capture is made where its lambda is.
  if (const auto *Var = dyn_cast<VarDecl>(&D); Var && Var->isInitCapture())
    DC = DC->getParent()->getParent();
  while (DC && !DC->isFunctionOrMethod())
    DC = DC->getParent();
  return DC ? dyn_cast<Decl>(DC) : nullptr;
}

const Stmt *statementsOf(const Decl &Body) {
  // Defaulted members are definitions without a body.
  return Body.hasBody() ? Body.getBody() : nullptr;
}

std::unique_ptr<BodyFlow> BodyFlow::build(const Decl &Body,
                                          ASTContext &Context) {
  const auto *DC = dyn_cast<DeclContext>(&Body);
  Stmt *Statements = const_cast<Stmt *>(statementsOf(Body));
  if (!Statements || Body.isInvalidDecl() || (DC && DC->isDependentContext()))
    return nullptr;
  CFG::BuildOptions Options;
  // The ends of lifetimes say what is alive where, for C clean-ups too.
  Options.AddLifetime = true;
  // What makes an action, and what changes a variable, has a place in it.
  Options.setAlwaysAdd(Stmt::LambdaExprClass)
      .setAlwaysAdd(Stmt::InitListExprClass)
      .setAlwaysAdd(Stmt::UnaryOperatorClass)
      .setAlwaysAdd(Stmt::BinaryOperatorClass)
      .setAlwaysAdd(Stmt::CompoundAssignOperatorClass);
  std::unique_ptr<CFG> Graph =
      CFG::buildCFG(&Body, Statements, &Context, Options);
  if (!Graph)
    return nullptr;
  return std::unique_ptr<BodyFlow>(new BodyFlow(std::move(Graph)));
}

bool BodyFlow::isDeclaredAlone(const VarDecl &Var) const {
  FlowPoint Point = declarationOf(Var);
  if (!Point.Block)
    return false;
  auto Statement = (*Point.Block)[Point.Index].getAs<CFGStmt>();
  const auto *Declaration =
      Statement ? dyn_cast<DeclStmt>(Statement->getStmt()) : nullptr;
  // The graph splits a statement of several declarators into synthetic ones.
  return Declaration && !Synthetic.count(Declaration) &&
         Declaration->isSingleDecl();
}

BodyFlow::BodyFlow(std::unique_ptr<CFG> G)
    : Graph(std::move(G)), Next(*Graph), Loops(*Graph, Next) {
  for (const auto &[Split, Written] : Graph->synthetic_stmts())
    Synthetic.insert(Split);
  for (const CFGBlock *Block : *Graph) {
    unsigned Index = 0;
    if (const auto *Catch = dyn_cast_or_null<CXXCatchStmt>(Block->getLabel());
        Catch && Catch->getExceptionDecl())
      Declarations[Catch->getExceptionDecl()] = {Block, 0};
    for (const CFGElement &Element : *Block) {
      if (auto Statement = Element.getAs<CFGStmt>()) {
        const Stmt *S = Statement->getStmt();
        if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
          for (const Decl *D : Declaration->decls())
            if (const auto *Var = dyn_cast<VarDecl>(D))
              Declarations[Var] = {Block, Index};
        } else if (isa<CallExpr, LambdaExpr, CXXConstructExpr, InitListExpr,
                       UnaryOperator, BinaryOperator>(S)) {
          Points[S] = {Block, Index};
        } else if (compat::isDefer(*S)) {
          Points[S] = {Block, Index};
          HasDefers = true;
        }
        if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
          for (const LambdaCapture &Capture : Lambda->captures())
            if (Capture.capturesVariable())
              if (const auto *Var = dyn_cast<VarDecl>(Capture.getCapturedVar());
                  Var && Var->isInitCapture())
                Declarations[Var] = {Block, Index};
      }
      ++Index;
    }
  }
}

} // namespace defercliff
