// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a wait through a promise, packaged task, flag or semaphore that the action refers to counts.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <semaphore.h>
#include <string>
#include <thread>
#include <vector>

struct Executor {
  void post(std::function<void()> f) {
    std::lock_guard<std::mutex> lock(m);
    queue.push_back(std::move(f));
  }
  std::mutex m;
  std::deque<std::function<void()>> queue;
};
int query(const std::string &);
void use(int);
bool stopping();

void syncCall(Executor &ui, const std::vector<std::string> &names) {
  for (const std::string &name : names) {
    std::promise<int> done;
    ui.post([&] { done.set_value(query(name)); }); // quiet: the future of 'done' is got below
    use(done.get_future().get());
  }
}

void syncCallFuture(Executor &ui, const std::vector<std::string> &names) {
  for (const std::string &name : names) {
    std::promise<int> done;
    auto answer = done.get_future();
    ui.post([&] { done.set_value(query(name)); }); // quiet: 'answer' is the future of 'done'
    use(answer.get());
  }
}

void syncCallForgotten(Executor &ui, const std::vector<std::string> &names) {
  std::vector<std::future<int>> answers;
  for (const std::string &name : names) {
    std::promise<int> done;
    answers.push_back(done.get_future());
    ui.post([&] { done.set_value(query(name)); }); // want bug: 'done' dies with the iteration, the futures are got later
  }
  for (auto &answer : answers)
    use(answer.get());
}

void syncCallShared(Executor &ui, const std::vector<std::string> &names) {
  std::vector<std::future<int>> answers;
  for (const std::string &name : names) {
    auto done = std::make_shared<std::promise<int>>();
    answers.push_back(done->get_future());
    ui.post([done, &name] { done->set_value(query(name)); }); // quiet: shared by copy, and an element
  }
}

void packaged(const std::vector<std::string> &names) {
  for (auto name : names) {
    std::packaged_task<int()> task([&name] { return query(name); }); // quiet: the future is got below
    std::future<int> answer = task.get_future();
    std::thread(std::move(task)).detach();
    use(answer.get());
  }
}

void packagedForgotten(const std::vector<std::string> &names) {
  std::vector<std::future<int>> answers;
  for (auto name : names) {
    std::packaged_task<int()> task([&name] { return query(name); }); // want bug: nobody waits in the iteration
    answers.push_back(task.get_future());
    std::thread(std::move(task)).detach();
  }
}

void conditionVariable(Executor &ui, const std::vector<std::string> &names) {
  for (const std::string &name : names) {
    std::mutex mutex;
    std::condition_variable ready;
    bool finished = false;
    ui.post([&] { // quiet: waits for 'finished'
      query(name);
      std::lock_guard<std::mutex> lock(mutex);
      finished = true;
      ready.notify_one();
    });
    std::unique_lock<std::mutex> lock(mutex);
    ready.wait(lock, [&] { return finished; }); // quiet: a predicate
  }
}

void spinning(Executor &ui, int count) {
  for (int i = 0; i < count; ++i) {
    std::atomic<bool> finished{false};
    ui.post([&] { use(i); finished = true; }); // quiet: spins on the atomic
    while (!finished.load())
      std::this_thread::yield();
  }
}

void posixSemaphore(Executor &ui, int count) {
  for (int i = 0; i < count; ++i) {
    sem_t done;
    sem_init(&done, 0, 0);
    ui.post([&done, &i] { use(i); sem_post(&done); }); // quiet: sem_wait on what it refers to
    sem_wait(&done);
    sem_destroy(&done);
  }
}

void semaphoreSometimes(Executor &ui, int count) {
  for (int i = 0; i < count; ++i) {
    sem_t done;
    sem_init(&done, 0, 0);
    ui.post([&done, &i] { use(i); sem_post(&done); }); // want bug: not waited for when stopping
    if (stopping())
      return;
    sem_wait(&done);
  }
}

void fireAndForget(int count) {
  for (int i = 0; i < count; ++i) {
    std::async(std::launch::async, [&] { use(i); }); // quiet: the temporary future waits
    (void)std::async(std::launch::async, [&] { use(i); }); // quiet: the same
    auto kept = std::async(std::launch::async, [&] { use(i); }); // quiet: declared after 'i', waits in its destructor
  }
}

void futureBefore(int count) {
  for (int i = 0; i < count; ++i) {
    std::future<void> running;
    int part = i * 2;
    running = std::async(std::launch::async, [&part] { use(part); }); // want bug: 'part' dies before 'running' waits
  }
}
