// RUN: %behaviour defercliff-guard-in-loop %s %t

// All kinds of loops: the guard acts at the end of the iteration, before the
// condition or the step is looked at.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <utility>
#include <vector>

class OnExit {
public:
  explicit OnExit(std::function<void()> action) : action(std::move(action)) {}
  OnExit(const OnExit &) = delete;
  OnExit &operator=(const OnExit &) = delete;
  ~OnExit() { action(); }

private:
  std::function<void()> action;
};

int main() {
  int n = 0;
  while (n < 2) {
    OnExit step([&n] { std::printf("while %d\n", n++); });
  }
  do {
    OnExit step([&n] { std::printf("do %d\n", n--); });
  } while (n > 0);
  std::vector<int> numbers = {1, 2};
  for (int &number : numbers) {
    OnExit step([&number] { std::printf("range %d\n", number *= 10); });
    number += 1;
  }
  for (auto it = numbers.begin(); it != numbers.end();) {
    OnExit step([&it] { std::printf("iterator %d\n", *it++); });
  }
again: {
  OnExit step([&n] { std::printf("goto %d\n", ++n); });
}
  if (n < 2)
    goto again;
}
// PRINTS: while 0
// PRINTS: while 1
// PRINTS: do 2
// PRINTS: do 1
// PRINTS: range 20
// PRINTS: range 30
// PRINTS: iterator 20
// PRINTS: iterator 30
// PRINTS: goto 1
// PRINTS: goto 2
