// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// What a container of the iteration keeps is handed on piece by piece, or by another method than a move of the whole.

#include <functional>
#include <iterator>
#include <list>
#include <utility>
#include <vector>

using F = std::function<void()>;
void use(int);

void inParts(int n, std::vector<F> &all) {
  for (int i = 0; i < n; ++i) {
    std::vector<F> group;
    group.push_back([&i] { use(i); }); // missed bug: inserted below
    all.insert(all.end(), group.begin(), group.end());
  }
  for (int i = 0; i < n; ++i) {
    std::vector<F> group;
    group.push_back([&i] { use(i); }); // missed bug: moved one by one
    for (auto &f : group)
      all.push_back(std::move(f));
  }
}

void spliced(int n, std::list<F> &all) {
  for (int i = 0; i < n; ++i) {
    std::list<F> part;
    part.push_back([&i] { use(i); }); // missed bug: spliced below
    all.splice(all.end(), part);
  }
}
