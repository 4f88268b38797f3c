// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// What others keep is to stay open: it is stored, used after the loop, or the
// list is the result of the function.

#include <coroutine>
#include <cstdio>
#include <functional>
#include <utility>
#include <vector>

using Action = std::function<void()>;
using Actions = std::vector<Action>;

struct Node {
  int value;
};
void draw(const Node &);
void use(int);
int open(const char *);
int close(int);

struct Scene {
  std::vector<Node *> nodes;
  Node *first = nullptr;
  void add(Node *node) { nodes.push_back(node); }
  void prefer(Node *node) {
    if (!first)
      first = node;
  }
  void addBoth(Node *a, Node *b) {
    add(a);
    prefer(b);
  }
  int weigh(Node *node) { return node->value; }
  void draw() {
    for (Node *node : nodes)
      ::draw(*node);
  }
};

struct Poller {
  void add(int fd);
  int wait(int fd);
};

void scene(int count) {
  Scene scene;
  Actions undo;
  for (int i = 0; i < count; ++i) {
    Node *node = new Node{i};
    scene.add(node);
    undo.push_back([node] { delete node; }); // quiet: the scene has it
  }
  for (int i = 0; i < count; ++i) {
    Node *node = new Node{i};
    scene.prefer(node);
    undo.push_back([node] { delete node; }); // quiet: a member may have it
  }
  for (int i = 0; i < count; ++i) {
    Node *node = new Node{i};
    scene.addBoth(nullptr, node);
    undo.push_back([node] { delete node; }); // quiet: by way of another method
  }
  for (int i = 0; i < count; ++i) {
    Node *node = new Node{i};
    use(scene.weigh(node));
    undo.push_back([node] { delete node; }); // want bug: the method only looks at it
  }
  scene.draw();
  for (auto &action : undo)
    action();
}

void poll(Poller &poller, int count, Actions &undo) {
  for (int i = 0; i < count; ++i) {
    int fd = open("x");
    poller.add(fd);
    undo.push_back([fd] { close(fd); }); // quiet: registered where the body is not seen
  }
  for (int i = 0; i < count; ++i) {
    int fd = open("x");
    use(poller.wait(fd));
    undo.push_back([fd] { close(fd); }); // want bug: waited for, and done with
  }
}

void inTheIteration(int count, Actions &undo) {
  for (int i = 0; i < count; ++i) {
    int fd = open("x");
    std::vector<int> set;
    set.push_back(fd);
    undo.push_back([fd] { close(fd); }); // want bug: the set is gone with the iteration
  }
}

int last(int count, Actions &undo) {
  int fd = -1;
  for (int i = 0; i < count; ++i) {
    fd = open("x");
    undo.push_back([fd] { close(fd); }); // quiet: the last one is read from below
  }
  use(fd);
  int other;
  for (int i = 0; i < count; ++i) {
    other = open("y");
    undo.push_back([other] { close(other); }); // want bug: nothing uses it outside
  }
  while ((other = open("z")) > 0)
    undo.push_back([other] { close(other); }); // want bug: each loop opens its own
  return count;
}

struct Bus {
  int subscribe(int);
  void release(int);
};

Actions subscribeAll(Bus &bus, int count) {
  Actions all;
  for (int i = 0; i < count; ++i) {
    int id = bus.subscribe(i);
    all.push_back([&bus, id] { bus.release(id); }); // quiet: the list is what is asked for
  }
  return all;
}

void subscribeInto(Bus &bus, int count, Actions &out) {
  Actions all;
  for (int i = 0; i < count; ++i) {
    int id = bus.subscribe(i);
    all.push_back([&bus, id] { bus.release(id); }); // quiet: moved out
  }
  out = std::move(all);
}

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
struct Accept {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
Accept accept(int listener);

Task serve(int listener) {
  Actions undo;
  for (;;) {
    int fd = co_await accept(listener);
    if (fd < 0)
      break;
    undo.push_back([fd] { close(fd); }); // want bug: acquired by what is awaited
  }
  for (auto &action : undo)
    action();
}

struct List {
  ~List() {
    for (auto &action : actions)
      action();
  }
  void defer(Action action) { actions.push_back(std::move(action)); }
  Actions actions;
};
struct Scoped : List {
  void onExit(Action action) { defer(std::move(action)); }
};

void derived(int count) {
  Scoped scoped;
  for (int i = 0; i < count; ++i)
    scoped.onExit([i] { use(i); }); // want bug: the base runs them
}
