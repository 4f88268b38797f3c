// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Real shapes: servers, transactions, event loops; conditions on which the guard is made.
#include <absl/cleanup/cleanup.h>
#include <atomic>
#include <cstdlib>
#include <functional>
#include <gsl/util>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>
struct Req { int id; std::string body; }; bool next(Req &); void reply(const Req &, int); void log(const char *, int); bool stop(); struct Db { void begin(); void commit(); void rollback(); };
namespace util {
class Defer {
public:
  template <class F> Defer(F &&f) : f_(std::forward<F>(f)) {}
  ~Defer() { f_(); }
  Defer(const Defer &) = delete;
private:
  std::function<void()> f_;
};
struct ScopedAction { void (*f)(); ~ScopedAction() { f(); } };
template <class F> [[nodiscard]] auto defer(F &&f) { return gsl::finally(std::forward<F>(f)); }
inline Defer makeDefer(std::function<void()> f) { return Defer(std::move(f)); }
}
void serve(Db &db, std::atomic<int> &active) {
  Req r;
  while (next(r)) {
    ++active;
    util::Defer leave([&] { --active; }); // want cost: erased
    util::Defer count = [&active] { --active; }; // want cost: erased, copy initialised
    auto f = util::defer([&] { log("done", r.id); }); // want style: a factory of an inline guard
    auto e = util::makeDefer([&] { log("done", r.id); }); // want cost: a factory of an erased guard
    util::ScopedAction plain{[] { log("x", 0); }}; // want style: a function pointer
    db.begin();
    bool ok = false;
    util::Defer undo([&] { if (!ok) db.rollback(); }); // want cost: erased
    reply(r, 0);
    ok = true;
    db.commit();
  }
}
void worker(std::vector<std::thread> &ts, int n) {
  for (int i = 0; i < n; ++i)
    ts.emplace_back([i] {
      util::Defer end([i] { log("end", i); }); // quiet: in a lambda, which is a body of its own
      while (!stop()) {
        util::Defer tick([i] { log("tick", i); }); // want cost: in the lambda's own loop
        log("work", i);
      }
    });
}
void retry(Db &db, int n) {
  for (int attempt = 0; attempt < n; ++attempt) {
    try {
      db.begin();
      util::Defer undo([&db] { db.rollback(); }); // want cost: a throw may lead to the next attempt
      Req r;
      if (next(r))
        throw attempt;
      return;
    } catch (int) {
      log("again", attempt);
    }
  }
}
void retry2(Db &db, int n) {
  for (int attempt = 0; attempt < n; ++attempt) {
    if (stop()) {
      util::Defer undo([&db] { db.rollback(); }); // quiet: always leaves
      log("stopped", attempt);
      return;
    } else if (attempt > 3) {
      util::Defer undo([&db] { db.rollback(); }); // quiet: the program ends
      std::abort();
    }
  }
}
void recursion(int n) {
  util::Defer back([n] { log("back", n); }); // quiet: recursion is no loop
  if (n > 0)
    recursion(n - 1);
  for (auto &x : {1, 2, 3})
    recursion(x);
  std::vector<int> v{1, 2};
}
