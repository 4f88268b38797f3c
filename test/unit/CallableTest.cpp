//===--- CallableTest.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/callables/Callable.h"
#include "lib/callables/CostModel.h"

#include "ParseCode.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace defercliff {

// The shapes by which each library is recognised.
static const char Libstdcxx[] =
    "namespace std { class _Function_base {};"
    "template <class> class function;"
    "template <class R, class... A> class function<R(A...)> : _Function_base"
    "{ public: template <class F> function(F); }; }";
static const char Libcxx[] =
    "namespace std { inline namespace __1 { template <class> class function;"
    "template <class R, class... A> class function<R(A...)>"
    "{ public: template <class F> function(F); }; } }";
static const char Msvc[] =
    "namespace std { template <class R> class _Func_class {};"
    "template <class> class function;"
    "template <class R, class... A> class function<R(A...)>"
    " : public _Func_class<R> { public: template <class F> function(F); }; }";
static const char Unknown[] =
    "namespace std { template <class> class function;"
    "template <class R, class... A> class function<R(A...)>"
    "{ public: template <class F> function(F); }; }";

/// The cost of a std::function of \p Library over `auto kept = Lambda`, which
/// may use `P a, b, c, d` (pointers), `NT` (not trivially copyable), `Throws`
/// (its copies may throw) and `Wide` (16 bytes, aligned to 16).
static CallableCost cost(const char *Library, const char *Lambda) {
  ParsedCode Code((llvm::Twine(Library) +
                   "struct NT { NT(); NT(const NT &) noexcept;"
                   "            NT(NT &&) noexcept; ~NT(); int i; };"
                   "struct Throws { Throws(); Throws(const Throws &); int i; };"
                   "struct alignas(16) Wide { char bytes[16]; };"
                   "void f(char *a, char *b, char *c, char *d, NT nt,"
                   "       Throws throws, Wide wide) {"
                   "  auto kept = " +
                   Lambda + "; std::function<void()> wrapper = kept; }")
                      .str());
  return CostModel().costOfKeeping(Code.variable("wrapper").getType(),
                                   Code.variable("kept").getType(),
                                   Code.context());
}

static CostClass classOf(const char *Library, const char *Lambda) {
  return cost(Library, Lambda).Class;
}

TEST(Callable, Libstdcxx) {
  EXPECT_EQ(classOf(Libstdcxx, "[] {}"), CostClass::Erased);
  EXPECT_EQ(classOf(Libstdcxx, "[&a, &b] {}"), CostClass::Erased);
  EXPECT_EQ(classOf(Libstdcxx, "[&a, &b, &c] {}"), CostClass::Allocating);
  EXPECT_EQ(classOf(Libstdcxx, "[nt] {}"), CostClass::Allocating);
  EXPECT_EQ(classOf(Libstdcxx, "[wide] {}"), CostClass::Allocating);
}

TEST(Callable, Libcxx) {
  EXPECT_EQ(classOf(Libcxx, "[&a, &b, &c] {}"), CostClass::Erased);
  EXPECT_EQ(classOf(Libcxx, "[&a, &b, &c, &d] {}"), CostClass::Allocating);
  EXPECT_EQ(classOf(Libcxx, "[nt] {}"), CostClass::Erased);
  EXPECT_EQ(classOf(Libcxx, "[throws] {}"), CostClass::Allocating);
  EXPECT_EQ(classOf(Libcxx, "[wide] {}"), CostClass::Erased);
}

TEST(Callable, Msvc) {
  EXPECT_EQ(classOf(Msvc, "[a, b, c, d] {}"), CostClass::Erased);
  EXPECT_EQ(classOf(Msvc, "[a, b, c, d, &nt, &wide] {}"), CostClass::Erased);
  EXPECT_EQ(classOf(Msvc, "[a, b, c, d, &nt, &wide, &throws] {}"),
            CostClass::Allocating);
}

TEST(Callable, AnUnknownLibraryClaimsNoAllocation) {
  EXPECT_EQ(classOf(Unknown, "[a, b, c, d] {}"), CostClass::Erased);
}

TEST(Callable, Receipts) {
  EXPECT_EQ(cost(Libstdcxx, "[&a, &b, &c] {}").Receipt,
            "its 24-byte closure does not fit the 16-byte buffer of "
            "'std::function'");
  EXPECT_EQ(cost(Libstdcxx, "[nt] {}").Receipt,
            "its 4-byte closure is not trivially copyable, so it cannot use "
            "the 16-byte buffer of 'std::function'");
  EXPECT_EQ(cost(Libstdcxx, "[wide] {}").Receipt,
            "its 16-byte closure needs an alignment of 16, more than the "
            "16-byte buffer of 'std::function' has");
  EXPECT_EQ(cost(Libcxx, "[throws] {}").Receipt,
            "its 4-byte closure may throw when it is copied, so it cannot use "
            "the 24-byte buffer of 'std::function'");
  EXPECT_EQ(cost(Libstdcxx, "[] {}").Receipt, "");
}

TEST(Callable, ClosuresAndPointersNeedNoWrapper) {
  ParsedCode Code("void g(); void f(char *a) { auto closure = [a] {};"
                  "void (*pointer)() = g; int number = 0; }");
  QualType Closure = Code.variable("closure").getType();
  EXPECT_EQ(callableKind(Closure), CallableKind::Closure);
  EXPECT_EQ(callableKind(Code.variable("pointer").getType()),
            CallableKind::FunctionPointer);
  EXPECT_EQ(callableKind(Code.variable("number").getType()),
            CallableKind::None);
  EXPECT_EQ(CostModel().costOfKeeping(Closure, Closure, Code.context()).Class,
            CostClass::Inline);
}

TEST(Callable, LambdaInsideWhatWrapsIt) {
  auto Finds = [](const char *Init) {
    ParsedCode Code((llvm::Twine(Libstdcxx) +
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
