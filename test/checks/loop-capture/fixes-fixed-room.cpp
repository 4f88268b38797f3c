// RUN: %check defercliff-loop-capture %s %t -std=c++17-or-later

// A class that keeps closures in bytes of its own may refuse one with a copy.

#include <new>
#include <string>
#include <utility>
#include <vector>

void use(int);
void use(const char *);
std::string line(int);

class InPlace {
public:
  template <typename F> InPlace(F callable) {
    static_assert(sizeof(F) <= sizeof(bytes), "capture less");
    static_assert(__is_trivially_copyable(F), "capture what is trivial");
    new (bytes) F(std::move(callable));
    run = [](void *at) { (*static_cast<F *>(at))(); };
  }
  void operator()() { run(bytes); }

private:
  alignas(8) unsigned char bytes[16];
  void (*run)(void *);
};

std::vector<InPlace> later;

void fill(int n) {
  for (int i = 0; i < n; ++i) {
    std::string text = line(i);
    later.push_back([&] { use(text.c_str()); });
    // CHECK-NOTES: :[[@LINE-1]]:22: warning: deferred action captures 'text' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:17: note: 'text' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-9]]:22: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:22: note: no fix is offered: with a copy of 'text' the closure may be too much for 'InPlace'
    later.push_back([&i] { use(i); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'i' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-10]]:12: note: 'i' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-15]]:22: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([i] { use(i); });
  }
}
