//===--- CallableTest.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/callables/Callable.h"

#include "ParseCode.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace defercliff {

static const char Wrapper[] =
    "namespace std { template <class> class function;"
    "template <class R, class... A> class function<R(A...)>"
    "{ public: template <class F> function(F) {} }; }";

TEST(Callable, ClosuresAndPointersNeedNoWrapper) {
  ParsedCode Code("void g(); void f(char *a) { auto closure = [a] {};"
                  "void (*pointer)() = g; int number = 0; }");
  QualType Closure = Code.variable("closure").getType();
  EXPECT_EQ(callableKind(Closure), CallableKind::Closure);
  EXPECT_EQ(callableKind(Code.variable("pointer").getType()),
            CallableKind::FunctionPointer);
  EXPECT_EQ(callableKind(Code.variable("number").getType()),
            CallableKind::None);
}

TEST(Callable, LambdaInsideWhatWrapsIt) {
  auto Finds = [](const char *Init) {
    ParsedCode Code((llvm::Twine(Wrapper) +
                     "template <class F> struct Guard { Guard(F); };"
                     "template <class F> Guard<F> make(F); int g(int);"
                     "namespace std { template <class T> T &&move(T &); }"
                     "void f() { auto kept = [] {}; auto x = " +
                     Init + "; }")
                        .str());
    return findLambda(Code.variable("x").getInit()) != nullptr;
  };
  EXPECT_TRUE(Finds("[] {}"));
  EXPECT_TRUE(Finds("Guard([] {})"));
  EXPECT_TRUE(Finds("make([] {})"));
  EXPECT_TRUE(Finds("std::function<void()>([] {})"));
  EXPECT_FALSE(Finds("kept"));
  EXPECT_FALSE(Finds("g(1)"));
}

} // namespace defercliff
