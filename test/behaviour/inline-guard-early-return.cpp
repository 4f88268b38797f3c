// RUN: %behaviour defercliff-guard-in-loop %s %t

// A return from within the loop runs the action after its value is computed.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>

class OnExit {
public:
  explicit OnExit(std::function<void()> action) : action(std::move(action)) {}
  OnExit(const OnExit &) = delete;
  OnExit &operator=(const OnExit &) = delete;
  ~OnExit() { action(); }

private:
  std::function<void()> action;
};

static std::string find(int wanted) {
  std::string state = "nothing";
  for (int i = 0; i < 3; ++i) {
    state = "looking at " + std::to_string(i);
    OnExit clear(
        [&state, &wanted, i] { state = "left " + std::to_string(i * wanted); });
    if (i == wanted)
      return state + "!";
  }
  return state;
}

int main() {
  std::puts(find(1).c_str());
  std::puts(find(7).c_str());
}
// PRINTS: looking at 1!
// PRINTS: left 14
