//===--- Guards.h - defercliff: guards over a wrapper, as people write them -===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_TEST_COSTS_GUARDS_H
#define DEFERCLIFF_TEST_COSTS_GUARDS_H

#include <utility>

/// Takes the wrapper by value, and moves it.
template <class Wrapper> class ByValue {
  Wrapper Action;

public:
  explicit ByValue(Wrapper Action) : Action(std::move(Action)) {}
  ~ByValue() { Action(); }
};

/// Takes a reference, and copies: two allocations where there is one.
template <class Wrapper> class ByReference {
  Wrapper Action;

public:
  explicit ByReference(const Wrapper &Action) : Action(Action) {}
  ~ByReference() { Action(); }
};

/// Takes the wrapper as a temporary.
template <class Wrapper> class ByRvalue {
  Wrapper Action;

public:
  explicit ByRvalue(Wrapper &&Action) : Action(std::move(Action)) {}
  ~ByRvalue() { Action(); }
};

/// Takes any callable and wraps it itself.
template <class Wrapper> class Forwarding {
  Wrapper Action;

public:
  template <class F>
  explicit Forwarding(F &&Function) : Action(std::forward<F>(Function)) {}
  Forwarding(const Forwarding &) = delete;
  ~Forwarding() { Action(); }
};

/// Comes out of a factory that takes any callable.
template <class Wrapper> struct Factory {
  using Guard = ByValue<Wrapper>;
  template <class F> static Guard make(F &&Function) {
    return Guard(std::forward<F>(Function));
  }
};

#endif // DEFERCLIFF_TEST_COSTS_GUARDS_H
