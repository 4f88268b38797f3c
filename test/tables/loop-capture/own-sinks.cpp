// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A callee whose body is visible and keeps the callable (member, container, global) is deferring; holder outside the iteration = bug.
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <queue>
#include <string>
#include <utility>
#include <vector>

void use(int);
void show(const std::string &);
int next_id();

class Button {
  std::function<void()> on_click_;

public:
  void set_on_click(std::function<void()> f) { on_click_ = std::move(f); }
  void set_once(const std::function<void()> &f) {
    if (!on_click_)
      on_click_ = f;
  }
  void click() {
    if (on_click_)
      on_click_();
  }
};

void menu(Button *buttons, int n) {
  for (int i = 0; i < n; ++i) {
    buttons[i].set_on_click([&] { use(i); }); // want bug: the button keeps a reference to 'i'
    buttons[i].set_on_click([=] { use(i); }); // quiet: copied
  }
}

void toolbar(std::vector<Button> &buttons) {
  for (auto &b : buttons) {
    int id = next_id();
    b.set_on_click([&id] { use(id); }); // want bug: the element outlives 'id'
    b.set_once([&] { use(id); });       // want bug: copied into the member by set_once
  }
}

void one_dialog_per_turn(int n) {
  for (int i = 0; i < n; ++i) {
    Button ok;
    ok.set_on_click([&] { use(i); }); // quiet: the button dies in the iteration, before 'i'
    ok.click();
  }
}

class EventLoop {
  struct Timer {
    int when;
    std::function<void()> fn;
    bool operator<(const Timer &o) const { return when > o.when; }
  };
  std::priority_queue<Timer> timers_;
  std::deque<std::function<void()>> ready_;
  std::map<std::string, std::function<void(int)>> handlers_;
  std::vector<std::pair<int, std::function<void()>>> watchers_;

public:
  void at(int when, std::function<void()> f) { timers_.push(Timer{when, std::move(f)}); }
  template <class F> void next_tick(F &&f) { ready_.emplace_back(std::forward<F>(f)); }
  EventLoop &handle(const std::string &name, std::function<void(int)> f) {
    handlers_[name] = std::move(f);
    return *this;
  }
  void watch(int fd, std::function<void()> f) { watchers_.emplace_back(fd, std::move(f)); }
  void run_one() {
    std::function<void()> f = std::move(ready_.front());
    ready_.pop_front();
    f();
  }
};

void schedule(EventLoop &loop, std::vector<std::string> names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string label = names[i] + "!";
    loop.at(10, [&label] { show(label); });                 // want bug: kept in a struct in a priority queue
    loop.next_tick([&] { show(label); });                   // want bug: perfect-forwarded into a deque
    loop.handle(names[i], [&](int) { use(int(i)); });       // want bug: kept in a map, reference to 'i'
    loop.watch(3, [&] { show(label); });                    // want bug: kept in a pair in a vector
    loop.at(20, [label] { show(label); });                  // quiet: copied
    loop.next_tick([l = std::move(label)] { show(l); });    // quiet: moved in
  }
}

// A global registry behind a function-local static.
static std::vector<std::function<void()>> &exit_hooks() {
  static std::vector<std::function<void()>> hooks;
  return hooks;
}
static void at_shutdown(std::function<void()> f) { exit_hooks().push_back(std::move(f)); }

static std::function<void()> g_idle;
static void set_idle(std::function<void()> f) { g_idle.swap(f); }
template <class F> static void replace_idle(F f) { g_idle = std::move(f); }

void open_all(const std::vector<std::string> &paths) {
  for (const std::string &p : paths) {
    int fd = int(p.size());
    at_shutdown([&fd] { use(fd); });  // want bug: global registry
    at_shutdown([&p] { show(p); });   // quiet: 'p' is the element itself
    replace_idle([&] { use(fd); });   // quiet: the next line puts another in its place
    set_idle([fd] { use(fd); });      // quiet: copied
  }
}

// An intrusive list of heap nodes.
class Chain {
  struct Node {
    std::function<void()> fn;
    Node *next;
  };
  Node *head_ = nullptr;

public:
  ~Chain() {
    while (head_) {
      Node *n = head_;
      head_ = n->next;
      delete n;
    }
  }
  void add(std::function<void()> f) { head_ = new Node{std::move(f), head_}; }
  void run() {
    for (Node *n = head_; n; n = n->next)
      n->fn();
  }
};

void chain_up(int n) {
  Chain c;
  for (int i = 0; i < n; i++)
    c.add([&i] { use(i); }); // want bug: 'c' outlives 'i'
  c.run();
}
