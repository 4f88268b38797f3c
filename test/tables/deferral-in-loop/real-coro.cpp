// std: c++23
// RUN: %table defercliff-deferral-in-loop %s %t
// REQUIRES: llvm-16-or-later
// move_only_function, coroutines, unique_function lists, lists in lambdas, shared_ptr tokens.
#include <coroutine>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>
struct Task { struct promise_type { Task get_return_object() { return {}; } std::suspend_never initial_suspend() { return {}; } std::suspend_never final_suspend() noexcept { return {}; } void return_void() {} void unhandled_exception() {} }; };
struct Tick { bool await_ready() { return false; } void await_suspend(std::coroutine_handle<>) {} void await_resume() {} };
FILE *open(const std::string &); void read(FILE *); void use(int);
using Action = std::move_only_function<void()>;
class Defers {
public:
  ~Defers() { runAll(); }
  void add(Action a) { list_.push_back(std::move(a)); }
private:
  void runAll() noexcept { for (auto &a : list_) a(); }
  std::vector<Action> list_;
};
Task coroutine(std::vector<std::string> names) {
  Defers defers;
  std::vector<Action> close;
  for (auto &n : names) {
    defers.add([&n] { use(int(n.size())); }); // want bug: runs when defers dies
    FILE *f = open(n);
    close.emplace_back([f] { fclose(f); }); // want bug: all stay open
    co_await Tick{};
    read(f);
  }
  for (auto &c : close) c();
}
Task perIteration(std::vector<std::string> names) {
  for (auto &n : names) {
    Defers defers;
    FILE *f = open(n);
    defers.add([f] { fclose(f); }); // quiet: declared in the iteration
    co_await Tick{};
    read(f);
  }
}
void lambdas(std::vector<std::string> names) {
  auto body = [&](const std::string &n) {
    Defers defers;
    FILE *f = open(n);
    defers.add([f] { fclose(f); }); // quiet: the lambda is a body of its own
    read(f);
  };
  for (auto &n : names)
    body(n);
  Defers all;
  auto add = [&](FILE *f) { all.add([f] { fclose(f); }); }; // quiet: no loop in this body
  add(open("x"));
  std::vector<std::shared_ptr<FILE>> files;
  for (auto &n : names)
    files.emplace_back(open(n), [](FILE *f) { fclose(f); }); // quiet: owners of values, no clean-up list
  std::vector<std::unique_ptr<FILE, int (*)(FILE *)>> owned;
  for (auto &n : names)
    owned.emplace_back(open(n), &fclose); // quiet: owners of files that are kept on purpose
  for (auto &o : owned)
    read(o.get());
  std::vector<std::shared_ptr<void>> keepAlive;
  for (auto &n : names)
    keepAlive.push_back(std::shared_ptr<void>(nullptr, [n](void *) { use(int(n.size())); })); // want bug: a deleter each, nothing acts before the end
  for (auto &n : names)
    keepAlive.push_back(std::make_shared<std::string>(n)); // quiet: a value
  std::vector<Action> tasks;
  for (auto &n : names) {
    FILE *f = open(n);
    auto task = [f] { read(f); fclose(f); };
    tasks.push_back(task); // want bug: the action closes what was opened here
  }
  for (auto &t : tasks) t();
}
