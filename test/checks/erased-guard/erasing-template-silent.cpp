// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// Templates that may need the wrapper, or gain nothing without it.

#include <functional>
#include <utility>

void done();

// No template over the action.
template <class Tag> class Tagged {
public:
  explicit Tagged(std::function<void()> f) : act(std::move(f)) {}
  ~Tagged() { act(); }

private:
  std::function<void()> act;
};
void tagged() { Tagged<int> guard([] { done(); }); }

// Takes another action later.
template <class F> class Replaced {
public:
  explicit Replaced(F f) : act(std::move(f)) {}
  ~Replaced() { act(); }
  void replace(std::function<void()> other) { act = std::move(other); }

private:
  std::function<void()> act;
};
void replaced() { Replaced guard([] { done(); }); }

// Can be built without one.
template <class F> class Empty {
public:
  Empty() = default;
  explicit Empty(F f) : act(std::move(f)) {}
  ~Empty() {
    if (act)
      act();
  }

private:
  std::function<void()> act;
};
void empty() { Empty guard([] { done(); }); }

// Takes what is not the class's callable.
template <class F> class Any {
public:
  template <class G> explicit Any(G g) : act(std::move(g)) {}
  ~Any() { act(); }

private:
  std::function<void()> act;
};
void any() { Any<int> guard([] { done(); }); }

// Is only ever given a wrapper.
template <class F> class Wrapped {
public:
  explicit Wrapped(F f) : act(std::move(f)) {}
  ~Wrapped() { act(); }

private:
  std::function<void()> act;
};
void wrapped(std::function<void()> f) { Wrapped guard(f); }

// Nobody makes one.
template <class F> class Unused {
public:
  explicit Unused(F f) : act(std::move(f)) {}
  ~Unused() { act(); }

private:
  std::function<void()> act;
};

// Keeps the callable.
template <class F> class Right {
public:
  explicit Right(F f) : act(std::move(f)) {}
  ~Right() { act(); }

private:
  F act;
};
void right() { Right guard([] { done(); }); }
