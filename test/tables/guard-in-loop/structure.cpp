// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// Recognised by structure: what is a guard, and what only looks like one.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace fw {
struct ActionHolder { // a base that runs
  explicit ActionHolder(std::function<void()> a) : action(std::move(a)) {}
  ~ActionHolder() { fire(); }
  void fire() {
    if (auto a = std::exchange(action, nullptr))
      a();
  }
  std::function<void()> action;
};
struct Derived : ActionHolder {
  using ActionHolder::ActionHolder;
};
struct ContextGuard { // embedded: pointer and context
  void (*fn)(void *);
  void *context;
  ~ContextGuard() { fn(context); }
};
template <typename F>
struct OnlyIf : private F {
  bool armed = true;
  explicit OnlyIf(F f) : F(std::move(f)) {}
  ~OnlyIf() {
    if (armed)
      F::operator()();
  }
};
struct Timed { // a scalar beside the action
  std::function<void(std::int64_t)> report;
  std::int64_t start;
  ~Timed() { report(start); }
};
struct Traced { // holds more than scalars
  std::function<void(const std::string &)> report;
  std::string name;
  std::vector<int> samples;
  ~Traced() { report(name); }
};
struct IrqLock {
  std::uint32_t mask;
  ~IrqLock() { std::printf("%u\n", mask); }
};
struct Button { // keeps a callable that its destructor leaves alone
  std::function<void()> onClick;
  ~Button() { std::puts("gone"); }
  void click() { onClick(); }
};
struct Signal { // runs many
  std::vector<std::function<void()>> slots;
  ~Signal() {
    for (auto &slot : slots)
      slot();
  }
};
class Transaction {
public:
  explicit Transaction(int &db) : db_(db) {}
  ~Transaction() {
    if (!done_)
      --db_;
  }
  void commit() { done_ = true; }

private:
  int &db_;
  bool done_ = false;
};
struct Spi {
  void select(int);
  void release();
};
void releasePin(void *);

void poll(Spi &spi, int n, int &db) {
  for (int i = 0; i < n; ++i) {
    Derived a([&spi] { spi.release(); });                                  // want cost: the base runs a std::function
    ContextGuard b{releasePin, &spi};                                      // want style: a function pointer
    OnlyIf c([&spi] { spi.release(); });                                   // want style: derives from its closure
    Timed d{[](std::int64_t t) { std::printf("%ld\n", long(t)); }, 17};    // want cost: a std::function, called with a scalar
    Traced e{[](const std::string &s) { std::puts(s.c_str()); }, "x", {}}; // quiet: holds more than a guard does
    IrqLock f{1};                                                          // quiet: no action
    Button g{[&spi] { spi.release(); }};                                   // quiet: the destructor does not run it
    Signal h{{[&spi] { spi.release(); }}};                                 // quiet: a list of slots
    Transaction t(db);                                                     // quiet: no callable
    spi.select(i);
    t.commit();
  }
}
} // namespace fw
