//===--- GuardTest.cpp - defercliff ---------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/Guard.h"

#include "ParseCode.h"
#include "lib/callables/Callable.h"

using namespace clang;

namespace defercliff {

/// What the variable `x` of \p Code is taken for.
static std::optional<Guard> recognize(llvm::StringRef Text,
                                      std::vector<std::string> UserGuards = {},
                                      std::vector<std::string> NotGuards = {}) {
  static std::vector<std::unique_ptr<ParsedCode>> Alive; // guards point into it
  Alive.push_back(std::make_unique<ParsedCode>(Text));
  GuardRecognizer Recognizer(UserGuards, NotGuards);
  return Recognizer.recognize(Alive.back()->variable("x"));
}

TEST(Guard, Structure) {
  auto Recognized = [](llvm::StringRef Members) {
    return recognize(("template <class F> struct G { F act; bool on; int n;"
                      "  G(F f) : act(f) {}" +
                      Members + "}; void f() { G x([] {}); }")
                         .str())
        .has_value();
  };
  EXPECT_TRUE(Recognized("~G() { act(); }"));
  EXPECT_TRUE(Recognized("~G() { if (on) act(); }"));
  EXPECT_TRUE(Recognized("~G() { try { act(); } catch (...) {} }"));
  EXPECT_TRUE(Recognized("~G() { fire(); } void fire() { if (on) act(); }"));
  EXPECT_TRUE(Recognized("~G() { static_cast<F &&>(act)(); }"));
  EXPECT_FALSE(Recognized("~G() { ++n; }"));
  EXPECT_FALSE(Recognized("~G() { [this] { act(); }; }")) << "never called";
  EXPECT_FALSE(Recognized("void fire() { act(); }")) << "not in a destructor";
}

TEST(Guard, BasesAndPointers) {
  auto G = recognize("template <class F> struct G : F { G(F f) : F(f) {}"
                     "  ~G() { static_cast<F &>(*this)(); } };"
                     "void f() { G x([] {}); }");
  ASSERT_TRUE(G);
  EXPECT_EQ(callableKind(G->Kept), CallableKind::Closure);

  G = recognize("struct G { void (*act)(); G(void (*f)()) : act(f) {}"
                "  ~G() { act(); } }; void f() { G x([] {}); }");
  ASSERT_TRUE(G);
  EXPECT_EQ(G->Cost.Class, CostClass::Erased);

  G = recognize("struct B { void (*act)(); ~B() { act(); } };"
                "struct G : B {}; void g(); void f() { G x{{g}}; }");
  EXPECT_TRUE(G);
}

TEST(Guard, ADeleterWithArgumentsIsAnOwner) {
  auto G = recognize("struct G { void (*del)(int *); int *p;"
                     "  ~G() { del(p); } }; void d(int *);"
                     "void f() { G x{d, nullptr}; }");
  ASSERT_TRUE(G);
  EXPECT_EQ(G->Kind, GuardKind::Owner);
}

TEST(Guard, AClassThatDoesMoreIsNone) {
  EXPECT_FALSE(recognize("struct S { char text[99]; };"
                         "struct G { void (*act)(); S state; ~G() { act(); } };"
                         "void f() { G x{}; }"));
}

TEST(Guard, CatalogueThroughInlineNamespaces) {
  auto G = recognize("namespace absl { inline namespace lts_1 {"
                     "template <class Tag, class F> struct Cleanup"
                     "{ F f; ~Cleanup(); }; } }"
                     "struct T {}; void f() { auto l = [] {};"
                     "  absl::Cleanup<T, decltype(l)> x{l}; }");
  ASSERT_TRUE(G && G->Row);
  EXPECT_EQ(G->Row->Factory, "absl::MakeCleanup");
  EXPECT_EQ(G->Cost.Class, CostClass::Inline);
}

TEST(Guard, UserLists) {
  const char Code[] = "namespace my { struct Undo { ~Undo(); }; }"
                      "void f() { my::Undo x; }";
  EXPECT_FALSE(recognize(Code)) << "its destructor is not visible";
  EXPECT_TRUE(recognize(Code, {"my::Undo"}));
  EXPECT_TRUE(recognize(Code, {"::my::Undo"}));
  EXPECT_FALSE(recognize(Code, {"my::Undo"}, {"my::Undo"}));
}

TEST(Guard, Attributes) {
  auto G = recognize("struct __attribute__((scoped_lockable)) L { ~L(); };"
                     "void f() { L x; }");
  ASSERT_TRUE(G);
  EXPECT_EQ(G->Kind, GuardKind::Owner);
  G = recognize("void done(int *);"
                "void f() { __attribute__((cleanup(done))) int x = 0; }");
  ASSERT_TRUE(G);
  EXPECT_EQ(G->Kind, GuardKind::CCleanup);
}

TEST(Guard, ReferencesThatKeepATemporaryAlive) {
  const char Class[] = "template <class F> struct G { F act; ~G() { act(); } };"
                       "template <class F> G<F> make(F f) { return {f}; }";
  EXPECT_TRUE(recognize(
      (llvm::Twine(Class) + "void f() { const auto &x = make([] {}); }")
          .str()));
  EXPECT_FALSE(recognize(
      (llvm::Twine(Class) + "void f() { auto g = make([] {}); auto &x = g; }")
          .str()))
      << "another variable is the guard";
}

TEST(Guard, WhatIsNoLocalObject) {
  const char Class[] =
      "template <class F> struct G { F act; ~G() { act(); } };";
  EXPECT_FALSE(
      recognize((llvm::Twine(Class) + "void g(); G<void (*)()> x{g};").str()));
  EXPECT_FALSE(
      recognize((llvm::Twine(Class) + "void f(G<void (*)()> x) {}").str()));
  EXPECT_FALSE(
      recognize((llvm::Twine(Class) + "void g();"
                                      "void f() { static G<void (*)()> "
                                      "x{g}; }")
                    .str()));
}

} // namespace defercliff
