// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Futures: async, packaged_task, promises, and who waits.
#include <future>
#include <map>
#include <string>
#include <thread>
#include <vector>

int work(int);
int work(const std::string &);
void use(int);

void vectorOfFutures(const std::vector<std::string> &files) {
  std::vector<std::future<int>> results;
  for (std::size_t i = 0; i < files.size(); ++i)
    results.push_back(std::async(std::launch::async, [&files, &i] { return work(files[i]); })); // want bug: i is moved on and gone
  for (std::size_t i = 0; i < files.size(); ++i)
    results.push_back(std::async(std::launch::async, [&files, i] { return work(files[i]); })); // quiet: copied
  for (auto &result : results)
    use(result.get());
}

void lazy(int n) {
  std::vector<std::future<int>> results;
  for (int i = 0; i < n; ++i)
    results.emplace_back(std::async(std::launch::deferred, [&] { return work(i); })); // want bug: runs in get(), after the loop
  for (auto &result : results)
    use(result.get());
}

void discarded(int n) {
  for (int i = 0; i < n; ++i)
    (void)std::async(std::launch::async, [&i] { use(i); }); // quiet: the temporary's destructor waits
}

void localFuture(int n) {
  for (int i = 0; i < n; ++i) {
    int half = i / 2;
    auto future = std::async(std::launch::async, [&half] { return work(half); }); // quiet: joins before half dies
    if (half == 3)
      continue;
    use(future.get());
  }
}

void wrongOrder(int n) {
  for (int i = 0; i < n; ++i) {
    std::future<int> future;
    std::string text = std::to_string(i);
    future = std::async(std::launch::async, [&text] { return work(text); }); // want bug: the future's destructor waits after text is gone
  }
}

void packaged(int n) {
  for (int i = 0; i < n; ++i) {
    std::packaged_task<int()> here([&i] { return work(i); }); // quiet: called here
    here();
    std::packaged_task<int()> task([&i] { return work(i); }); // want bug: detached below
    std::thread(std::move(task)).detach();
  }
}

void keyed(int n) {
  std::map<int, std::shared_future<int>> byKey;
  for (int i = 0; i < n; ++i)
    byKey[i] = std::async(std::launch::async, [&i] { return work(i); }).share(); // want bug: kept in the map
  for (auto &[key, future] : byKey)
    use(future.get());
}

void waitAll(int n) {
  for (int round = 0; round < n; ++round) {
    std::vector<std::future<void>> wave;
    for (int k = 0; k < 4; ++k)
      wave.push_back(std::async(std::launch::async, [&round, k] { use(round + k); })); // quiet: the wave is waited for before round moves on
    for (auto &future : wave)
      future.wait();
  }
}
