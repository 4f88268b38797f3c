// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// A server's main function: how many guards are alive at once, not how many there are.
#include <absl/cleanup/cleanup.h>
#include <gsl/util>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

void start(int);
void stop(int);
bool ok(int);

int serverMain(int argc) { // want style: nine services at once
  start(1);
  auto s1 = gsl::finally([] { stop(1); });
  start(2);
  auto s2 = gsl::finally([] { stop(2); });
  start(3);
  auto s3 = gsl::finally([] { stop(3); });
  if (argc > 1)
    return 1;
  start(4);
  auto s4 = gsl::finally([] { stop(4); });
  start(5);
  auto s5 = gsl::finally([] { stop(5); });
  start(6);
  absl::Cleanup s6 = [] { stop(6); };
  start(7);
  absl::Cleanup s7 = [] { stop(7); };
  start(8);
  absl::Cleanup s8 = [] { stop(8); };
  {
    start(9);
    absl::Cleanup s9 = [argc] { stop(argc); };
    start(10);
  }
  return 0;
}

int eightOnly() { // quiet: eight are the limit
  absl::Cleanup s1 = [] { stop(1); };
  absl::Cleanup s2 = [] { stop(2); };
  absl::Cleanup s3 = [] { stop(3); };
  absl::Cleanup s4 = [] { stop(4); };
  absl::Cleanup s5 = [] { stop(5); };
  absl::Cleanup s6 = [] { stop(6); };
  absl::Cleanup s7 = [] { stop(7); };
  absl::Cleanup s8 = [] { stop(8); };
  return ok(1);
}

void siblings(int what) { // quiet: never more than seven alive
  absl::Cleanup all = [] { stop(0); };
  {
    absl::Cleanup a = [] { stop(1); };
    absl::Cleanup b = [] { stop(2); };
    absl::Cleanup c = [] { stop(3); };
    start(1);
  }
  if (what == 1) {
    absl::Cleanup a = [] { stop(1); };
    absl::Cleanup b = [] { stop(2); };
    absl::Cleanup c = [] { stop(3); };
    start(2);
  } else {
    absl::Cleanup a = [] { stop(1); };
    absl::Cleanup b = [] { stop(2); };
    absl::Cleanup c = [] { stop(3); };
    start(3);
  }
  for (int i = 0; i < what; ++i) {
    absl::Cleanup a = [] { stop(1); };
    absl::Cleanup b = [] { stop(2); };
    start(4);
  }
}

struct Service {
  int state = 0;
  void run(int n);
};
void Service::run(int n) { // want style: nested blocks add up to nine
  absl::Cleanup a = [this] { state = 0; };
  absl::Cleanup b = [this] { ++state; };
  while (ok(n)) {
    absl::Cleanup c = [n] { stop(n); };
    if (ok(n + 1)) {
      absl::Cleanup d = [n] { stop(n + 1); };
      absl::Cleanup e = [n] { stop(n + 2); };
      switch (n) {
      case 1: {
        absl::Cleanup f = [n] { stop(n + 3); };
        absl::Cleanup g = [n] { stop(n + 4); };
        try {
          absl::Cleanup h = [n] { stop(n + 5); };
          absl::Cleanup i = [n] { stop(n + 6); };
          start(n);
        } catch (...) {
          start(0);
        }
        break;
      }
      default:
        break;
      }
    }
  }
}

void dismissed(int n) { // quiet: the first two are dismissed before the last ones are made
  absl::Cleanup s1 = [] { stop(1); };
  absl::Cleanup s2 = [] { stop(2); };
  absl::Cleanup s3 = [] { stop(3); };
  absl::Cleanup s4 = [] { stop(4); };
  absl::Cleanup s5 = [] { stop(5); };
  absl::Cleanup s6 = [] { stop(6); };
  absl::Cleanup s7 = [] { stop(7); };
  if (!ok(n))
    return;
  std::move(s1).Cancel();
  std::move(s2).Cancel();
  absl::Cleanup s8 = [] { stop(8); };
  absl::Cleanup s9 = [] { stop(9); };
  start(n);
}

void dismissedOnOnePath(int n) { // want style: nine on the path that dismisses none
  absl::Cleanup s1 = [] { stop(1); };
  absl::Cleanup s2 = [] { stop(2); };
  absl::Cleanup s3 = [] { stop(3); };
  absl::Cleanup s4 = [] { stop(4); };
  absl::Cleanup s5 = [] { stop(5); };
  absl::Cleanup s6 = [] { stop(6); };
  absl::Cleanup s7 = [] { stop(7); };
  if (ok(n))
    std::move(s1).Cancel();
  absl::Cleanup s8 = [] { stop(8); };
  absl::Cleanup s9 = [] { stop(9); };
  start(n);
}

void owners(std::vector<std::mutex> &m) { // quiet: owners count with an option only
  std::lock_guard a(m[0]);
  std::lock_guard b(m[1]);
  std::lock_guard c(m[2]);
  std::lock_guard d(m[3]);
  std::unique_lock e(m[4]);
  std::unique_ptr<int> f(new int);
  std::unique_ptr<int, void (*)(int *)> g(new int, [](int *p) { delete p; });
  std::scoped_lock h(m[5], m[6]);
  absl::Cleanup i = [] { stop(1); };
  absl::Cleanup j = [] { stop(2); };
}
