// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Macros that make a loop of one trip, and macros that make a real one.
#include <cstdio>
#include <mutex>
#include <utility>
#include <vector>

template <typename F>
class ScopeExit {
public:
  explicit ScopeExit(F action) : action_(std::move(action)) {}
  ScopeExit(ScopeExit &&other) : action_(std::move(other.action_)), armed_(std::exchange(other.armed_, false)) {}
  ~ScopeExit() {
    if (armed_)
      action_();
  }
  void disarm() { armed_ = false; }
  explicit operator bool() const { return armed_; }

private:
  F action_;
  bool armed_ = true;
};
struct Plus {
  template <typename F>
  ScopeExit<F> operator+(F f) const {
    return ScopeExit<F>(std::move(f));
  }
};
#define CAT2(a, b) a##b
#define CAT(a, b) CAT2(a, b)
#define ON_EXIT auto CAT(exit_, __LINE__) = Plus() + [&]()
#define DEFER(...) ScopeExit CAT(defer_, __LINE__)([&] { __VA_ARGS__; })
#define WITH(...) for (auto CAT(with_, __LINE__) = Plus() + [&] { __VA_ARGS__; }; CAT(with_, __LINE__); CAT(with_, __LINE__).disarm())
#define ONCE for (int CAT(once_, __LINE__) = 1; CAT(once_, __LINE__); CAT(once_, __LINE__) = 0)
#define EACH(var, n) for (int var = 0; var < (n); ++var)
#define TRY_ONCE do
#define END_ONCE while (0)

struct Device {
  void select(int);
  void deselect();
  bool transfer(int);
};

void embedded(Device &device, int count) {
  ON_EXIT { device.deselect(); }; // quiet: once
  EACH(i, count) {
    device.select(i);
    ON_EXIT { device.deselect(); }; // want style: EACH is a loop
    if (!device.transfer(i))
      return;
  }
  ONCE {
    ON_EXIT { device.deselect(); }; // quiet: ONCE is none
    device.transfer(0);
  }
  TRY_ONCE {
    DEFER(device.deselect()); // quiet: do while (0)
    if (!device.transfer(1))
      break;
  }
  END_ONCE;
}

void with(Device &device, const std::vector<int> &items) {
  WITH(device.deselect()) { // quiet: the guard stands in the init
    device.transfer(0);
  }
  for (int item : items) {
    device.select(item);
    WITH(device.deselect()) { // want style: an init in a real loop
      device.transfer(item);
    }
  }
  for (int item : items) {
    ONCE {
      DEFER(device.deselect()); // want style: the outer loop is real
      device.transfer(item);
    }
  }
}

#define PUMP(device, n) \
  for (int k = 0; k < (n); ++k) { \
    ON_EXIT { (device).deselect(); }; \
    (device).transfer(k); \
  }

void pump(Device &device) {
  PUMP(device, 8) // want style: loop and guard are from one macro
}

void conditions(Device &device) {
  while (auto g = Plus() + [&] { device.deselect(); }) { // want style: in the condition, one per trip
    if (!device.transfer(1))
      break;
  }
  if (auto g = Plus() + [&] { device.deselect(); }) // quiet: no loop
    device.transfer(2);
  std::mutex m;
  for (int i = 0; i < 3; ++i) {
    std::lock_guard lock(m); // quiet: an owner
    device.transfer(i);
  }
  for (int i = 0; i < 1; ++i) {
    DEFER(device.deselect()); // quiet: provably one trip
    device.transfer(i);
  }
}
