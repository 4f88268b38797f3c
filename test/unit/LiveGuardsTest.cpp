//===--- LiveGuardsTest.cpp - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/flow/LiveGuards.h"

#include "ParseCode.h"
#include "lib/guards/Dismissal.h"

using namespace clang;

namespace defercliff {

/// The names of the variables of class type in the body of `f` that are alive
/// where most of them are.
static std::string aliveIn(llvm::StringRef Body) {
  ParsedCode Code(
      ("struct G { ~G(); void dismiss(); }; int c(); void f() {" + Body + "}")
          .str());
  std::vector<GuardSite> Counted;
  for (const Decl *D : Code.function("f").decls())
    if (const auto *Var = dyn_cast<VarDecl>(D);
        Var && Var->getType()->isRecordType())
      Counted.push_back(Var);
  std::string Names;
  for (GuardSite Site : aliveAtFullestPoint(
           *Code.flow(), *Code.function("f").getBody(), Counted, dismissedBy))
    for (const Decl *D : Code.function("f").decls())
      if (Site == GuardSite(dyn_cast<VarDecl>(D)))
        Names += cast<VarDecl>(D)->getName().str();
  return Names;
}

static size_t alive(llvm::StringRef Body) { return aliveIn(Body).size(); }

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
  EXPECT_EQ(aliveIn("G a; { G b; } G c; G d;"), "acd");
}

TEST(LiveGuards, WhatIsDismissedOnEveryPathIsGone) {
  EXPECT_EQ(aliveIn("G a; G b; a.dismiss(); G d;"), "ab");
  EXPECT_EQ(aliveIn("G a; a.dismiss(); G b; G d; G e;"), "bde");
  EXPECT_EQ(aliveIn("G a; if (c()) { a.dismiss(); } G b; G d;"), "abd");
  EXPECT_EQ(aliveIn("G a; if (c()) { a.dismiss(); G b; G d; return; } G e;"),
            "ae");
  EXPECT_EQ(aliveIn("G a; if (c()) { a.dismiss(); G b; G d; G e; return; }"),
            "bde");
}

TEST(LiveGuards, Handlers) {
  EXPECT_EQ(aliveIn("try { G a; c(); } catch (int) { G b; G d; }"), "bd");
}

} // namespace defercliff
