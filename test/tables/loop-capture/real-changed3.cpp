// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A variable of the head lives as long as the loop; waits before changes; actions that change it themselves.
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>
void use(int); bool tryOnce(int); int f(int); bool more(); std::string readAll();
class Pool { public: void run(std::function<void()> f) { std::lock_guard<std::mutex> l(m_); q_.push_back(std::move(f)); } void drain(); template <class F> auto submit(F f) { auto t = std::make_shared<std::packaged_task<decltype(f())()>>(std::move(f)); auto r = t->get_future(); run([t] { (*t)(); }); return r; } private: std::mutex m_; std::deque<std::function<void()>> q_; };
void retries(Pool &pool) {
  int attempt = 0;
  while (attempt < 3) {
    auto r = pool.submit([&] { return tryOnce(attempt); }); // quiet: waited for before attempt moves on
    if (r.get())
      break;
    ++attempt;
  }
  bool ok = false;
  do {
    auto r = std::async(std::launch::async, [&] { return tryOnce(attempt); }); // quiet: waited for before attempt moves on
    ok = r.get();
  } while (!ok && ++attempt < 9);
  int n = 10;
  while (n > 0) {
    auto r = std::async([&] { return f(n); }); // quiet: changed only after get()
    use(n);
    n -= r.get();
  }
  for (int i = 0; i < 9;) {
    auto r = std::async(std::launch::async, [&] { use(i); }); // quiet: waited for first
    r.wait();
    i += 2;
  }
  for (int i = 0; i < 9;) {
    auto r = std::async(std::launch::async, [&] { use(i); });
    i += 2;
    r.wait();
  }
  for (int i = 0; i < 9;) {
    pool.run([&] { i += 2; }); // quiet: the action moves it, and is waited for
    pool.drain();
  }
  for (int i = 0; i < 9; ++i) {
    auto r = std::async(std::launch::async, [&] { use(i); }); // quiet: r waits before the increment
    if (more())
      continue;
    use(1);
  }
}
void lazily(std::vector<int> v) {
  std::function<void()> show;
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (!show)
      show = [&] { use(v[i]); }; // quiet: i lives as long as the loop, and show is called in it only
    show();
  }
  std::size_t j = 0;
  std::function<void()> cur;
  for (; j < v.size(); ++j) {
    if (!cur)
      cur = [&v, j] { use(v[j]); }; // quiet: copied
    cur();
  }
}
void progress(std::vector<int> jobs, Pool &pool) {
  for (int job : jobs) {
    std::atomic<int> done{0};
    std::thread ui([&] { use(done); }); // quiet: an atomic, and joined
    for (int k = 0; k < job; ++k)
      ++done;
    ui.join();
  }
  for (int job : jobs) {
    std::string text;
    std::thread reader([&] { text = readAll(); }); // quiet: joined before text is read
    reader.join();
    use(int(text.size()) + job);
  }
  std::mutex m; std::condition_variable cv; std::size_t open = 0;
  for (int job : jobs) {
    { std::lock_guard<std::mutex> l(m); ++open; }
    pool.run([&, job] { use(job); std::lock_guard<std::mutex> l(m); if (--open == 0) cv.notify_all(); }); // quiet: under a lock, and job is a copy
  }
  std::unique_lock<std::mutex> l(m);
  cv.wait(l, [&] { return open == 0; });
  int shown = 0;
  auto printer = std::async([&shown] { use(shown); }); // quiet: made outside of the loop
  for (int job : jobs)
    shown += job;
  printer.get();
  std::vector<std::future<int>> parts;
  int offset = 0;
  for (int job : jobs) {
    parts.push_back(std::async([&offset, job] { return f(offset + job); })); // want bug: offset is moved on
    offset += job;
  }
  int sum = 0;
  for (auto &p : parts)
    sum += p.get();
  use(sum);
}
void batches(std::vector<int> v, Pool &pool) {
  std::vector<int> batch;
  for (int x : v) {
    batch.push_back(x);
    if (batch.size() == 8) {
      pool.submit([&batch] { for (int b : batch) use(b); }).get(); // quiet: waited for
      batch.clear();
    }
  }
  for (int x : v) {
    batch.push_back(x);
    if (batch.size() == 8) {
      pool.run([batch] { for (int b : batch) use(b); }); // quiet: a copy
      batch.clear();
    }
  }
  std::vector<std::vector<int>> all;
  for (int x : v) {
    auto &mine = all.emplace_back(1, x);
    pool.run([&mine] { use(mine[0]); }); // quiet: an element (that its vector may move it is out of scope)
  }
  pool.drain();
}
