//===--- CostModelTest.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The rules that test/costs cannot measure, as their libraries are not there,
// and the receipts. The wrappers have the shapes by which their libraries are
// recognised.
//
//===----------------------------------------------------------------------===//

#include "lib/callables/CostModel.h"

#include "ParseCode.h"

using namespace clang;

namespace defercliff {

#define CALLABLE_WRAPPER(NAME, BASES)                                          \
  "template <class...> class " NAME ";"                                        \
  "template <class R, class... A> class " NAME "<R(A...)>" BASES               \
  "{ public: template <class F> " NAME "(F &&) {} };"

static const char Libstdcxx[] =
    "namespace std { class _Function_base {};" CALLABLE_WRAPPER(
        "function", ": _Function_base") "}";
static const char Libstdcxx15[] =
    "namespace std { namespace __polyfunc { class _Mo_base {};"
    "class _Cpy_base : public _Mo_base {}; }" CALLABLE_WRAPPER(
        "move_only_function", ": __polyfunc::_Mo_base")
        CALLABLE_WRAPPER("copyable_function", ": __polyfunc::_Cpy_base") "}";
static const char Libcxx[] =
    "namespace std { inline namespace __1 {" CALLABLE_WRAPPER("function",
                                                              "") "} }";
static const char Msvc[] =
    "namespace std { template <class...> class _Func_class {};"
    "template <class...> class _Move_only_function_call {};" CALLABLE_WRAPPER(
        "function", ": public _Func_class<R, A...>")
        CALLABLE_WRAPPER("move_only_function", ": private "
                                               "_Move_only_function_call<R(A..."
                                               ")>") "class any { struct "
                                                     "_Storage_t { char "
                                                     "Bytes[64]; }; _Storage_t "
                                                     "_Storage;"
                                                     "public: template <class "
                                                     "T> any(T &&) {} }; }";
static const char Unknown[] =
    "namespace std {" CALLABLE_WRAPPER("function", "") "}";
static const char Folly[] =
    "namespace folly {" CALLABLE_WRAPPER("Function", "") "}";
static const char Fu2[] =
    "namespace fu2 { inline namespace abi_400 { namespace detail "
    "{" CALLABLE_WRAPPER("function", "") "} } }";
static const char Chromium[] =
    "namespace base {" CALLABLE_WRAPPER("OnceCallback", "")
        CALLABLE_WRAPPER("RepeatingCallback", "") "}";

#undef CALLABLE_WRAPPER

/// The cost of keeping `auto kept = Callable` in a \p Wrapper of \p Library.
/// There are `Bytes<N>`, `Aligned<N>` (a multiple of its alignment in size),
/// pointers `a` to `d`, `NT` (not trivially copyable), and classes whose
/// copies, moves and destructors may throw.
static CallableCost cost(const char *Library, const char *Wrapper,
                         const char *Callable, const CostModel &Model = {}) {
  ParsedCode Code(
      (llvm::Twine(Library) +
       "template <int N> struct Bytes { char Held[N]; };"
       "template <int N> struct alignas(N) Aligned { char Held[N]; };"
       "struct NT { NT(); NT(const NT &) noexcept; NT(NT &&) noexcept;"
       "            ~NT(); int i; };"
       "struct ThrowingCopy { ThrowingCopy(); ThrowingCopy(const ThrowingCopy "
       "&); ThrowingCopy(ThrowingCopy &&) noexcept; int i; };"
       "struct ThrowingMove { ThrowingMove(); ThrowingMove(const ThrowingMove "
       "&) noexcept; ThrowingMove(ThrowingMove &&); int i; };"
       "struct ThrowingDestructor { ~ThrowingDestructor() noexcept(false); };"
       "void f(char *a, char *b, char *c, char *d) {"
       "  auto kept = " +
       Callable + "; " + Wrapper + " wrapper = kept; }")
          .str());
  return Model.costOfKeeping(Code.variable("wrapper").getType(),
                             Code.variable("kept").getType(), Code.context());
}

static const char Function[] = "std::function<void()>";
static const char MoveOnly[] = "std::move_only_function<void()>";
static const char Copyable[] = "std::copyable_function<void()>";

static CostClass classOf(const char *Library, const char *Wrapper,
                         const char *Callable) {
  return cost(Library, Wrapper, Callable).Class;
}

#define EXPECT_FITS(LIBRARY, WRAPPER, CALLABLE)                                \
  EXPECT_EQ(classOf(LIBRARY, WRAPPER, CALLABLE), CostClass::Erased)
#define EXPECT_ALLOCATES(LIBRARY, WRAPPER, CALLABLE)                           \
  EXPECT_EQ(classOf(LIBRARY, WRAPPER, CALLABLE), CostClass::Allocating)

TEST(CostModel, Libstdcxx) {
  EXPECT_FITS(Libstdcxx, Function, "[] {}");
  EXPECT_FITS(Libstdcxx, Function, "[&a, &b] {}");
  EXPECT_ALLOCATES(Libstdcxx, Function, "[&a, &b, &c] {}");
  EXPECT_ALLOCATES(Libstdcxx, Function, "[x = NT()] {}");
  EXPECT_ALLOCATES(Libstdcxx, Function, "[x = Aligned<16>()] {}");
}

TEST(CostModel, LibstdcxxOfGcc15) {
  for (const char *Wrapper : {MoveOnly, Copyable}) {
    EXPECT_FITS(Libstdcxx15, Wrapper, "[&a, &b, &c] {}");
    EXPECT_FITS(Libstdcxx15, Wrapper, "[x = NT()] {}");
    EXPECT_ALLOCATES(Libstdcxx15, Wrapper, "[x = Bytes<25>()] {}");
    EXPECT_ALLOCATES(Libstdcxx15, Wrapper, "[x = Aligned<16>()] {}");
    EXPECT_ALLOCATES(Libstdcxx15, Wrapper, "[x = ThrowingMove()] {}");
  }
}

TEST(CostModel, Libcxx) {
  EXPECT_FITS(Libcxx, Function, "[&a, &b, &c] {}");
  EXPECT_ALLOCATES(Libcxx, Function, "[&a, &b, &c, &d] {}");
  EXPECT_FITS(Libcxx, Function, "[x = NT()] {}");
  EXPECT_ALLOCATES(Libcxx, Function, "[x = ThrowingCopy()] {}");
  EXPECT_FITS(Libcxx, Function, "[x = ThrowingMove()] {}");
  EXPECT_ALLOCATES(Libcxx, Function, "[x = ThrowingDestructor()] {}");
  EXPECT_FITS(Libcxx, Function, "[x = Aligned<16>()] {}");
  EXPECT_ALLOCATES(Libcxx, Function, "[x = Aligned<32>()] {}");
}

TEST(CostModel, MsvcFunction) {
  EXPECT_FITS(Msvc, Function, "[x = Bytes<48>()] {}");
  EXPECT_ALLOCATES(Msvc, Function, "[x = Bytes<49>()] {}");
  EXPECT_ALLOCATES(Msvc, Function, "[x = Bytes<56>()] {}");
  EXPECT_FITS(Msvc, Function, "[x = Aligned<8>()] {}");
  EXPECT_ALLOCATES(Msvc, Function, "[x = Aligned<16>()] {}");
  EXPECT_FITS(Msvc, Function, "[x = NT()] {}");
  EXPECT_FITS(Msvc, Function, "[x = ThrowingCopy()] {}");
  EXPECT_ALLOCATES(Msvc, Function, "[x = ThrowingMove()] {}");
}

TEST(CostModel, MsvcMoveOnlyFunction) {
  EXPECT_FITS(Msvc, MoveOnly, "[x = Bytes<56>()] {}");
  EXPECT_ALLOCATES(Msvc, MoveOnly, "[x = Bytes<57>()] {}");
  EXPECT_ALLOCATES(Msvc, MoveOnly, "[x = Aligned<16>()] {}");
  EXPECT_ALLOCATES(Msvc, MoveOnly, "[x = ThrowingMove()] {}");
}

// Two rows: what is trivially copyable may be larger.
TEST(CostModel, MsvcAny) {
  EXPECT_FITS(Msvc, "std::any", "Bytes<56>()");
  EXPECT_ALLOCATES(Msvc, "std::any", "Bytes<57>()");
  EXPECT_ALLOCATES(Msvc, "std::any", "Aligned<16>()");
  EXPECT_FITS(Msvc, "std::any", "[x = NT(), y = Bytes<44>()] {}");
  EXPECT_ALLOCATES(Msvc, "std::any", "[x = NT(), y = Bytes<45>()] {}");
  EXPECT_ALLOCATES(Msvc, "std::any", "ThrowingMove()");
}

TEST(CostModel, Folly) {
  static const char Wrapper[] = "folly::Function<void()>";
  EXPECT_FITS(Folly, Wrapper, "[x = Bytes<48>()] {}");
  EXPECT_ALLOCATES(Folly, Wrapper, "[x = Bytes<49>()] {}");
  EXPECT_FITS(Folly, Wrapper, "[x = Aligned<16>()] {}");
  EXPECT_ALLOCATES(Folly, Wrapper, "[x = Aligned<32>()] {}");
  EXPECT_FITS(Folly, Wrapper, "[x = ThrowingCopy()] {}");
  EXPECT_ALLOCATES(Folly, Wrapper, "[x = ThrowingMove()] {}");
}

TEST(CostModel, Fu2) {
  static const char Wrapper[] = "fu2::detail::function<void()>";
  EXPECT_FITS(Fu2, Wrapper, "[x = Bytes<16>()] {}");
  EXPECT_ALLOCATES(Fu2, Wrapper, "[x = Bytes<17>()] {}");
  EXPECT_ALLOCATES(Fu2, Wrapper, "[x = ThrowingMove()] {}");
}

TEST(CostModel, Chromium) {
  EXPECT_ALLOCATES(Chromium, "base::OnceCallback<void()>", "[] {}");
  EXPECT_ALLOCATES(Chromium, "base::RepeatingCallback<void()>", "[] {}");
}

// What runs it later keeps it beside the thread, the result or the connection.
TEST(CostModel, States) {
  static const char States[] =
      "namespace std { struct thread { template <class F> thread(F &&) {} };"
      "struct jthread { template <class F> jthread(F &&) {} };"
      "template <class> struct future { template <class F> future(F &&) {} }; }"
      "struct QMetaObject { struct Connection {"
      "  template <class F> Connection(F &&) {} }; };";
  for (const char *State : {"std::thread", "std::jthread", "std::future<void>",
                            "QMetaObject::Connection"})
    EXPECT_ALLOCATES(States, State, "[] {}");
  EXPECT_EQ(cost(States, "std::thread", "[] {}").Receipt,
            "'std::thread' keeps its callable in a heap block");
}

TEST(CostModel, AnUnknownLibraryClaimsNoAllocation) {
  EXPECT_FITS(Unknown, Function, "[a, b, c, d] {}");
}

TEST(CostModel, AClosureInItsOwnTypeIsInline) {
  ParsedCode Code("void f(char *a) { auto closure = [a] {}; }");
  QualType Closure = Code.variable("closure").getType();
  EXPECT_EQ(CostModel().costOfKeeping(Closure, Closure, Code.context()).Class,
            CostClass::Inline);
}

TEST(CostModel, UsersWrappers) {
  static const char Own[] = "namespace my { template <class> class Function {"
                            "public: template <class F> Function(F &&) {} }; }";
  static const char Wrapper[] = "my::Function<void()>";
  CostModel Model(
      {{"my::Function", Library::Any, 32, 0, 16, Needs::NothrowMove}});
  EXPECT_EQ(cost(Own, Wrapper, "[x = Bytes<64>()] {}").Class,
            CostClass::Inline);
  EXPECT_EQ(cost(Own, Wrapper, "[x = Bytes<32>()] {}", Model).Class,
            CostClass::Erased);
  EXPECT_EQ(cost(Own, Wrapper, "[x = Bytes<33>()] {}", Model).Receipt,
            "its 33-byte closure does not fit the 32-byte buffer of "
            "'my::Function'");
  EXPECT_EQ(cost(Own, Wrapper, "[x = ThrowingMove()] {}", Model).Receipt,
            "its 4-byte closure may throw when it is moved, so it cannot use "
            "the 32-byte buffer of 'my::Function'");
  // The user's row comes before the one that is known.
  CostModel Larger(
      {{"std::function", Library::Any, 64, 0, 16, Needs::Nothing}});
  EXPECT_EQ(cost(Libstdcxx, Function, "[x = Bytes<64>()] {}", Larger).Class,
            CostClass::Erased);
  CostModel Heap({{"my::Function", Library::Any, 0, 0, 16, Needs::Nothing}});
  EXPECT_EQ(cost(Own, Wrapper, "[] {}", Heap).Receipt,
            "'my::Function' keeps its callable in a heap block");
}

TEST(CostModel, Receipts) {
  EXPECT_EQ(cost(Libstdcxx, Function, "[&a, &b, &c] {}").Receipt,
            "its 24-byte closure does not fit the 16-byte buffer of "
            "'std::function'");
  EXPECT_EQ(cost(Libstdcxx, Function, "[x = NT()] {}").Receipt,
            "its 4-byte closure is not trivially copyable, so it cannot use "
            "the 16-byte buffer of 'std::function'");
  EXPECT_EQ(cost(Libstdcxx, Function, "[x = Aligned<16>()] {}").Receipt,
            "its 16-byte closure needs an alignment of 16, more than the "
            "16-byte buffer of 'std::function' has");
  EXPECT_EQ(cost(Libcxx, Function, "[x = ThrowingCopy()] {}").Receipt,
            "its 4-byte closure may throw when it is copied, so it cannot use "
            "the 24-byte buffer of 'std::function'");
  EXPECT_EQ(cost(Libstdcxx, Function, "[] {}").Receipt, "");
}

} // namespace defercliff
