// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Scopes: head variables, blocks, nested loops, holders in the outer body, init statements.
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

using Actions = std::vector<std::function<void()>>;
void use(int);
std::optional<int> poll();
std::vector<int> load(int);

void run(Actions &actions) {
  for (auto &action : actions)
    action();
  actions.clear();
}

void whileOptional(Actions &actions) {
  while (auto value = poll())
    actions.push_back([&value] { use(*value); }); // want bug: the optional is made anew
  while (auto value = poll()) {
    actions.push_back([&value] { use(*value); }); // quiet: run here
    run(actions);
  }
}

void heads(int n) {
  Actions actions;
  for (int i = 0, j = n; i < j; ++i, --j) {
    actions.push_back([&i] { use(i); }); // want bug: a head variable
    actions.push_back([&j] { use(j); }); // want bug: the other head variable
    actions.push_back([i, j] { use(i + j); }); // quiet: copied
  }
  run(actions);
}

void nested(int n) {
  for (int i = 0; i < n; ++i) {
    Actions actions;
    const int base = 10 * i;
    for (int k = 0; k < n; ++k) {
      actions.push_back([&base, k] { use(base + k); }); // quiet: base outlives the calls
      actions.push_back([&base, &k] { use(base + k); }); // want bug: k does not
    }
    run(actions);
  }
}

void blocks(int n) {
  for (int i = 0; i < n; ++i) {
    Actions actions;
    {
      int inner = i;
      actions.push_back([&inner] { use(inner); }); // want bug: run after the block
    }
    {
      int inner = i;
      Actions own;
      own.push_back([&inner] { use(inner); }); // quiet: of the block
      run(own);
    }
    run(actions);
  }
}

void notALoop(int n) {
  Actions actions;
  int level = n;
  if (n > 3) {
    actions.push_back([&level] { use(level); }); // quiet: no loop
    run(actions);
  }
}

void leaves(const std::vector<int> &numbers) {
  std::function<void()> found;
  for (const int &number : numbers) {
    if (number > 3) {
      found = [&number] { use(number); }; // quiet: the element
      break;
    }
  }
  if (found)
    found();
}

void inserted(const std::vector<int> &numbers) {
  std::map<int, std::function<void()>> table;
  for (auto number : numbers)
    if (auto [it, fresh] = table.try_emplace(number, [&number] { use(number); }); fresh) // want bug: the table outlives number
      it->second();
  for (auto number : numbers)
    if (auto [it, fresh] = table.try_emplace(number); fresh)
      it->second = [number] { use(number); }; // quiet: copied
  table.clear();
}
