// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// What a captured reference is bound to.
#include <algorithm>
#include <bitset>
#include <functional>
#include <map>
#include <ranges>
#include <string>
#include <vector>

void use(int);
void use(bool);
void use(const std::string &);
std::vector<std::function<void()>> later;
std::string title(int);
const std::string &lookup(int);

void aliases(std::vector<int> &numbers) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    auto &number = numbers[i];
    later.push_back([&number] { use(number); }); // quiet: the element
    auto &index = i;
    later.push_back([&index] { use(int(index)); }); // want bug: index is i
    const auto &text = title(int(i));
    later.push_back([&text] { use(text); }); // want bug: a temporary whose life ends with the iteration
    const std::string &known = lookup(int(i));
    later.push_back([&known] { use(known); }); // quiet: who knows where it lives
    int &&moved = numbers[i] + 1;
    later.push_back([&moved] { use(moved); }); // want bug: a temporary
  }
}

void proxies(std::vector<bool> &bits) {
  for (auto &&bit : bits)
    later.push_back([&bit] { use(bool(bit)); }); // want bug: a proxy of the iteration
  for (auto bit : bits)
    later.push_back([&bit] { use(bool(bit)); }); // want bug: a proxy of the iteration
}

void views(std::vector<int> &numbers) {
  for (auto &&doubled : numbers | std::views::transform([](int x) { return 2 * x; }))
    later.push_back([&doubled] { use(doubled); }); // want bug: the view yields values
  for (auto &&number : numbers | std::views::filter([](int x) { return x > 0; }))
    later.push_back([&number] { use(number); }); // quiet: filter yields the elements
  for (int i : std::views::iota(0, 10))
    later.push_back([&i] { use(i); }); // want bug: a value
  for (const int &i : std::views::iota(0, 10))
    later.push_back([&i] { use(i); }); // want bug: a temporary bound to a reference
}

void converted(const std::map<std::string, int> &table) {
  for (const std::pair<std::string, int> &entry : table)
    later.push_back([&entry] { use(entry.first); }); // want bug: the wrong type makes a temporary of each node
  for (const auto &entry : table)
    later.push_back([&entry] { use(entry.first); }); // quiet: the node
}

void pointees(std::vector<int *> pointers) {
  for (int *pointer : pointers) {
    int &target = *pointer;
    later.push_back([&target] { use(target); }); // quiet: what the pointer points to
    later.push_back([&pointer] { use(*pointer); }); // want bug: the pointer itself
  }
  for (auto it = pointers.begin(); it != pointers.end(); ++it)
    later.push_back([&it] { use(**it); }); // want bug: the iterator
}

void minimum(int n) {
  for (int i = 0; i < n; ++i) {
    int width = i * 3;
    int &same = width;
    int &again = same;
    later.push_back([&again] { use(again); }); // want bug: again is width
  }
}
