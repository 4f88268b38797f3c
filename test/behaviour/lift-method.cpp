// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// The body of a loop in a method uses the object, and one in a template what
// it was instantiated with.

#include <absl/cleanup/cleanup.h>
#include <iostream>
#include <string>
#include <vector>

template <class T> class List {
public:
  explicit List(std::vector<T> items) : items(std::move(items)) {}
  void print() {
    for (const T &item : items) {
      ++depth;
      absl::Cleanup leave = [this] { --depth; };
      std::cout << depth << ' ' << item << '\n';
      again(item);
    }
    std::cout << depth << '\n';
  }

private:
  void again(const T &item) {
    std::cout << depth << ' ' << item << item << '\n';
  }

  std::vector<T> items;
  int depth = 0;
};

int main() {
  List<int>({1, 2}).print();
  List<std::string>({"x"}).print();
}
// PRINTS: 1 1
// PRINTS: 1 11
// PRINTS: 1 2
// PRINTS: 1 22
// PRINTS: 0
// PRINTS: 1 x
// PRINTS: 1 xx
// PRINTS: 0
