// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// What is called on the result of handing over may drain; so may an operator, a conversion or a constructor whose body does.
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using Task = std::function<void()>;
void use(std::size_t);
std::string make(int);

class Queue {
  std::vector<Task> tasks;

public:
  void add(Task task) { tasks.push_back(std::move(task)); }
  Queue &put(Task task) {
    tasks.push_back(std::move(task));
    return *this;
  }
  Queue *with(Task task) {
    tasks.push_back(std::move(task));
    return this;
  }
  Queue &operator<<(Task task) { return put(std::move(task)); }
  void run() {
    for (auto &task : tasks)
      task();
    tasks.clear();
  }
  void operator()() { run(); }
  explicit operator bool() {
    run();
    return true;
  }
  std::size_t size() const { return tasks.size(); }
  std::size_t operator[](int) const { return tasks.size(); }
};

struct Runner {
  explicit Runner(Queue &queue) { queue.run(); }
};
struct Watcher {
  explicit Watcher(Queue &queue) : seen(queue.size()) {}
  std::size_t seen;
};

void chained(Queue &q, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    q.put([&] { use(s.size()); }).run(); // quiet: run at once
    q.with([&] { use(s.size()); })->run(); // quiet: run at once
    q.put([&] { use(s.size()); }).put([&] { use(1); }).run(); // quiet: run at once
    (q << [&] { use(s.size()); }).run(); // quiet: run at once
  }
}

void chainedWithout(Queue &q, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    use(q.put([&] { use(s.size()); }).size()); // want bug: it stays in the queue
  }
}

void called(Queue &q, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    q.add([&] { use(s.size()); }); // quiet: its call operator runs them
    q();
  }
}

void asked(Queue &q, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    q.add([&] { use(s.size()); }); // quiet: the conversion runs them
    if (q)
      use(1);
  }
}

void given(Queue &q, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    q.add([&] { use(s.size()); }); // quiet: the constructor runs them
    Runner{q};
  }
}

struct Base {
  Base(Queue &first, Queue &second) {
    first.run();
    second.run();
  }
};
struct Derived : Base {
  explicit Derived(Queue &queue) : Base(queue, queue) {}
};
struct Keeping {
  Queue &queue;
  explicit Keeping(Queue &q) : queue(q) { queue.run(); }
};

void givenAround(Queue &q, Queue &r, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    q.add([&] { use(s.size()); }); // quiet: run by the constructor, as its first argument
    r.add([&] { use(s.size()); }); // quiet: run by the constructor, as its second
    Base{q, r};
    q.add([&] { use(s.size()); }); // quiet: the constructor of the base runs them
    Derived{q};
    q.add([&] { use(s.size()); }); // quiet: run through the member that refers to it
    Keeping{q};
  }
}

void watched(Queue &q, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    q.add([&] { use(s.size()); }); // want bug: the constructor only looks
    use(Watcher{q}.seen);
  }
}

void indexed(Queue &q, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    q.add([&] { use(s.size()); }); // want bug: this operator only looks
    use(q[i]);
  }
}

void byPointerToMethod(Queue &q, int n) {
  auto method = &Queue::run;
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    q.add([&] { use(s.size()); }); // quiet: nobody knows what is called
    (q.*method)();
  }
}

// A copy of a shared handle waits for the same task.

void sharedFuture(std::shared_future<void> &last, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    last = std::async([&] { use(s.size()); }).share(); // quiet: waited for by a copy
    auto mine = last;
    mine.wait();
  }
}

void sharedThread(std::shared_ptr<std::thread> &last, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    last = std::make_shared<std::thread>([&] { use(s.size()); }); // quiet: joined by a copy
    auto mine = last;
    mine->join();
  }
}
