// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: actions in actions, init-captures and lambdas that run at once.
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using Task = std::function<void()>;
struct Loop { std::vector<Task> tasks; void post(Task task) { tasks.push_back(std::move(task)); } };
void use(int);
void text(const std::string &);

void nestedPost(Loop &main, Loop &worker, int count) {
  for (int i = 0; i < count; ++i) {
    worker.post([&] { main.post([i] { use(i); }); }); // want bug: the outer action refers to 'i' when it runs, to copy it
    worker.post([&, i] { main.post([i] { use(i); }); }); // quiet: copied twice
    worker.post([&main, i] { main.post([&i] { use(i); }); }); // quiet: no loop variable: the inner one refers to the outer's copy, in a body without a loop
  }
}

void initCaptures(Loop &loop, const std::vector<std::string> &names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string name = names[i];
    loop.post([&alias = name] { text(alias); }); // want bug: an init-capture by reference
    loop.post([copy = name] { text(copy); }); // quiet: by copy
    loop.post([moved = std::move(name)] { text(moved); }); // quiet: moved
    loop.post([pointer = &names[i]] { text(*pointer); }); // quiet: a pointer to an element
    loop.post([pointer = &i] { use(int(*pointer)); }); // quiet: pointers are not looked at
    loop.post([inner = [&i] { use(int(i)); }] { inner(); }); // want bug: a lambda that is captured by copy refers to 'i'
    loop.post([ref = std::ref(i)] { use(int(ref.get())); }); // want bug: a reference wrapper is a reference
    loop.post([ref = std::cref(names[i])] { text(ref.get()); }); // quiet: an element
  }
}

void named(Loop &loop, int count) {
  for (int i = 0; i < count; ++i) {
    auto log = [&i](const char *) { use(i); }; // want bug: captured by copy in the posted one
    loop.post([log] { log("done"); });
    auto print = [&i] { use(i); }; // quiet: is only called here
    print();
    auto helper = [&i] { return i * 2; }; // quiet: its result is copied
    loop.post([value = helper()] { use(value); });
    auto byRef = [i] { use(i); };
    loop.post([&byRef] { byRef(); }); // want bug: the lambda object itself is a variable of the iteration
  }
}

void immediately(Loop &loop, int count) {
  for (int i = 0; i < count; ++i) {
    const int value = [&] { return i * 3; }(); // quiet: runs at once
    const bool odd = [&i]() -> bool { return i & 1; }(); // quiet: runs at once
    loop.post([value, odd] { use(value + odd); }); // quiet: copies
    Task task = [&]() -> Task { return [i] { use(i); }; }(); // quiet: the outer runs at once, the inner copies
    loop.post(task);
  }
}

void insideLambdaBody(Loop &loop, int count) {
  auto enqueue = [&](int from) { // quiet: not in a loop
    for (int i = from; i < count; ++i)
      loop.post([&i] { use(i); }); // want bug: a loop in a lambda's body
  };
  enqueue(3);
  std::thread worker([&loop, count] {
    for (int i = 0; i < count; ++i)
      loop.post([&] { use(i); }); // want bug: a loop in a thread's body
  });
  worker.join();
}

void generic(Loop &loop, int count) {
  auto each = [&](auto callback) { for (int i = 0; i < count; ++i) callback(i); };
  each([&loop](int i) { loop.post([i] { use(i); }); }); // quiet: copied
  each([&loop](auto i) { loop.post([=] { use(i); }); }); // quiet: copied
}

void moveOnly(std::vector<std::thread> &threads, int count) {
  for (int i = 0; i < count; ++i) {
    auto state = std::make_unique<int>(i);
    threads.emplace_back([&state] { use(*state); }); // want bug: the unique_ptr dies with the iteration
    threads.emplace_back([owned = std::make_unique<int>(i)] { use(*owned); }); // quiet: owned
    threads.emplace_back([&] { static int once = 3; use(once); }); // quiet: nothing of the iteration is used
    threads.emplace_back([&i] {}); // quiet: a capture that the body never uses
  }
}
