// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Home-grown signals and slots, observers, tables of callbacks: kept outside the iteration = bug.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

void use(int);
void show(const std::string &);
std::string title_of(int);

template <class Sig> class Signal;
template <class... A> class Signal<void(A...)> {
  std::vector<std::function<void(A...)>> slots_;

public:
  int connect(std::function<void(A...)> s) {
    slots_.push_back(std::move(s));
    return int(slots_.size());
  }
  template <class F> Signal &operator+=(F &&f) {
    slots_.emplace_back(std::forward<F>(f));
    return *this;
  }
  template <class F> void emit_to(F &&visitor, A... a) {
    visitor(a...);
  }
  void operator()(A... a) const {
    for (const auto &s : slots_)
      s(a...);
  }
};

struct Window {
  Signal<void(int)> resized;
  Signal<void()> closed;
};

void wire(std::vector<std::unique_ptr<Window>> &windows) {
  int index = 0;
  for (auto &w : windows) {
    std::string title = title_of(index);
    w->resized.connect([&](int) { show(title); }); // want bug: the signal outlives 'title'
    w->closed += [&title] { show(title); };        // want bug: operator+= keeps it
    w->closed += [title] { show(title); };         // quiet: copied
    w->closed += [&w] { w->resized(1); };       // quiet: 'w' is the element
  }
}

void wire_pairs(Window &w) {
  for (int i = 0; i < 4; ++i) {
    w.resized.emit_to([&](int px) { use(px + i); }, 3); // quiet: this member runs it now
    w.resized.connect([i](int px) { use(px + i); });    // quiet: copied
    w.closed.connect([&i] { use(i); });                 // want bug: kept
  }
}

// classic observer: an abstract base, a lambda adaptor
struct Observer {
  virtual ~Observer() = default;
  virtual void update(int) = 0;
};
template <class F> struct LambdaObserver final : Observer {
  F f;
  explicit LambdaObserver(F g) : f(std::move(g)) {}
  void update(int v) override { f(v); }
};
class Subject {
  std::vector<std::unique_ptr<Observer>> obs_;

public:
  void attach(std::unique_ptr<Observer> o) { obs_.push_back(std::move(o)); }
  template <class F> void observe(F f) { obs_.push_back(std::make_unique<LambdaObserver<F>>(std::move(f))); }
};

void observers(Subject &s, int n) {
  for (int row = 0; row < n; ++row) {
    s.observe([&](int v) { use(v + row); });   // want bug: kept in a heap-allocated adaptor
    s.observe([row](int v) { use(v + row); }); // quiet: copied
  }
}

// a parameter that is passed on to the field of another object
struct Node {
  std::function<void()> visit;
};
void assign(Node &n, std::function<void()> f) { n.visit = std::move(f); }

void nodes(std::vector<Node> &all) {
  for (auto &n : all) {
    int depth = int(all.size());
    assign(n, [&depth] { use(depth); });  // want bug: stored in the element given as an argument
    assign(n, [&n] { n.visit = nullptr; }); // quiet: the element itself
    Node tmp;
    assign(tmp, [&depth] { use(depth); }); // quiet: stored in an object of the iteration
    tmp.visit();
  }
}

// a virtual setter of a class marked final
struct Sink {
  virtual ~Sink() = default;
  virtual void on_data(std::function<void(int)>) = 0;
};
struct FileSink final : Sink {
  std::array<std::function<void(int)>, 2> cb;
  void on_data(std::function<void(int)> f) override { cb[0] = std::move(f); }
};

void sinks(FileSink &fs) {
  for (int k = 0; k < 2; ++k)
    fs.on_data([&k](int v) { use(v * k); }); // want bug: stored in an array member
}
