// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Init-captures, nested and generic lambdas, what the body really uses.
#include <functional>
#include <memory>
#include <string>
#include <vector>
using Tasks = std::vector<std::function<void()>>;
struct Item {
  std::string name;
  int rank = 0;
};
void use(int);
void use(const std::string &);
void use(const Item &);
Item make(int);

void initCaptures(Tasks &tasks, std::vector<Item> &items, Item *first) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    Item local = make(3);
    Item *pointer = first + i;
    tasks.push_back([&item = items[i]] { use(item); }); // quiet: an element of the caller's
    tasks.push_back([&item = local] { use(item); }); // want bug: an alias of 'local'
    tasks.push_back([&part = local.name] { use(part); }); // want bug: a part of 'local'
    tasks.push_back([&part = pointer->name] { use(part); }); // quiet: what the pointer points to
    tasks.push_back([item = local] { use(item); }); // quiet: a copy
    tasks.push_back([&n = i] { use(int(n)); }); // want bug: an alias of 'i'
    tasks.push_back([item = std::move(local)] { use(item); }); // quiet: moved
  }
}
void nested(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    tasks.push_back([=] { [&] { use(i); }(); }); // quiet: the inner one refers to the copy
    tasks.push_back([&] { auto inner = [&] { use(i); }; inner(); }); // want bug: refers through the outer one
    tasks.push_back([&] { auto inner = [i] { use(i); }; inner(); }); // want bug: copied too late
    tasks.push_back([i] { std::vector<int> v(3); for (int &k : v) use(k + i); }); // quiet: copies
  }
}
void partOfCapture(Tasks &tasks, std::vector<Item> &items, int &total) {
  for (int i = 0; i < 4; ++i) {
    tasks.push_back([&, i] { total += i; }); // quiet: 'i' by copy
    tasks.push_back([=, &total] { total += i; }); // quiet: 'i' by copy
    tasks.push_back([&] { total += items[0].rank; }); // quiet: nothing of the iteration
    tasks.push_back([&] { total += items[i].rank; }); // want bug: 'i'
  }
}
void localAdder(int n) {
  Tasks tasks;
  auto add = [&](auto f) { tasks.push_back(f); };
  for (int i = 0; i < n; ++i)
    add([&] { use(i); }); // want bug: the lambda keeps it in 'tasks'
  for (auto &t : tasks)
    t();
}
void localRunner(int n) {
  auto twice = [](auto &&f) { f(); f(); };
  for (int i = 0; i < n; ++i)
    twice([&] { use(i); }); // quiet: runs now
}
void viaVariable(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    auto one = [&] { use(i); }; // want bug: put into 'tasks' below
    auto two = one;
    tasks.push_back(std::move(two));
    auto three = [&] { use(i + 1); }; // quiet: called, not kept
    three();
  }
}
void viaCapture(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    auto inner = [&] { use(i); }; // want bug: the task has a copy of it
    tasks.push_back([inner] { inner(); });
  }
}
void viaShared(std::vector<std::shared_ptr<std::function<void()>>> &tasks, int n) {
  for (int i = 0; i < n; ++i)
    tasks.push_back(std::make_shared<std::function<void()>>([&] { use(i); })); // want bug: behind a pointer
}
template <class Row> void inTemplate(Tasks &tasks, const std::vector<Row> &rows) {
  for (auto row : rows)
    tasks.push_back([&] { use(row); }); // want bug: a copy of the iteration
  for (auto &row : rows)
    tasks.push_back([&] { use(row); }); // quiet: the element
}
template void inTemplate<int>(Tasks &, const std::vector<int> &);
template void inTemplate<Item>(Tasks &, const std::vector<Item> &);
void sizeOnly(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&] { use(int(sizeof(i))); }); // quiet: 'i' is not evaluated
    constexpr int limit = 7;
    tasks.push_back([&] { use(limit); }); // quiet: a constant is not captured
  }
}
