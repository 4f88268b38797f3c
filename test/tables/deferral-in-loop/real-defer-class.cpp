// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Defer lists: classes that run what they keep in their destructor.
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>
void use(int); void unlink(const std::string &); void undo(int);
class DeferList {
public:
  DeferList() = default;
  DeferList(const DeferList &) = delete;
  ~DeferList() { while (!fs_.empty()) { fs_.back()(); fs_.pop_back(); } }
  template <class F> void defer(F &&f) { fs_.emplace_back(std::forward<F>(f)); }
  template <class F> DeferList &operator+=(F &&f) { fs_.emplace_back(std::forward<F>(f)); return *this; }
  void cancel() { fs_.clear(); }
  std::size_t size() const { return fs_.size(); }
private:
  std::vector<std::function<void()>> fs_;
};
class Transaction {
public:
  ~Transaction() { if (!done_) for (auto it = undo_.rbegin(); it != undo_.rend(); ++it) (*it)(); }
  void onRollback(std::function<void()> f) { undo_.push_back(std::move(f)); }
  void onCommit(std::function<void()> f) { commit_.push_back(std::move(f)); }
  void commit() { done_ = true; for (auto &f : commit_) f(); }
  void addLog(std::string s) { log_.push_back(std::move(s)); }
private:
  bool done_ = false; std::list<std::function<void()>> undo_, commit_; std::vector<std::string> log_;
};
class Workers {
public:
  ~Workers() { { std::lock_guard<std::mutex> l(m_); stop_ = true; } for (auto &t : ts_) t.join(); }
  void run(std::function<void()> f) { std::lock_guard<std::mutex> l(m_); q_.push_back(std::move(f)); }
private:
  std::mutex m_; bool stop_ = false; std::deque<std::function<void()>> q_; std::vector<std::thread> ts_;
};
class OneShot {
public:
  ~OneShot() { if (f_) f_(); }
  void set(std::function<void()> f) { f_ = std::move(f); }
private:
  std::function<void()> f_;
};
class Notifier {
public:
  void onClose(std::function<void()> f) { close_.push_back(std::move(f)); }
  void close() { for (auto &f : close_) f(); close_.clear(); }
private:
  std::vector<std::function<void()>> close_;
};
void list(int n) {
  DeferList defers;
  for (int i = 0; i < n; ++i)
    defers.defer([i] { use(i); }); // want bug: nothing runs before defers dies
  for (int i = 0; i < n; ++i)
    defers += [i] { use(i); }; // want bug: the same by an operator
  defers.defer([] { use(0); }); // quiet: no loop
  for (int i = 0; i < n; ++i) {
    DeferList mine;
    mine.defer([i] { use(i); }); // quiet: mine dies in the iteration
    mine.defer([] { use(1); }); // quiet: the same
  }
  for (int i = 0; i < n; ++i) {
    DeferList mine;
    for (int j = 0; j < i; ++j)
      mine.defer([j] { use(j); }); // want bug: the inner loop piles up
  }
}
void cancelling(int n) {
  DeferList defers;
  for (int i = 0; i < n; ++i) {
    defers.defer([i] { undo(i); }); // quiet: cancel() drops it in the iteration
    use(i);
    defers.cancel();
  }
}
void transaction(const std::vector<std::string> &files, int n) {
  Transaction t;
  for (auto &f : files) {
    t.onRollback([f] { unlink(f); }); // quiet: called off when all went well
    t.onCommit([f] { use(int(f.size())); }); // quiet: the destructor has nothing to do with that member
    t.addLog(f); // quiet: no action
  }
  t.commit();
  for (int i = 0; i < n; ++i) {
    Transaction each;
    each.onRollback([i] { undo(i); }); // quiet: one transaction per iteration
    each.commit();
  }
}
void others(int n) {
  Workers w; OneShot s; Notifier note;
  for (int i = 0; i < n; ++i) {
    w.run([i] { use(i); }); // quiet: the destructor joins threads: its tasks run all the time
    s.set([i] { use(i); }); // quiet: a setter
    note.onClose([i] { use(i); }); // quiet: its destructor runs nothing
  }
  note.close();
  std::vector<DeferList> lists(n);
  for (int i = 0; i < n; ++i)
    lists[i].defer([i] { use(i); }); // quiet: each iteration chooses an element
  auto shared = std::make_shared<DeferList>();
  for (int i = 0; i < n; ++i)
    shared->defer([i] { use(i); }); // want bug: by way of a pointer
  for (int i = 0; i < n; ++i) {
    shared = std::make_shared<DeferList>();
    shared->defer([i] { use(i); }); // quiet: made anew
  }
  std::unique_ptr<DeferList> p;
  for (int i = 0; i < n; ++i) {
    if (!p || p->size() > 10)
      p.reset(new DeferList);
    p->defer([i] { use(i); }); // quiet: made anew on some paths
  }
}
class Loader {
public:
  void load(const std::vector<std::string> &names) {
    for (auto &n : names)
      atEnd_.defer([n] { unlink(n); }); // want bug: a member
    for (auto &n : names)
      step(n); // want bug: (my omission) step() adds to the member in the loop
  }
  void step(const std::string &n) { atEnd_.defer([n] { unlink(n); }); } // quiet: no loop in this body
private:
  DeferList atEnd_;
};
void outParam(DeferList &defers, int n) {
  while (n--)
    defers.defer([n] { use(n); }); // want bug: a parameter
  do {
    defers.defer([n] { use(n); }); // quiet: one trip
  } while (false);
}
