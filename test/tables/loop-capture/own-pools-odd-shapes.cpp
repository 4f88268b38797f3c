// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Home-grown pools and event systems in odd shapes (visible bodies that keep the callable): bug.
#include <any>
#include <array>
#include <deque>
#include <functional>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

void use(int);

// CRTP
template <class D> class Dispatcher {
public:
  template <class F> void post(F &&f) { static_cast<D *>(this)->do_post(std::forward<F>(f)); }
};
class QueueDispatcher : public Dispatcher<QueueDispatcher> {
  std::deque<std::function<void()>> q_;

public:
  void do_post(std::function<void()> f) { q_.push_back(std::move(f)); }
  void drain();
};
void crtp(QueueDispatcher &d, int n) {
  for (int i = 0; i < n; ++i)
    d.post([&] { use(i); }); // want bug: CRTP, the derived class keeps it
}

// pimpl with a visible body
class Executor {
  struct Impl;
  std::unique_ptr<Impl> impl_;

public:
  Executor();
  ~Executor();
  void submit(std::function<void()> f);
};
struct Executor::Impl {
  std::mutex m;
  std::deque<std::function<void()>> q;
};
Executor::Executor() : impl_(new Impl) {}
Executor::~Executor() = default;
void Executor::submit(std::function<void()> f) {
  std::lock_guard<std::mutex> l(impl_->m);
  impl_->q.push_back(std::move(f));
}
void pimpl(Executor &e, int n) {
  for (int i = 0; i < n; ++i)
    e.submit([&i] { use(i); }); // want bug: kept behind the pimpl
}

// type-erased task objects
struct Task {
  virtual ~Task() = default;
  virtual void run() = 0;
};
template <class F> struct FnTask : Task {
  F fn;
  explicit FnTask(F f) : fn(std::move(f)) {}
  void run() override { fn(); }
};
class TaskQueue {
  std::queue<std::shared_ptr<Task>> q_;

public:
  void push(std::shared_ptr<Task> t) { q_.push(std::move(t)); }
  template <class F> void add(F &&f) { push(std::make_shared<FnTask<std::decay_t<F>>>(std::forward<F>(f))); }
  template <class F> void add_raw(F f) { q_.push(std::shared_ptr<Task>(new FnTask<F>(std::move(f)))); }
};
void task_objects(TaskQueue &q, int n) {
  for (int i = 0; i < n; ++i) {
    q.add([&i] { use(i); });     // want bug: make_shared of a task, kept
    q.add_raw([&i] { use(i); }); // want bug: new of a task, kept
    q.add([i] { use(i); });      // quiet: copied
  }
}

// std::bind with packs
class BindPool {
  std::queue<std::function<void()>> q_;

public:
  template <class F, class... A> void enqueue(F &&f, A &&...a) { q_.push(std::bind(std::forward<F>(f), std::forward<A>(a)...)); }
  template <class F, class... A> void enqueue_lambda(F &&f, A &&...a) {
    q_.emplace([f = std::forward<F>(f), args = std::make_tuple(std::forward<A>(a)...)]() mutable { std::apply(f, args); });
  }
  template <class F, class... A> auto submit(F f, A... a) {
    using R = std::invoke_result_t<F, A...>;
    auto p = std::make_shared<std::promise<R>>();
    auto fut = p->get_future();
    q_.push([=]() mutable { p->set_value(f(a...)); });
    return fut;
  }
};
void binds(BindPool &p, int n) {
  for (int i = 0; i < n; ++i) {
    int half = i / 2;
    p.enqueue([&half](int k) { use(half + k); }, 3);          // want bug: bound and queued
    p.enqueue_lambda([&](int k) { use(half + k); }, i);       // want bug: in a tuple-applying lambda
    p.submit([&i](int k) { return i + k; }, 3);               // want bug: copied into a [=] lambda
    p.enqueue([half](int k) { use(half + k); }, 3);           // quiet: copied
  }
}

// variant, any, map of vectors, static member registry, thread_local queue
class Bus {
  std::map<std::string, std::vector<std::function<void(int)>>> subs_;
  std::vector<std::variant<std::monostate, std::function<void()>, std::function<void(int)>>> slots_;
  std::vector<std::any> anys_;
  static std::vector<std::function<void()>> registry_;

public:
  void on(const std::string &topic, std::function<void(int)> f) { subs_[topic].push_back(std::move(f)); }
  void slot(std::function<void()> f) { slots_.push_back(std::move(f)); }
  template <class F> void slot_in(F f) { slots_.emplace_back(std::in_place_type<std::function<void()>>, std::move(f)); }
  template <class F> void any(F f) { anys_.push_back(std::any(std::move(f))); }
  static void at_end(std::function<void()> f) { registry_.push_back(std::move(f)); }
  static void defer_local(std::function<void()> f) {
    thread_local std::vector<std::function<void()>> tls;
    tls.push_back(std::move(f));
  }
};
std::vector<std::function<void()>> Bus::registry_;
void bus(Bus &b, int n) {
  for (int i = 0; i < n; ++i) {
    b.on("t", [&](int v) { use(v + i); }); // want bug: map of vectors
    b.slot([&i] { use(i); });              // want bug: variant
    b.slot_in([&i] { use(i); });           // want bug: variant in place
    b.any([&i] { use(i); });               // want bug: any
    Bus::at_end([&i] { use(i); });         // want bug: static member
    Bus::defer_local([&i] { use(i); });    // want bug: thread_local queue
  }
}

// intrusive list, hand-over of a unique_ptr node
struct Link {
  std::function<void()> fn;
  std::unique_ptr<Link> next;
};
class Intrusive {
  std::unique_ptr<Link> head_;
  Link *tail_ = nullptr;

public:
  void push(std::function<void()> f) {
    auto l = std::make_unique<Link>();
    l->fn = std::move(f);
    l->next = std::move(head_);
    head_ = std::move(l);
  }
  void push_raw(std::function<void()> f) {
    Link *l = new Link();
    l->fn = std::move(f);
    if (tail_)
      tail_->next.reset(l);
    else
      head_.reset(l);
    tail_ = l;
  }
};
void intrusive(Intrusive &q, int n) {
  for (int i = 0; i < n; ++i) {
    q.push([&i] { use(i); });     // want bug: a node that is kept
    q.push_raw([&i] { use(i); }); // want bug: a raw node that is kept
  }
}
