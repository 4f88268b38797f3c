// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Callees that run the callable now, and callees that keep it, told by their bodies.
#include <algorithm>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>
void use(int);
namespace own {
template <class> class FnRef;
template <class R, class... A> class FnRef<R(A...)> {
  void *object_;
  R (*call_)(void *, A...);

public:
  template <class F> FnRef(F &&f) : object_((void *)&f), call_([](void *o, A... a) -> R { return (*static_cast<std::remove_reference_t<F> *>(o))(a...); }) {}
  R operator()(A... a) const { return call_(object_, a...); }
};
template <class It, class F> F for_each(It b, It e, F f) {
  for (; b != e; ++b)
    f(*b);
  return f;
}
template <class F> void parallel(int n, F &&f) {
  std::vector<std::thread> crew;
  for (int k = 0; k < n; ++k)
    crew.emplace_back([&f, k] { f(k); });
  for (auto &t : crew)
    t.join();
}
template <class F> auto retry(int times, F f) {
  while (--times > 0)
    if (f())
      return true;
  return f();
}
std::vector<std::function<void()>> later;
std::mutex lock;
void keep(int depth, std::function<void()> f) {
  if (depth > 0)
    return keep(depth - 1, std::move(f));
  later.push_back(std::move(f));
}
struct Node {
  std::vector<Node> kids;
  int id = 0;
};
void walk(const Node &n, const std::function<void(const Node &)> &f) {
  f(n);
  for (auto &k : n.kids)
    walk(k, f);
}
template <class F> void locked(F &&f) {
  std::lock_guard<std::mutex> hold(lock);
  std::forward<F>(f)();
}
template <class... F> void all(F &&...f) { (later.push_back(std::forward<F>(f)), ...); }
template <class... F> void callAll(F &&...f) { (f(), ...); }
void visitRef(FnRef<void(int)> f);
void outside(std::function<void()> f);
void enqueue(std::function<void()> f);
void push(std::function<void()> f);
template <class F> void submit(F &&f) { push(std::function<void()>(std::forward<F>(f))); }
void observe(std::function<void()> f [[clang::noescape]]) { f(); }
class Lazy {
  std::function<int()> make_;

public:
  explicit Lazy(std::function<int()> make) : make_(std::move(make)) {}
  int get() const { return make_(); }
};
class Throttle {
  std::function<void()> last_;

public:
  void call(std::function<void()> f) {
    last_ = std::move(f);
    last_();
    last_ = nullptr;
  }
  void arm(std::function<void()> f) { last_ = std::move(f); }
  void shoot() {
    if (last_)
      last_();
  }
};
} // namespace own

void loops(std::vector<int> &v, std::variant<int, long> &var, own::Node &root, own::Throttle &throttle, std::vector<own::Lazy> &lazies) {
  std::once_flag flag;
  for (int i = 0; i < 5; ++i) {
    own::for_each(v.begin(), v.end(), [&](int x) { use(x + i); }); // quiet: runs now
    own::parallel(3, [&](int k) { use(i + k); }); // quiet: joins before it returns
    own::retry(3, [&] { return i > 2; }); // quiet: runs now
    own::walk(root, [&](const own::Node &n) { use(n.id + i); }); // quiet: runs now, recursively
    own::locked([&] { use(i); }); // quiet: runs now
    own::callAll([&] { use(i); }, [&] { use(i + 1); }); // quiet: runs now
    own::visitRef([&](int x) { use(x + i); }); // quiet: a function_ref
    own::outside([&] { use(i); }); // quiet: nothing is known
    own::observe([&] { use(i); }); // quiet: noescape
    own::Lazy lazy([&] { return i; }); // quiet: dies with the iteration
    use(lazy.get());
    throttle.call([&] { use(i); }); // quiet: dropped before it returns
    std::call_once(flag, [&] { use(i); }); // quiet: runs now
    std::visit([&](auto x) { use(int(x) + i); }, var); // quiet: runs now
    std::sort(v.begin(), v.end(), [&](int a, int b) { return (a ^ i) < (b ^ i); }); // quiet: runs now
    (void)std::async(std::launch::async, [&] { use(i); }); // quiet: the temporary waits
  }
  for (int i = 0; i < 5; ++i) {
    own::keep(2, [&] { use(i); }); // want bug: kept by the last call
    own::all([&] { use(i); }, [i] { use(i); }); // want bug: the first is kept
    own::enqueue([&] { use(i); }); // want bug: a name of the list, owning parameter
    own::submit([&] { use(i); }); // want bug: a name of the list, forwarding reference
    throttle.arm([&] { use(i); }); // want bug: kept in a member
    lazies.emplace_back([&] { return i; }); // want bug: a class with a callable, in the caller's vector
  }
}
void armedAndShot(own::Throttle &throttle) {
  for (int i = 0; i < 5; ++i) {
    throttle.arm([&] { use(i); }); // quiet: Limits: a method that runs what it keeps and drops nothing
    throttle.shoot();
  }
}
void armedOwn() {
  own::Throttle throttle;
  for (int i = 0; i < 5; ++i) {
    throttle.arm([&] { use(i); }); // quiet: a setter of an object of the body, used only then
    throttle.shoot();
  }
}
void armedOwnLate() {
  own::Throttle throttle;
  for (int i = 0; i < 5; ++i)
    throttle.arm([&] { use(i); }); // want bug: shot after the loop
  throttle.shoot();
}
