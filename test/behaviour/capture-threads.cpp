// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// Each thread writes to the place of its own iteration, although all of them
// start to work when the loop is over.

#include <cstddef>
#include <cstdio>
#include <future>
#include <thread>
#include <vector>

int main() {
  std::promise<void> go;
  std::shared_future<void> started = go.get_future().share();
  std::vector<int> squares(4);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < squares.size(); ++i)
    threads.emplace_back([&] {
      started.wait();
      squares[i] = static_cast<int>(i * i);
    });
  go.set_value();
  for (std::thread &thread : threads)
    thread.join();
  for (int square : squares)
    std::printf("%d\n", square);
}
// PRINTS: 0
// PRINTS: 1
// PRINTS: 4
// PRINTS: 9
