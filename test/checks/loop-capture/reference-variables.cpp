// RUN: %check defercliff-loop-capture %s %t -std=c++20

// A reference to an element is the element, which outlives the iteration. A
// reference that a temporary was bound to dies with it.

#include <functional>
#include <map>
#include <ranges>
#include <string>
#include <vector>

void use(int);
void use(bool);
void use(const std::string &);
std::string name();
std::vector<int> &numbers();

using Tasks = std::vector<std::function<void()>>;

void view(Tasks &T) {
  for (auto &&I : std::views::iota(0, 3))
    T.push_back([&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([I] { use(I); });
}

void proxy(Tasks &T, std::vector<bool> &Bits) {
  for (auto &&Bit : Bits)
    T.push_back([&Bit] { use(Bit); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'Bit' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([Bit] { use(Bit); });
}

void constReferenceToTemporary(Tasks &T) {
  for (const auto &I : std::views::iota(0, 3))
    T.push_back([&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([I] { use(I); });
}

void converted(Tasks &T, const std::vector<int> &Numbers) {
  for (const long &N : Numbers)
    T.push_back([&N] { use(static_cast<int>(N)); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([N] { use(static_cast<int>(N)); });
}

void extendedTemporary(Tasks &T) {
  for (int I = 0; I < 3; ++I) {
    const std::string &Name = name();
    T.push_back([&Name] { use(Name); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'Name' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([Name] { use(Name); });
  }
}

void copyOfElement(Tasks &T, const std::vector<std::string> &Names) {
  for (auto Name : Names)
    T.push_back([&Name] { use(Name); });
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: deferred action captures 'Name' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-FIXES:    T.push_back([Name] { use(Name); });
}

// The elements themselves.
void elements(Tasks &T, std::vector<int> &Numbers) {
  for (auto &N : Numbers)
    T.push_back([&N] { use(N); });
  for (const auto &N : Numbers)
    T.push_back([&N] { use(N); });
  for (auto &&N : Numbers)
    T.push_back([&N] { use(N); });
}

void elementsOfMap(Tasks &T, std::map<int, std::string> &Names) {
  for (auto &Entry : Names)
    T.push_back([&Entry] { use(Entry.second); });
}

void referenceInTheBody(Tasks &T) {
  for (int I = 0; I < 3; ++I) {
    int &N = numbers()[I];
    T.push_back([&N] { use(N); });
  }
}
