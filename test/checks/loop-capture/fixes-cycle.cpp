// RUN: %check defercliff-loop-capture %s %t -std=c++17-or-later

// An action that an object owns must not own that object.

#include <functional>
#include <memory>
#include <vector>

void use(int);

struct Button {
  int number = 0;
  std::function<void()> onClick;
};

void fill(std::vector<std::shared_ptr<Button>> &all, int n) {
  for (int i = 0; i < n; ++i) {
    auto button = std::make_shared<Button>();
    button->onClick = [&button] { use(button->number); };
    // CHECK-NOTES: :[[@LINE-1]]:25: warning: deferred action captures 'button' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:10: note: 'button' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE+3]]:5: note: the action is handed over here; 'all' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:49: note: 'all' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:25: note: no fix is offered: 'button' would keep a copy of itself alive
    all.push_back(button);
  }
}

// Another object may own it.
void fillOther(std::vector<std::function<void()>> &later, int n) {
  for (int i = 0; i < n; ++i) {
    auto button = std::make_shared<Button>();
    later.push_back([&button] { use(button->number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'button' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:10: note: 'button' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:52: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([button] { use(button->number); });
  }
}
