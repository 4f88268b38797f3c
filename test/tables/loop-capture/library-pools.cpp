// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: known pool and executor calls (BS::thread_pool, asio::post, enqueue/submit/schedule of a pool with an owning callable) defer; unknown names do not.
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace BS {
class thread_pool {
public:
  explicit thread_pool(unsigned n);
  template <typename F> void detach_task(F &&task) { push(std::function<void()>(std::forward<F>(task))); }
  template <typename F, typename R = std::invoke_result_t<std::decay_t<F>>>
  [[nodiscard]] std::future<R> submit_task(F &&task) {
    auto p = std::make_shared<std::packaged_task<R()>>(std::forward<F>(task));
    push([p] { (*p)(); });
    return p->get_future();
  }
  void wait() noexcept;

private:
  void push(std::function<void()> f);
};
} // namespace BS

namespace asio {
class io_context {
public:
  std::size_t run();
  void execute(std::function<void()> f);
};
class thread_pool {
public:
  explicit thread_pool(std::size_t n);
  void join() noexcept;
  void execute(std::function<void()> f);
};
template <typename ExecutionContext, typename NullaryToken> void post(ExecutionContext &ctx, NullaryToken &&token) { ctx.execute(std::function<void()>(std::forward<NullaryToken>(token))); }
template <typename ExecutionContext, typename NullaryToken> void defer(ExecutionContext &ctx, NullaryToken &&token) { ctx.execute(std::function<void()>(std::forward<NullaryToken>(token))); }
} // namespace asio

class ThreadPool {
public:
  void enqueue(std::function<void()> f);
  void submit(std::function<void()> f);
  void schedule(std::function<void()> f);
  void wait() noexcept;
};

class Inspector {
public:
  void visit_all(std::function<void(int)> f);
  void with_lock(const std::function<void()> &f);
  void each(const std::function<void(int)> &f) const;
};

void note(int) noexcept;

void bs_detach(int n) {
  BS::thread_pool pool(4);
  for (int i = 0; i < n; ++i)
    pool.detach_task([&] { note(i); }); // want bug: wait is after the loop
  pool.wait();
}

void bs_detach_waited(const std::vector<int> &ids) {
  BS::thread_pool pool(4);
  for (int id : ids) {
    pool.detach_task([&id] { note(id); }); // quiet: waited in the iteration
    pool.wait();
  }
}

void bs_submit(const std::vector<int> &ids) {
  BS::thread_pool pool(4);
  std::vector<std::future<int>> fs;
  for (int id : ids) {
    fs.push_back(pool.submit_task([&id] { return id * id; })); // want bug: get is after the loop
    fs.push_back(pool.submit_task([id] { return id * id; })); // quiet: copied
    pool.submit_task([&id] { note(id); }).wait(); // quiet: waits at once
    note(pool.submit_task([&id] { return id; }).get()); // quiet: gets at once
    auto f = pool.submit_task([&id] { return id; }); // quiet: gets below
    note(f.get());
  }
  for (auto &f : fs) note(f.get());
}

void asio_post(asio::io_context &io, const std::vector<std::string> &names) {
  for (auto name : names) {
    asio::post(io, [&name] { note(int(name.size())); }); // want bug: runs in io.run()
    asio::defer(io, [&] { note(int(name.size())); }); // want bug: the same
    asio::post(io, [name] { note(int(name.size())); }); // quiet: copied
  }
  for (const auto &name : names)
    asio::post(io, [&name] { note(int(name.size())); }); // quiet: the element
}

void asio_pool_joined(const std::vector<int> &ids) {
  for (int id : ids) {
    asio::thread_pool workers(2);
    asio::post(workers, [&id] { note(id); }); // quiet: joined in the iteration
    workers.join();
  }
}

void asio_pool_joined_after(const std::vector<int> &ids) {
  asio::thread_pool workers(2);
  for (int id : ids)
    asio::post(workers, [&id] { note(id); }); // want bug: joined after the loop
  workers.join();
}

void by_name(ThreadPool &pool, const std::vector<int> &ids) {
  for (int id : ids) {
    pool.enqueue([&id] { note(id); }); // want bug: enqueue of an owning callable
    pool.submit([&id] { note(id); }); // want bug: submit
    pool.schedule([&id] { note(id); }); // want bug: schedule
    pool.schedule([id] { note(id); }); // quiet: copied
  }
}

void by_name_waited(ThreadPool &pool, const std::vector<int> &ids) {
  for (int id : ids) {
    pool.enqueue([&id] { note(id); }); // quiet: waited in the iteration
    pool.wait();
  }
}

void unknown_names(Inspector &ins, const std::vector<int> &ids) {
  for (int id : ids) {
    ins.visit_all([&id](int v) { note(id + v); }); // quiet: unknown callee
    ins.with_lock([&id] { note(id); }); // quiet: unknown callee
    ins.each([&id](int v) { note(id + v); }); // quiet: unknown callee
  }
}
