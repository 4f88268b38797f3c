// RUN: %check defercliff-loop-capture %s %t

// Callees that run what they are given, now.

#include <algorithm>
#include <functional>
#include <mutex>
#include <tbb/parallel_for.h>
#include <thread>
#include <vector>

void use(int);

void algorithms(const std::vector<int> &Numbers, std::vector<int> &Others) {
  for (int N : Numbers) {
    std::for_each(Others.begin(), Others.end(), [&N](int O) { use(N + O); });
    std::sort(Others.begin(), Others.end(),
              [&](int A, int B) { return A % N < B % N; });
    std::any_of(Others.begin(), Others.end(), [&N](int O) { return O == N; });
  }
}

void invoked(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    [&N] { use(N); }();
    std::invoke([&N] { use(N); });
    const int Square = [&] { return N * N; }();
    use(Square);
  }
}

void once(const std::vector<int> &Numbers) {
  std::once_flag Flag;
  for (int N : Numbers)
    std::call_once(Flag, [&N] { use(N); });
}

void blocking(const std::vector<int> &Numbers) {
  for (int N : Numbers)
    tbb::parallel_for(0, 10, [&N](int I) { use(N * I); });
}

// The body is visible, and it calls.
template <class F> void twice(F Function) {
  Function();
  Function();
}
void visible(const std::function<void()> &Function) { Function(); }
void passedOn(std::function<void()> Function) { visible(Function); }

void callers(const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    twice([&N] { use(N); });
    visible([&N] { use(N); });
    passedOn([&N] { use(N); });
  }
}

// No body to read, and no name that says anything.
void unknown(std::function<void()> Function);

void strangers(const std::vector<int> &Numbers) {
  for (int N : Numbers)
    unknown([&N] { use(N); });
}
