//===--- Callables.h - defercliff: what the measured callables hold -------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_TEST_COSTS_CALLABLES_H
#define DEFERCLIFF_TEST_COSTS_CALLABLES_H

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

struct alignas(16) Aligned16 {
  char Bytes[16];
};
struct alignas(32) Aligned32 {
  char Bytes[32];
};
struct alignas(64) Aligned64 {
  char Bytes[64];
};
struct __attribute__((packed)) Packed {
  char Byte = 0;
  int *Pointer = nullptr;
};

struct NotTrivial {
  NotTrivial() {}
  NotTrivial(const NotTrivial &) noexcept {}
  NotTrivial(NotTrivial &&) noexcept {}
};
struct ThrowingCopy {
  ThrowingCopy() {}
  ThrowingCopy(const ThrowingCopy &) {}
  ThrowingCopy(ThrowingCopy &&) noexcept {}
};
struct ThrowingMove {
  ThrowingMove() {}
  ThrowingMove(const ThrowingMove &) noexcept {}
  ThrowingMove(ThrowingMove &&) {}
};
struct ThrowingBoth {
  ThrowingBoth() {}
  ThrowingBoth(const ThrowingBoth &) {}
  ThrowingBoth(ThrowingBoth &&) {}
};
struct OnlyThrowingCopy {
  OnlyThrowingCopy() {}
  OnlyThrowingCopy(const OnlyThrowingCopy &) {}
};
struct OnlyCopy {
  OnlyCopy() {}
  OnlyCopy(const OnlyCopy &) noexcept {}
};
struct OnlyDestructor {
  ~OnlyDestructor() {}
};
struct Greedy {
  Greedy() = default;
  template <class T> Greedy(T &&) noexcept(false) {}
  Greedy(const Greedy &) noexcept {}
  Greedy(Greedy &&) noexcept {}
};
struct DerivedFromThrowing : ThrowingBoth {};
struct HoldsThrowing {
  int Number = 0;
  ThrowingBoth Member;
};
struct TwoCopies {
  TwoCopies() {}
  TwoCopies(TwoCopies &) {}
  TwoCopies(const TwoCopies &) noexcept {}
};
template <class T> struct Conditional {
  Conditional() {}
  Conditional(const Conditional &) noexcept(
      std::is_nothrow_copy_constructible<T>::value) {}
  Conditional(Conditional &&) noexcept(
      std::is_nothrow_move_constructible<T>::value) {}
};
struct NoAssignment {
  NoAssignment() = default;
  NoAssignment(const NoAssignment &) = default;
  NoAssignment &operator=(const NoAssignment &) = delete;
  int Number = 0;
};
struct OwnAssignment {
  OwnAssignment() = default;
  OwnAssignment(const OwnAssignment &) = default;
  OwnAssignment &operator=(const OwnAssignment &) { return *this; }
  int Number = 0;
};
struct Polymorphic {
  virtual void method() {}
};
struct OnlyThrowingMove {
  OnlyThrowingMove() {}
  OnlyThrowingMove(OnlyThrowingMove &&) {}
};
struct OnlyMove {
  OnlyMove() {}
  OnlyMove(OnlyMove &&) noexcept {}
};

struct Object {
  void method() {}
  void methodOf(int) {}
  template <class... T> void operator()(T &&...) const {}
};

struct Empty {
  template <class... T> void operator()(T &&...) const {}
};
template <int Bytes> struct Sized : Empty {
  char Held[Bytes] = {};
};
struct WithText : Empty {
  std::string Text;
};
struct WithReference {
  int &First, &Second;
  template <class... T> void operator()(T &&...) const {}
};
struct FirstBase {
  int *First = nullptr;
};
struct SecondBase {
  int *Second = nullptr;
};
struct WithBases : FirstBase, SecondBase, Empty {
  int *Third = nullptr;
};
struct WithThrowingBase : ThrowingBoth, Empty {};
struct OwnCopy : Empty {
  OwnCopy() {}
  OwnCopy(const OwnCopy &) noexcept {}
};
struct VirtualCall : Empty {
  virtual void method() {}
};
struct NoTemplate {
  char Held[20] = {};
  void operator()() const {}
  void operator()(void *) const {}
};
struct Inherits : NoTemplate {};
struct MoveOnlyCall : Empty {
  MoveOnlyCall() {}
  MoveOnlyCall(MoveOnlyCall &&) noexcept {}
};

inline void plainNothing() {}
inline void plainInt(int) {}
inline void plainPointers(int *, int *, int *, int *) {}

#endif // DEFERCLIFF_TEST_COSTS_CALLABLES_H
