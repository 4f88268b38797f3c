// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Joins in odd but correct shapes: try/catch, template helpers, lambdas as scopes, do-while, nested, classes: silent.
#include <algorithm>
#include <functional>
#include <chrono>
#include <future>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void work(int) noexcept;
void may_throw(int);
bool ready() noexcept;
int fetch(int) noexcept;

void try_rethrow(const std::vector<int> &ids) {
  std::vector<std::thread> ts;
  for (int id : ids) {
    ts.emplace_back([&id] { work(id); }); // quiet: joined on both paths
    try {
      may_throw(id);
    } catch (...) {
      ts.back().join();
      throw;
    }
    ts.back().join();
  }
}
void for_each_join(const std::vector<int> &ids) {
  for (int id : ids) {
    std::vector<std::thread> ts;
    std::generate_n(std::back_inserter(ts), 3, [&] { return std::thread([&] { work(id); }); }); // quiet: joined
    std::for_each(ts.begin(), ts.end(), [](std::thread &t) { t.join(); });
  }
}
void mem_fn_join(const std::vector<int> &ids) {
  std::vector<std::thread> ts;
  for (int id : ids) {
    ts.emplace_back([&] { work(id); }); // quiet: joined in the iteration
    std::for_each(ts.begin(), ts.end(), std::mem_fn(&std::thread::join));
    ts.clear();
  }
}
void ranges_join(const std::vector<int> &ids) {
  std::vector<std::thread> ts;
  for (int id : ids) {
    ts.emplace_back([&] { work(id); }); // quiet: joined in the iteration
    std::ranges::for_each(ts, &std::thread::join);
    ts.clear();
  }
}
void while_not_empty(const std::vector<int> &ids) {
  std::vector<std::thread> ts;
  for (int id : ids) {
    ts.emplace_back([&] { work(id); }); // quiet: joined in the iteration
    while (!ts.empty()) {
      ts.back().join();
      ts.pop_back();
    }
  }
}
void index_join(const std::vector<int> &ids) {
  for (int id : ids) {
    std::thread ts[4];
    for (int k = 0; k < 4; ++k)
      ts[k] = std::thread([&id, k] { work(id + k); }); // quiet: joined below
    for (int k = 0; k < 4; ++k)
      ts[k].join();
  }
}
void iterator_join(const std::vector<int> &ids) {
  for (int id : ids) {
    std::vector<std::thread> ts(4);
    for (auto &t : ts)
      t = std::thread([&id] { work(id); }); // quiet: joined below
    for (auto it = ts.begin(); it != ts.end(); ++it)
      it->join();
  }
}
void pairs(const std::vector<int> &ids) {
  for (int id : ids) {
    std::vector<std::pair<int, std::thread>> ts;
    for (int k = 0; k < 4; ++k)
      ts.emplace_back(k, std::thread([&id, k] { work(id + k); })); // quiet: joined below
    for (auto &[k, t] : ts)
      t.join();
  }
}
struct Job {
  std::string name;
  std::thread th;
  std::future<int> fut;
};
void structs(const std::vector<int> &ids) {
  for (int id : ids) {
    std::vector<Job> jobs;
    for (int k = 0; k < 2; ++k) {
      Job j;
      j.name = "job";
      j.th = std::thread([&id, k] { work(id + k); }); // quiet: joined below
      jobs.push_back(std::move(j));
    }
    for (Job &j : jobs)
      j.th.join();
  }
}
void struct_outer(const std::vector<int> &ids) {
  Job j;
  for (int id : ids) {
    j.th = std::thread([&id] { work(id); });                          // quiet: joined
    j.fut = std::async(std::launch::async, [&id] { return fetch(id); }); // quiet: got
    work(j.fut.get());
    j.th.join();
  }
}
template <class F> void run_parallel(unsigned n, F &&f) {
  std::vector<std::thread> ts;
  ts.reserve(n);
  std::exception_ptr err;
  std::mutex m;
  for (unsigned i = 0; i < n; ++i)
    ts.emplace_back([&, i] { try { f(i); } catch (...) { std::lock_guard l(m); err = std::current_exception(); } }); // quiet: copied
  for (auto &t : ts)
    t.join();
  if (err)
    std::rethrow_exception(err);
}
template <class T, class F> std::vector<T> parallel_map(const std::vector<T> &in, F f) {
  std::vector<std::future<T>> fs;
  for (const T &x : in)
    fs.push_back(std::async(std::launch::async, [&f, &x] { return f(x); })); // quiet: x is the element
  std::vector<T> out;
  for (auto &fu : fs)
    out.push_back(fu.get());
  return out;
}
template <class It, class F> void parallel_recursive(It b, It e, F &f) {
  if (e - b < 2) {
    for (; b != e; ++b)
      f(*b);
    return;
  }
  It mid = b + (e - b) / 2;
  auto left = std::async(std::launch::async, [&] { parallel_recursive(b, mid, f); });
  parallel_recursive(mid, e, f);
  left.get();
}
void uses_templates(const std::vector<int> &v, int n) {
  for (int i = 0; i < n; ++i) {
    int base = fetch(i);
    run_parallel(4, [&](unsigned k) { work(int(k) + base); });           // quiet: joins before it returns
    auto r = parallel_map(v, [&](int x) { return x + i; });              // quiet: waits before it returns
    auto f = [&](int x) { work(x + base); };                             // quiet: waits before it returns
    parallel_recursive(r.begin(), r.end(), f);
    run_parallel(2, [&](unsigned a) { run_parallel(2, [&](unsigned b) { work(int(a + b) + i); }); }); // quiet: joins before it returns
  }
}
void chunks(std::vector<int> &data, unsigned threads) {
  const std::size_t step = data.size() / threads;
  std::vector<std::thread> ts;
  auto begin = data.begin();
  for (unsigned t = 0; t < threads; ++t) {
    auto end = t + 1 == threads ? data.end() : begin + step;
    ts.emplace_back([begin, end] { for (auto it = begin; it != end; ++it) *it += 1; });    // quiet: copied
    ts.emplace_back([&data, lo = t * step, hi = (t + 1) * step] { for (auto k = lo; k < hi; ++k) data[k] *= 2; }); // quiet: init captures
    begin = end;
  }
  for (auto &t : ts)
    if (t.joinable())
      t.join();
}
void do_while(int n) {
  int attempt = 0;
  do {
    int delay = attempt * 10;
    std::thread t([&delay] { work(delay); }); // quiet: joined
    t.join();
  } while (++attempt < n);
}
void counter_joined(int n) {
  int i = 0;
  while (i < n) {
    std::thread t([&] { work(i); }); // quiet: joined before the counter moves
    t.join();
    ++i;
  }
}
void in_lambda(const std::vector<int> &ids) {
  auto run = [&](int round) {
    for (int id : ids) {
      std::thread a([&] { work(id + round); }); // quiet: joined
      std::thread b([&] { work(id - round); }); // quiet: joined
      b.join();
      a.join();
    }
  };
  for (int r = 0; r < 3; ++r)
    run(r);
}
void ordered(const std::vector<int> &ids) {
  for (int id : ids) {
    std::unique_ptr<std::thread> t(new std::thread([&] { work(id); })); // quiet: joined
    if (t && t->joinable())
      t->join();
    std::shared_ptr<std::thread> u = std::make_shared<std::thread>([&] { work(id); }); // quiet: joined
    u->join();
    std::optional<std::thread> v;
    v = std::thread([&] { work(id); }); // quiet: joined
    v->join();
    auto w = new std::thread([&] { work(id); }); // quiet: joined
    w->join();
    delete w;
  }
}
void moved(const std::vector<int> &ids) {
  for (int id : ids) {
    std::thread t([&] { work(id); }); // quiet: moved, joined
    std::thread u = std::move(t);
    u.join();
    std::vector<std::thread> ts;
    std::thread x([&] { work(id); }); // quiet: moved into the vector, joined
    ts.push_back(std::move(x));
    for (auto &y : ts)
      y.join();
  }
}
static void finish(std::thread t) { t.join(); }
static void finish_ref(std::thread &t) { if (t.joinable()) t.join(); }
static void wait_all(std::vector<std::future<int>> fs) {
  for (auto &f : fs)
    work(f.get());
}
void helpers(const std::vector<int> &ids) {
  std::thread outer;
  std::vector<std::future<int>> fs;
  for (int id : ids) {
    std::thread t([&] { work(id); }); // quiet: joined by the helper
    finish(std::move(t));
    outer = std::thread([&] { work(id); }); // quiet: joined by the helper
    finish_ref(outer);
    fs.push_back(std::async(std::launch::async, [&] { return fetch(id); })); // quiet: waited for by the helper
    wait_all(std::move(fs));
    fs.clear();
  }
}
void future_status(const std::vector<int> &ids) {
  std::future<int> f;
  for (int id : ids) {
    f = std::async(std::launch::async, [&] { return fetch(id); }); // quiet: waited for
    while (f.wait_for(std::chrono::milliseconds(5)) != std::future_status::ready)
      work(0);
    work(f.get());
  }
}
void shared(const std::vector<int> &ids) {
  for (int id : ids) {
    std::promise<int> p;
    std::shared_future<int> f = p.get_future().share();
    std::thread t([&p, &id] { p.set_value(id); }); // quiet: joined
    std::thread u([&f] { work(f.get()); });         // quiet: joined
    t.join();
    u.join();
  }
}
