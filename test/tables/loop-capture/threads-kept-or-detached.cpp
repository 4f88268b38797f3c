// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a thread that is kept outside the iteration, or detached, must not capture the iteration's variables by reference.
#include <deque>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void work(int);
void work(const std::string &);

void emplace_back_join_after(int n) {
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i)
    threads.emplace_back([&] { work(i); }); // want bug: the join is after the loop
  for (auto &t : threads) t.join();
}

void push_back_temporary(const std::vector<std::string> &files) {
  std::vector<std::thread> pool;
  for (auto file : files) {
    pool.push_back(std::thread([&file] { work(file); })); // want bug: push_back of a temporary
    pool.push_back(std::thread([file] { work(file); })); // quiet: copied
    pool.push_back(std::thread{[&] { work(file); }}); // want bug: braces
  }
  for (auto &t : pool) t.join();
}

void elements(std::vector<std::string> &files) {
  std::vector<std::thread> pool;
  for (auto &file : files)
    pool.emplace_back([&file] { work(file); }); // quiet: file is the element
  for (const std::string &file : files)
    pool.emplace_back([&] { work(file); }); // quiet: file is the element
  for (auto &t : pool) t.join();
}

void moved_into_vector(int n) {
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    std::thread t([&] { work(i); }); // want bug: t moves into the outer vector
    threads.push_back(std::move(t));
  }
  for (auto &t : threads) t.join();
}

void moved_into_slot(int n) {
  std::vector<std::thread> threads(n);
  for (int i = 0; i < n; ++i) {
    threads[i] = std::thread([&i] { work(i); }); // want bug: assigned to an outer slot
  }
  for (auto &t : threads) t.join();
}

void detached(const std::vector<int> &ids) {
  for (int id : ids) {
    std::thread([&id] { work(id); }).detach(); // want bug: detached temporary
    std::thread([id] { work(id); }).detach(); // quiet: copied
    std::thread t([&id] { work(id); }); // want bug: detached below
    t.detach();
  }
}

void detach_or_join(const std::vector<int> &ids, bool background) {
  for (int id : ids) {
    std::thread t([&id] { work(id); }); // want bug: detached on one path
    if (background)
      t.detach();
    else
      t.join();
  }
}

void through_pointers(int n) {
  std::vector<std::unique_ptr<std::thread>> owned;
  std::vector<std::thread *> raw;
  for (int i = 0; i < n; ++i) {
    owned.push_back(std::make_unique<std::thread>([&i] { work(i); })); // want bug: owned by an outer vector
    raw.push_back(new std::thread([&i] { work(i); })); // want bug: pointer kept in an outer vector
  }
  for (auto &t : owned) t->join();
  for (auto *t : raw) {
    t->join();
    delete t;
  }
}

class Server {
  std::deque<std::thread> workers_;
  std::thread monitor_;

public:
  void start(int n) {
    for (int i = 0; i < n; ++i) {
      workers_.emplace_back([this, &i] { serve(i); }); // want bug: member container
      workers_.emplace_back([this, i] { serve(i); }); // quiet: copied
    }
    monitor_ = std::thread([this] { serve(-1); }); // quiet: not in a loop, only this
  }
  void serve(int);
  ~Server();
};

void outer_counter(int n) {
  std::vector<std::thread> threads;
  int i;
  for (i = 0; i < n; ++i)
    threads.emplace_back([&] { work(i); }); // want bug: i changes while the threads read it
  for (auto &t : threads) t.join();
}

void shared_results(int n) {
  std::vector<int> results(n);
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i)
    threads.emplace_back([&results, i] { results[i] = i * i; }); // quiet: results is outside and joined
  for (auto &t : threads) t.join();
}
