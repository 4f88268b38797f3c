// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A std::function declared outside the loop and assigned in it.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

void use(int);
void use(const std::string &);
int poll();

void calledAfter(int n) {
  std::function<void()> last;
  for (int i = 0; i < n; ++i)
    if (poll() == i)
      last = [&i] { use(i); }; // want bug: called after the loop
  if (last)
    last();
}

void calledInside(int n) {
  std::function<void()> step;
  for (int i = 0; i < n; ++i) {
    step = [&i] { use(i); }; // quiet: called in the iteration only
    step();
  }
}

void calledBeforeAssigned(const std::vector<int> &list) {
  std::function<void()> previous;
  for (int value : list) {
    if (previous)
      previous();
    previous = [&value] { use(value); }; // want bug: called in the next iteration
  }
}

void neverCalled(int n) {
  std::function<void()> step;
  for (int i = 0; i < n; ++i) {
    step = [&i] { use(i); }; // quiet: emptied here
    step();
    step = nullptr;
  }
  if (step)
    step();
}

std::function<int(int)> best(const std::vector<int> &weights) {
  std::function<int(int)> found;
  int top = 0;
  for (int weight : weights) {
    if (weight > top) {
      top = weight;
      found = [&weight](int x) { return x * weight; }; // want bug: returned
    }
  }
  return found;
}

std::function<int(int)> firstPositive(const std::vector<int> &weights) {
  for (int weight : weights)
    if (weight > 0)
      return [&weight](int x) { return x * weight; }; // want bug: a returned closure
  return [](int x) { return x; };
}

std::function<int(int)> firstNegative(const std::vector<int> &weights) {
  for (const int &weight : weights)
    if (weight < 0)
      return [&weight](int x) { return x * weight; }; // quiet: the caller's element
  return nullptr;
}

class Button {
public:
  void onClick(std::function<void()> f) { clicked = std::move(f); }
  void click() {
    if (clicked)
      clicked();
  }

private:
  std::function<void()> clicked;
};

void buttons(std::vector<Button> &list) {
  for (std::size_t i = 0; i < list.size(); ++i)
    list[i].onClick([&i] { use(int(i)); }); // want bug: each button keeps its callback
  Button one;
  for (std::size_t i = 0; i < list.size(); ++i) {
    one.onClick([&i] { use(int(i)); }); // quiet: set anew in each iteration and clicked there only
    one.click();
  }
}

void pointerToHolder(std::function<void()> *slot, int n) {
  for (int i = 0; i < n; ++i)
    *slot = [&] { use(i); }; // want bug: the caller's function
}
