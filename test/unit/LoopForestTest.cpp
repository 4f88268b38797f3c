//===--- LoopForestTest.cpp - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/LoopForest.h"

#include "ParseCode.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace defercliff {

/// Whether `int x` in the body of `f` is declared in a loop.
static bool inLoop(llvm::StringRef Body) {
  ParsedCode Code(("int c(); int v[3]; void f() {" + Body + "}").str());
  return Code.flow()->loopAround(Code.variable("x")) != nullptr;
}

TEST(LoopForest, StatementsThatLoop) {
  EXPECT_TRUE(inLoop("while (c()) { int x = 0; }"));
  EXPECT_TRUE(inLoop("do { int x = 0; } while (c());"));
  EXPECT_TRUE(inLoop("for (;;) { int x = 0; }"));
  EXPECT_TRUE(inLoop("for (int i = 0; i < 2; ++i) { int x = 0; }"));
  EXPECT_TRUE(inLoop("for (int i : v) { int x = 0; }"));
}

TEST(LoopForest, GotoLoops) {
  EXPECT_TRUE(inLoop("again: { int x = 0; } if (c()) goto again;"));
  EXPECT_FALSE(inLoop("again: if (c()) goto again; int x = 0;"));
  EXPECT_FALSE(inLoop("if (c()) goto out; { int x = 0; } out:;"));
}

TEST(LoopForest, GotoIntoTheMiddle) {
  EXPECT_TRUE(inLoop("if (c()) goto in; out: { int x = 0; } in: if (c()) "
                     "goto out;"));
}

TEST(LoopForest, WhatOnlyLooksLikeALoop) {
  EXPECT_FALSE(inLoop("do { int x = 0; } while (0);"));
  EXPECT_FALSE(inLoop("while (c()) { int x = 0; break; }"));
  EXPECT_FALSE(inLoop("while (c()) { int x = 0; return; }"));
  EXPECT_FALSE(inLoop("while (c()) { int x = 0; if (c()) return; throw 1; }"));
  EXPECT_FALSE(inLoop("for (bool o = true; o; o = false) { int x = 0; }"));
  EXPECT_FALSE(inLoop("for (int o = 1; o--; ) ; int x = 0;"));
}

TEST(LoopForest, PartsOfTheHead) {
  EXPECT_FALSE(inLoop("for (int x = 0; c(); ) {}"));
  EXPECT_TRUE(inLoop("while (int x = c()) {}"));
  EXPECT_TRUE(inLoop("for (; int x = c(); ) {}"));
  EXPECT_FALSE(inLoop("if (int x = c()) {}"));
}

TEST(LoopForest, InnermostLoop) {
  ParsedCode Code("int c(); void f() {"
                  "  while (c()) { int outer = 0;"
                  "    for (;;) { int inner = 0; if (c()) break; }"
                  "    int after = 0; } }");
  auto Flow = Code.flow();
  const Loop *Outer = Flow->loopAround(Code.variable("outer"));
  const Loop *Inner = Flow->loopAround(Code.variable("inner"));
  ASSERT_TRUE(Outer && Inner);
  EXPECT_TRUE(isa<WhileStmt>(Outer->Closing));
  EXPECT_TRUE(isa<ForStmt>(Inner->Closing));
  EXPECT_EQ(Inner->Parent, Outer);
  EXPECT_EQ(Flow->loopAround(Code.variable("after")), Outer);
  EXPECT_TRUE(Outer->encloses(Inner));
  EXPECT_FALSE(Inner->encloses(Outer));
}

TEST(LoopForest, LeavingAnInnerLoopForTheNextRoundOfTheOuter) {
  ParsedCode Code("int c(); void f() {"
                  "  for (int i = 0; i < 9; ++i) {"
                  "    for (;;) { int x = 0; if (c()) goto next; return; }"
                  "    next:; } }");
  auto Flow = Code.flow();
  const Loop *L = Flow->loopAround(Code.variable("x"));
  ASSERT_TRUE(L);
  const auto *For = dyn_cast<ForStmt>(L->Closing);
  ASSERT_TRUE(For);
  EXPECT_TRUE(For->getInit()) << "the inner loop never comes round";
}

TEST(LoopForest, DeepNestingNeedsNoDeepStack) {
  std::string Open, Close;
  for (int I = 0; I < 100; ++I) {
    Open += "while (c()) {";
    Close += "}";
  }
  ParsedCode Code("int c(); void f() {" + Open + "int x = 0;" + Close + "}");
  auto Flow = Code.flow();
  unsigned Depth = 0;
  for (const Loop *L = Flow->loopAround(Code.variable("x")); L; L = L->Parent)
    ++Depth;
  EXPECT_EQ(Depth, 100U);
}

} // namespace defercliff
