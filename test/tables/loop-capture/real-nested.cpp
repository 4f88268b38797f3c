// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Nested and generic lambdas, init-captures, shadowing, unused captures.
#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>
void use(int); void use(const std::string &); void useRef(const int &);
using Tasks = std::vector<std::function<void()>>;

void shadows(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&, i = i] { use(i); }); // quiet: copied by init-capture
    tasks.push_back([i] { std::thread t([&] { use(i); }); t.join(); }); // quiet: the inner one refers to the copy
    tasks.push_back([=] { for (int i = 0; i < 3; ++i) use(i); }); // quiet: another i
    tasks.push_back([&] { int i = 3; use(i); }); // quiet: another i
    tasks.push_back([&] { use(int(sizeof(i))); }); // quiet: not evaluated
    tasks.push_back([&i] {}); // quiet: never followed
    tasks.push_back([&] { [&] { use(i); }(); }); // want bug: by way of the inner lambda
    tasks.push_back([&i = i] { use(i); }); // want bug: a reference by init-capture
    tasks.push_back([r = std::ref(i)] { use(r.get()); }); // want bug: a reference wrapper
    tasks.push_back([&, self = 1] { use(i + self); }); // want bug: the default is by reference
    constexpr int k = 3;
    tasks.push_back([&] { use(k); }); // quiet: a constant that is not captured
    const int c = i;
    tasks.push_back([&] { useRef(c); }); // want bug: captured, as it is bound to a reference
    static int total = 0;
    tasks.push_back([&] { use(total); }); // quiet: static
    tasks.push_back([=]() mutable { std::for_each_n(&total, 1, [&](int &t) { t += i; }); }); // quiet: inner refers to the copy
  }
}
void now(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    auto add = [&](int k) { tasks.push_back([&tasks, k] { use(k); }); }; // quiet: add runs now, the task copies k
    add(i);
    const auto make = [&](int k) { return [=] { use(i + k); }; }; // quiet: runs now, the product copies i
    tasks.push_back(make(3));
    auto value = [&] { return i * 2; }(); // quiet: at once
    tasks.push_back([value] { use(value); }); // quiet: a copy
    std::function<void(int)> rec = [&](int d) { use(i); if (d) rec(d - 1); }; // quiet: dies with the iteration
    rec(3);
  }
}
void returned(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    auto make = [&](int k) { return [&i, k] { use(i + k); }; };
    tasks.push_back(make(1));
    auto f = [&](auto x) { use(i + int(x)); };
    std::vector<long> v{1, 2}; std::for_each(v.begin(), v.end(), f); // quiet: generic lambda, run now
    auto g = [&](auto... xs) { (use(i + xs), ...); }; // want bug: moved into the task
    tasks.push_back([g = std::move(g)] { g(1, 2); });
  }
}
void byPointer(std::vector<std::string> &names, Tasks &tasks) {
  for (auto it = names.begin(); it != names.end(); ++it) {
    tasks.push_back([it] { use(*it); }); // quiet: copies the iterator
    tasks.push_back([&] { use(*it); }); // want bug: the iterator dies
    tasks.push_back([&name = *it] { use(name); }); // quiet: the element
    tasks.push_back([p = &*it] { use(*p); }); // quiet: the element
    auto owned = std::make_shared<std::string>(*it);
    tasks.push_back([&s = *owned] { use(s); }); // quiet: what a pointer points to is not looked at
    tasks.push_back([owned] { use(*owned); }); // quiet: shares it
    tasks.push_back([&owned] { use(*owned); }); // want bug: the shared_ptr itself is by reference
  }
}
void generic(Tasks &tasks, auto &&range) {
  for (auto x : range)
    tasks.push_back([&] { use(x); }); // want bug: in the instantiation x is a copy
  for (auto &x : range)
    tasks.push_back([&] { use(x); }); // quiet: an element
}
void instantiate(Tasks &tasks, std::vector<int> v, std::vector<std::string> w) { generic(tasks, v); generic(tasks, w); }
