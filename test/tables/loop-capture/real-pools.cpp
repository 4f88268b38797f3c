// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Pools whose bodies are elsewhere, known by the names of their functions; and their waits.
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>
namespace BS { struct multi_future { void wait(); void get(); };
struct thread_pool { template <class F> void detach_task(F &&task) { push(std::forward<F>(task)); } void push(std::function<void()> f); template <class F> std::future<void> submit_task(F &&task) { auto p = std::make_shared<std::promise<void>>(); push([p, t = std::forward<F>(task)]() mutable { t(); p->set_value(); }); return p->get_future(); } template <class T, class F> multi_future submit_loop(T a, T b, F &&f) { push([=] { for (T i = a; i < b; ++i) f(i); }); return {}; } void wait(); }; }
namespace prj {
class Pool { public: template <class F> auto submit(F &&f) -> std::future<decltype(f())> { auto t = std::make_shared<std::packaged_task<decltype(f())()>>(std::forward<F>(f)); auto r = t->get_future(); post([t] { (*t)(); }); return r; } template <class F, class... A> auto enqueue(F &&f, A &&...a) -> std::future<void> { auto t = std::make_shared<std::packaged_task<void()>>(std::bind(std::forward<F>(f), std::forward<A>(a)...)); post([t] { (*t)(); }); return t->get_future(); } void post(std::function<void()> f); void waitForAll(); void WaitIdle(); ~Pool(); };
class Strand { public: void schedule(std::function<void()> f); void flush(); };
class Executor { public: virtual ~Executor(); virtual void add(std::function<void()> f) = 0; void addTask(std::function<void()>); void runAll(); };
class Scheduler { public: void schedule(const std::string &name, int delay, std::function<void()> f); template <class F> void async(F f) { schedule("", 0, std::move(f)); } bool submit(int id); };
}
struct Tile { int x, y; };
void render(const Tile &, int); void use(int); void use(const std::string &); std::vector<Tile> split(int);

void bs(BS::thread_pool &pool, int frames) {
  for (int f = 0; f < frames; ++f) {
    std::vector<Tile> tiles = split(f);
    for (const Tile &t : tiles)
      pool.detach_task([&t, f] { render(t, f); }); // quiet: wait() while tiles lives
    pool.wait();
  }
  for (int f = 0; f < frames; ++f) {
    for (Tile t : split(f))
      pool.detach_task([&t, f] { render(t, f); }); // want bug: t is a copy of its iteration, wait() comes too late
    pool.wait();
  }
  for (int f = 0; f < frames; ++f)
    pool.submit_task([&] { use(f); }); // want bug: the future is dropped
  for (int f = 0; f < frames; ++f)
    pool.submit_task([&] { use(f); }).wait(); // quiet: waits
  for (int f = 0; f < frames; ++f)
    pool.submit_loop(0, 100, [&](int i) { use(i + f); }).wait(); // quiet: waits
  std::vector<std::future<void>> fs;
  for (int f = 0; f < frames; ++f) {
    auto done = pool.submit_task([&f] { use(f); });
    fs.push_back(std::move(done));
  }
  for (auto &d : fs) d.get();
}
void pools(prj::Pool &pool, prj::Strand &strand, prj::Scheduler &sched, const std::vector<std::string> &names) {
  for (const auto &name : names) {
    std::string upper = name;
    pool.post([&upper] { use(upper); }); // want bug: nobody waits
    pool.enqueue([&name] { use(name); }); // quiet: an element
    pool.enqueue([](const std::string &s) { use(s); }, upper); // quiet: enqueue copies its arguments, if anything
    strand.schedule([upper] { use(upper); }); // quiet: a copy
    strand.schedule([&] { use(upper); }); // want bug: schedule keeps it
    sched.schedule("x", 10, [&] { use(upper); }); // want bug: the third argument
    sched.async([&] { use(upper); }); // want bug: by value
    sched.submit(upper.size()); // quiet: no callable
    auto r = pool.submit([&] { return upper.size(); }); // quiet: get()
    use(int(r.get()));
  }
  for (const auto &name : names) {
    std::string upper = name;
    pool.post([&upper] { use(upper); }); // quiet: waitForAll()
    pool.waitForAll();
  }
  for (const auto &name : names) {
    std::string upper = name;
    strand.schedule([&upper] { use(upper); }); // quiet: flush()
    strand.flush();
  }
  for (const auto &name : names) {
    std::string upper = name;
    std::vector<std::future<std::size_t>> parts;
    for (char c : upper)
      parts.push_back(pool.submit([&upper, c] { return upper.find(c); })); // quiet: all are waited for while upper lives
    for (auto &p : parts)
      p.get();
  }
  for (const auto &name : names) {
    std::string upper = name;
    std::vector<std::future<std::size_t>> parts;
    for (char c : upper)
      parts.push_back(pool.submit([&upper, c] { return upper.find(c); })); // want bug: these futures do not wait when they die
  }
  for (const auto &name : names) {
    prj::Pool mine;
    mine.post([&name] { use(name); }); // quiet: an element
  }
  auto owned = std::make_shared<prj::Pool>();
  for (std::string name : names)
    owned->post([&name] { use(name); }); // want bug: by way of a pointer
  owned->waitForAll();
  for (std::string name : names) {
    auto mine = std::make_unique<prj::Pool>();
    mine->post([&name] { use(name); }); // quiet: mine dies first, and may wait
  }
}
class Renderer {
public:
  void frame(int n) {
    for (int i = 0; i < n; ++i) {
      Tile t{i, i};
      pool_.post([&] { render(t, level_); }); // want bug: t dies
      pool_.post([this, t] { render(t, level_); }); // quiet: a copy
    }
    pool_.waitForAll();
    for (auto &t : tiles_)
      pool_.post([&] { render(t, level_); }); // quiet: an element of a member
    for (int i = 0; i < n; ++i)
      exec_->addTask([&] { use(i); }); // want bug: known by its name
    for (int i = 0; i < n; ++i)
      exec_->add([&] { use(i); }); // quiet: an unknown callee
  }
private:
  prj::Pool pool_; prj::Executor *exec_; std::vector<Tile> tiles_; int level_ = 0;
};
