// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Home-grown pools found by their bodies: bases, templates, forwarding, intrusive nodes.
#include <functional>
#include <memory>
#include <queue>
#include <utility>
#include <vector>

void use(int);

struct QueueBase {
  void remember(std::function<void()> f) { queue.emplace(std::move(f)); }
  std::queue<std::function<void()>> queue;
};

class Engine : public QueueBase {
public:
  template <typename F, typename... Args> void later(F &&f, Args &&...args) {
    auto bound = std::bind(std::forward<F>(f), std::forward<Args>(args)...);
    remember([bound]() mutable { bound(); });
  }
  template <typename F> void spawnNode(F f) {
    auto node = std::make_unique<Node<F>>(std::move(f));
    node->next = std::move(head);
    head = std::move(node);
  }
  template <typename F> int measure(F f) const {
    int before = 1;
    f();
    return before;
  }
  template <typename F> void retry(int times, F f) {
    while (times-- > 0)
      if (f())
        break;
  }
  void runAll() {
    while (!queue.empty()) {
      queue.front()();
      queue.pop();
    }
  }

private:
  struct NodeBase {
    virtual ~NodeBase() = default;
    virtual void run() = 0;
    std::unique_ptr<NodeBase> next;
  };
  template <typename F> struct Node : NodeBase {
    explicit Node(F f) : f(std::move(f)) {}
    void run() override { f(); }
    F f;
  };
  std::unique_ptr<NodeBase> head;
};

void direct(Engine &engine, int n) {
  for (int i = 0; i < n; ++i) {
    engine.remember([&i] { use(i); }); // want bug: kept by the base's queue
    engine.later([&i] { use(i); }); // want bug: bound and kept
    engine.later([](int k) { use(k); }, i); // quiet: bound by copy
    engine.spawnNode([&i] { use(i); }); // want bug: kept in a node
    engine.measure([&i] { use(i); }); // quiet: called
    engine.retry(3, [&i] { return i > 1; }); // quiet: called
  }
}

void step(Engine &engine, int n) {
  for (int i = 0; i < n; ++i) {
    engine.remember([&i] { use(i); }); // quiet: runAll empties the queue
    engine.runAll();
  }
}

static std::vector<std::function<void()>> atShutdown;
void onShutdown(std::function<void()> f) { atShutdown.push_back(f); }
void onShutdownTwice(const std::function<void()> &f) {
  onShutdown(f);
  onShutdown(f);
}
void maybe(bool now, std::function<void()> f) {
  if (now)
    f();
  else
    onShutdown(std::move(f));
}
void observe(const std::function<void()> &f) {
  auto copy = f;
  copy();
}

void globals(int n) {
  for (int i = 0; i < n; ++i) {
    onShutdownTwice([&] { use(i); }); // want bug: kept by a global through two calls
    maybe(n > 3, [&] { use(i); }); // want bug: kept on one path
    observe([&] { use(i); }); // quiet: the copy is local
  }
}
