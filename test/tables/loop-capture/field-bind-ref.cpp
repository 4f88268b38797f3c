// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// std::ref, std::cref and std::bind instead of lambdas.
#include <functional>
#include <future>
#include <string>
#include <thread>
#include <vector>

void use(int);
void fill(int, std::string &);
void read(const std::string &);
struct Worker {
  void run(int &);
  void show(const std::string &) const;
};

void threads(int n) {
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    std::string buffer = "x";
    threads.emplace_back(fill, i, std::ref(buffer)); // want bug: the buffer is gone
    threads.emplace_back(read, std::cref(buffer)); // want bug: the buffer is gone
    threads.emplace_back(read, buffer); // quiet: copied
    threads.push_back(std::thread(fill, i, std::ref(buffer))); // want bug: the thread is moved to the vector
  }
  for (auto &thread : threads)
    thread.join();
}

void binds(int n) {
  std::vector<std::function<void()>> list;
  Worker worker;
  for (int i = 0; i < n; ++i) {
    list.push_back(std::bind(&Worker::run, &worker, std::ref(i))); // want bug: i by reference
    list.push_back(std::bind(use, i)); // quiet: bound by copy
    list.push_back(std::bind([](int &k) { use(k); }, std::ref(i))); // want bug: i by reference
    list.push_back(std::bind(&Worker::show, std::ref(worker), "name")); // quiet: worker outlives the list
  }
  for (auto &f : list)
    f();
}

void asyncs(int n) {
  std::vector<std::future<void>> futures;
  for (int i = 0; i < n; ++i) {
    std::string text(3, char('a' + i));
    futures.push_back(std::async(std::launch::async, fill, i, std::ref(text))); // want bug: read after the loop
    auto own = std::async(std::launch::async, read, std::cref(text)); // quiet: waits in its destructor
  }
  for (auto &future : futures)
    future.get();
}

void joined(int n) {
  for (int i = 0; i < n; ++i) {
    std::string text;
    std::thread filler(fill, i, std::ref(text)); // quiet: joined
    filler.join();
    std::invoke(fill, i, std::ref(text)); // quiet: runs now
    auto bound = std::bind(fill, i, std::ref(text)); // quiet: called here
    bound();
  }
}

void elements(std::vector<std::string> &texts) {
  std::vector<std::thread> threads;
  for (auto &text : texts)
    threads.emplace_back(fill, 1, std::ref(text)); // quiet: the element
  for (std::size_t k = 0; k < texts.size(); ++k)
    threads.emplace_back(fill, int(k), std::ref(texts[k])); // quiet: the element
  for (auto &thread : threads)
    thread.join();
}
