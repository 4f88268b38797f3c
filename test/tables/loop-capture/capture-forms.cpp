// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Every way to capture by reference a variable of the iteration counts; copies, this, globals and what is not captured do not.
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
using IntTasks = std::vector<std::function<void(int)>>;
void use(int);
void use_ref(const int &);
void show(const std::string &);
std::string name_of(int);

void by_reference(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = name_of(i);
    tasks.push_back([&] { use(i); });                     // want bug: default capture
    tasks.push_back([&i] { use(i); });                    // want bug: explicit
    tasks.push_back([=, &s] { use(i), show(s); });        // want bug: 's' by reference
    tasks.push_back([&, i] { use(i), show(s); });         // want bug: 's' through the default
    tasks.push_back([&t = s] { show(t); });               // want bug: init-capture by reference
    tasks.push_back([&c = std::as_const(s)] { show(c); }); // want bug: init-capture through as_const
    tasks.push_back([&i]() mutable { ++i; });             // want bug: mutable does not matter
    tasks.push_back([&s, q = s]() { show(s + q); });      // want bug: one of two
  }
}

void by_value(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = name_of(i);
    auto p = std::make_shared<int>(i);
    tasks.push_back([=] { use(i), show(s); });            // quiet: copies
    tasks.push_back([i, s] { use(i), show(s); });         // quiet: copies
    tasks.push_back([&, i, s] { use(i), show(s); });      // quiet: nothing left for the default
    tasks.push_back([i]() mutable { use(++i); });         // quiet: its own copy
    tasks.push_back([p] { use(*p); });                    // quiet: shared ownership
    tasks.push_back([k = i * 2] { use(k); });             // quiet: a new value
    tasks.push_back([s = std::move(s)] { show(s); });     // quiet: moved in
    tasks.push_back([&] {});                              // quiet: captures nothing
    tasks.push_back([] { use(1); });                      // quiet: captures nothing
  }
}

void not_captured(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    const int limit = 12;
    constexpr int twice = 24;
    static int calls = 0;
    tasks.push_back([&] { use(limit); });                 // quiet: a constant that is only read is not captured
    tasks.push_back([&] { use(twice + int(sizeof(i))); }); // quiet: unevaluated, nothing captured
    tasks.push_back([&] { use(++calls); });               // quiet: static
    tasks.push_back([&] { use_ref(limit); });             // want bug: bound to a reference, so captured
  }
}

void nested(Tasks &tasks, IntTasks &more, int n) {
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&] { auto f = [&] { use(i); }; f(); });      // want bug: the outer one captures for the inner one
    tasks.push_back([i] { auto f = [&i] { use(i); }; f(); });     // quiet: the inner one refers to the copy
    tasks.push_back([i] { auto f = [&] { use(i); }; f(); });      // quiet: the same with a default
    auto inner = [&i] { use(i); }; tasks.push_back([inner] { inner(); }); // want bug: kept inside a copy
    auto safe = [i] { use(i); };
    tasks.push_back([safe] { safe(); });                          // quiet: copies all the way
    more.push_back([&](auto x) { use(x + i); });                  // want bug: generic lambda
    more.push_back([i](auto x) { use(x + i); });                  // quiet: copied
  }
}

void named_first(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    auto job = [&] { use(i); }; // want bug: pushed below
    tasks.push_back(job);
    auto moved = [&i] { use(i); }; // want bug: moved away below
    tasks.emplace_back(std::move(moved));
    std::function<void()> erased = [&] { use(i); }; // want bug: goes out through a std::function
    tasks.push_back(std::move(erased));
    auto local = [&] { use(i); }; // quiet: only called
    local();
  }
}

// the body of a lambda is a body of its own: its loop counts, the loop around it does not make its locals vanish earlier
void bodies(std::vector<Tasks> &all) {
  for (auto &tasks : all) {
    tasks.push_back([&tasks] {
      Tasks mine;
      int sum = 0;
      mine.push_back([&sum] { use(sum); }); // quiet: not in a loop
      for (int k = 0; k < 3; ++k)
        mine.push_back([&k] { use(k); }); // want bug: 'mine' outlives 'k'
      for (auto &t : mine)
        t();
    });
  }
}
