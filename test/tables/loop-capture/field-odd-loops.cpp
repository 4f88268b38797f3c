// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Loops are cycles: goto, do-while(0), one-trip for macros, blocks that always leave.
#include <functional>
#include <mutex>
#include <string>
#include <vector>

void use(int);
int poll();
std::vector<std::function<void()>> later;

#define ONCE for (bool once_ = true; once_; once_ = false)

void oneTrip(int v) {
  do {
    int local = v;
    std::vector<std::function<void()>> here;
    here.push_back([&local] { use(local); }); // quiet: no loop
    here.back()();
  } while (0);
  do {
    int local = v;
    std::function<void()> f = [&local] { use(local); }; // quiet: no loop, and called here
    f();
    if (poll())
      break;
  } while (false);
}

void gotoLoop() {
  int tries = 0;
again:
  {
    int code = poll();
    later.push_back([&code] { use(code); }); // want bug: goto makes a loop
    later.push_back([code] { use(code); }); // quiet: copied
  }
  if (++tries < 5)
    goto again;
}

void gotoCounter() {
  std::vector<std::function<void()>> list;
  int tries = 0;
again:
  list.push_back([&tries] { use(tries); }); // want bug: each call sees the last value
  if (++tries < 5)
    goto again;
  for (auto &f : list)
    f();
}

void gotoForward(int v) {
  std::vector<std::function<void()>> list;
  int level = v;
  if (v > 3)
    goto out;
  list.push_back([&level] { use(level); }); // quiet: goto leads forward
out:
  for (auto &f : list)
    f();
}

void condition() {
  while (int code = poll())
    later.push_back([&code] { use(code); }); // want bug: a variable of the condition is made anew
  for (; int code = poll();)
    later.push_back([&code] { use(code); }); // want bug: likewise in a for
}

void ifInit(int n) {
  for (int i = 0; i < n; ++i)
    if (int code = poll(); code > i)
      later.push_back([&code] { use(code); }); // want bug: gone after the if
  for (int i = 0; i < n; ++i)
    switch (int code = poll()) {
    case 1:
      later.push_back([&] { use(code); }); // want bug: gone after the switch
      break;
    default:
      break;
    }
}

void macroOnce(int v) {
  std::mutex m;
  ONCE {
    int local = v;
    std::function<void()> f = [&local] { use(local); }; // quiet: one trip
    f();
  }
}

void endless() {
  for (;;) {
    int code = poll();
    if (code < 0)
      break;
    later.push_back([&code] { use(code); }); // want bug: the loop goes on
  }
}
