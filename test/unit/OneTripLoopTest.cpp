//===--- OneTripLoopTest.cpp - defercliff ---------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/OneTripLoop.h"

#include "ParseCode.h"

using namespace clang;

namespace defercliff {

static bool oneTrip(llvm::StringRef Loop) {
  using namespace ast_matchers;
  ParsedCode Code(
      ("int c(); void g(int &); void f(int n) {" + Loop + "}").str());
  const auto *For = Code.find<ForStmt>(forStmt().bind("it"));
  return For && isProvablyOneTrip(*For);
}

TEST(OneTripLoop, MacroShapes) {
  EXPECT_TRUE(oneTrip("for (bool once = true; once; once = false) {}"));
  EXPECT_TRUE(oneTrip("for (int once = 1; once; once = 0) {}"));
  EXPECT_TRUE(oneTrip("for (int done = 0; !done; done = 1) {}"));
  EXPECT_TRUE(oneTrip("for (int i = 0; i < 1; ++i) {}"));
  EXPECT_TRUE(oneTrip("for (int i = 0; i != 1; i++) {}"));
  EXPECT_TRUE(oneTrip("for (int i = 1; i; i ^= 1) {}"));
}

TEST(OneTripLoop, RealLoops) {
  EXPECT_FALSE(oneTrip("for (int i = 0; i < 2; ++i) {}"));
  EXPECT_FALSE(oneTrip("for (int i = 0; i < n; ++i) {}"));
  EXPECT_FALSE(oneTrip("for (int i = n; i < 1; ++i) {}"));
  EXPECT_FALSE(oneTrip("for (;;) {}"));
  EXPECT_FALSE(oneTrip("for (bool more = true; more; more = c()) {}"));
}

TEST(OneTripLoop, ABodyThatMayChangeTheVariableProvesNothing) {
  EXPECT_FALSE(oneTrip("for (int i = 0; i < 1; ++i) { if (c()) --i; }"));
  EXPECT_FALSE(oneTrip("for (int i = 0; i < 1; ++i) { g(i); }"));
  EXPECT_FALSE(oneTrip("for (int i = 0; i < 1; ++i) { [&] { i = -5; }(); }"));
  EXPECT_TRUE(oneTrip("for (int i = 0; i < 1; ++i) { int j = i; }"));
}

} // namespace defercliff
