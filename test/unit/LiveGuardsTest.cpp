//===--- LiveGuardsTest.cpp - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/LiveGuards.h"

#include "ParseCode.h"

using namespace clang;

namespace defercliff {

/// How many of the variables of type `G` in the body are alive at once.
static size_t alive(llvm::StringRef Body) {
  ParsedCode Code(
      ("struct G { ~G(); }; int c(); void f() {" + Body + "}").str());
  return aliveAtFullestPoint(
             *Code.flow(),
             [](const VarDecl &Var) { return Var.getType()->isRecordType(); })
      .size();
}

TEST(LiveGuards, ScopesNest) {
  EXPECT_EQ(alive("G a; G b;"), 2U);
  EXPECT_EQ(alive("G a; { G b; { G c; } }"), 3U);
  EXPECT_EQ(alive("G a, b, c;"), 3U);
}

TEST(LiveGuards, SiblingsDoNotAddUp) {
  EXPECT_EQ(alive("{ G a; } { G b; } { G c; }"), 1U);
  EXPECT_EQ(alive("G a; if (c()) { G b; } else { G c; }"), 2U);
  EXPECT_EQ(alive("switch (c()) { case 1: { G a; break; } case 2: { G b; } }"),
            1U);
  EXPECT_EQ(alive("{ G a; } G b;"), 1U);
}

TEST(LiveGuards, JumpsEndWhatTheyLeave) {
  EXPECT_EQ(alive("again: { G a; if (c()) goto again; } G b;"), 1U);
  EXPECT_EQ(alive("while (c()) { G a; if (c()) continue; G b; break; } G d;"),
            2U);
  EXPECT_EQ(alive("{ G a; if (c()) return; } { G b; }"), 1U);
}

TEST(LiveGuards, OrderOfDeclaration) {
  ParsedCode Code("struct G { ~G(); }; void f() { G a; { G b; } G c; G d; }");
  std::string Names;
  for (const VarDecl *Var :
       aliveAtFullestPoint(*Code.flow(), [](const VarDecl &) { return true; }))
    Names += Var->getName().str();
  EXPECT_EQ(Names, "acd");
}

} // namespace defercliff
