// RUN: %check defercliff-loop-capture %s %t -std=c++17-or-later

// A copy would miss a change by whoever keeps a pointer or a reference.

#include <functional>
#include <vector>

void use(int);
std::vector<std::function<void()>> later;

struct Parser {
  int *out = nullptr;
  void target(int &number) { out = &number; }
  void feed(int number) const { *out = number; }
};
int *current = nullptr;
void keep(int &number) { current = &number; }
void poke() { *current = 8; }
void fill(int *number) { *number = 3; }
void fillAll(std::vector<int> &numbers) { numbers.push_back(1); }

void kept(int i) {
  while (i < 3) {
    int a = ++i, b = i, c = i, d = i, e = i;
    int *p;
    p = &a;
    later.push_back([&a] { use(a); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'a' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-5]]:9: note: 'a' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-22]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'a' may be changed through what keeps a reference to it
    *p = 8;
    std::function<void()> set;
    set = [&b] { b = 8; };
    later.push_back([&b] { use(b); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'b' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-14]]:18: note: 'b' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-31]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'b' may be changed through what keeps a reference to it
    set();
    std::vector<int *> all;
    all.push_back(&c);
    later.push_back([&c] { use(c); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'c' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-23]]:25: note: 'c' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-40]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'c' may be changed through what keeps a reference to it
    *all[0] = 8;
    Parser parser;
    parser.target(d);
    later.push_back([&d] { use(d); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'd' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-32]]:32: note: 'd' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-49]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'd' may be changed through what keeps a reference to it
    parser.feed(8);
    keep(e);
    later.push_back([&e] { use(e); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'e' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-40]]:39: note: 'e' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-57]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'e' may be changed through what keeps a reference to it
    poke();
  }
}

// Who only fills it keeps nothing.
void filled(int i) {
  while (i < 3) {
    int a = ++i;
    fill(&a);
    later.push_back([&a] { use(a); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'a' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:9: note: 'a' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-72]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([a] { use(a); });
    std::vector<int> numbers;
    fillAll(numbers);
    numbers.push_back(a);
    later.push_back([&numbers] { use(numbers[0]); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'numbers' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-5]]:22: note: 'numbers' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-81]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([numbers] { use(numbers[0]); });
  }
}
