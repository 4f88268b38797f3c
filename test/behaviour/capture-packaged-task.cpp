// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// Tasks that are packaged in the iteration and run by a thread after it.

#include <cstdio>
#include <future>
#include <string>
#include <thread>
#include <utility>
#include <vector>

int main() {
  std::vector<std::packaged_task<std::size_t()>> tasks;
  std::vector<std::future<std::size_t>> lengths;
  for (int i = 0; i < 3; ++i) {
    std::string text(20 * (i + 1), 't');
    std::packaged_task<std::size_t()> task([&text] { return text.size(); });
    lengths.push_back(task.get_future());
    tasks.push_back(std::move(task));
  }
  std::thread worker([&tasks] {
    for (auto &task : tasks)
      task();
  });
  for (auto &length : lengths)
    std::printf("%zu\n", length.get());
  worker.join();
}
// PRINTS: 20
// PRINTS: 40
// PRINTS: 60
