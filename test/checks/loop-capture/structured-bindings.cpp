// RUN: %check defercliff-loop-capture %s %t -std=c++20
// REQUIRES: llvm-16-or-later

// A structured binding lives as long as the object behind it.

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

void use(int);
void use(const std::string &);

using Tasks = std::vector<std::function<void()>>;

struct Entry {
  int Key;
  std::string Value;
};

void copies(Tasks &T, const std::vector<Entry> &Entries) {
  for (auto [Key, Value] : Entries)
    T.push_back([&Key] { use(Key); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'Key' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([Key] { use(Key); });
}

void both(Tasks &T, const std::vector<Entry> &Entries) {
  for (const auto [Key, Value] : Entries)
    T.push_back([&] {
    // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: deferred action captures 'Key' and 'Value' by reference, but they are gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([&, Key, Value] {
      use(Key);
      use(Value);
    });
}

// The elements themselves.
void elements(Tasks &T, std::vector<Entry> &Entries) {
  for (auto &[Key, Value] : Entries)
    T.push_back([&Key, &Value] {
      use(Key);
      use(Value);
    });
}

void elementsOfMap(Tasks &T, std::map<int, std::string> &Names) {
  for (const auto &[Key, Value] : Names)
    T.push_back([&] { use(Value); });
}
