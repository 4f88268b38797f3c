// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// Coroutines: a guard in the frame, loops that suspend, generators.
#include <absl/cleanup/cleanup.h>
#include <coroutine>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
template <typename T>
struct Generator {
  struct promise_type {
    T current;
    Generator get_return_object() { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T value) {
      current = std::move(value);
      return {};
    }
    void return_void() {}
    void unhandled_exception() {}
  };
};
struct Read {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};
struct Finally {
  std::function<void()> f;
  ~Finally() { f(); }
};
struct Socket {
  int fd;
  Read read();
  void close();
};
void release(int);

Task echo(Socket socket) {
  absl::Cleanup close = [&socket] { socket.close(); }; // quiet: once per coroutine
  for (;;) {
    int n = co_await socket.read();
    absl::Cleanup done = [n] { release(n); }; // want style: per message
    if (n == 0)
      co_return;
  }
}

Task waitFirst(std::vector<Socket> sockets) {
  for (Socket &socket : sockets) {
    if (co_await socket.read() < 0)
      continue;
    Finally close{[&socket] { socket.close(); }}; // quiet: co_return leaves
    co_await socket.read();
    co_return;
  }
}

Generator<std::string> lines(std::FILE *file) {
  Finally close{[file] { std::fclose(file); }}; // quiet: once
  char buffer[128];
  while (std::fgets(buffer, sizeof buffer, file)) {
    Finally tick{[] { std::putchar('.'); }}; // want cost: alive over the yield, made for each line
    co_yield std::string(buffer);
  }
}

Generator<int> endless() {
  int n = 0;
again:
  Finally step{[&n] { ++n; }}; // want cost: a loop by goto
  co_yield n;
  goto again;
}

Task lambdaInLoop(std::vector<Socket> sockets) {
  for (Socket &socket : sockets) {
    auto one = [](Socket &s) -> Task {
      Finally close{[&s] { s.close(); }}; // quiet: a coroutine of its own, no loop
      co_await s.read();
    };
    one(socket);
  }
  auto all = [](std::vector<Socket> &list) -> Task {
    while (co_await list.front().read()) {
      Finally close{[&list] { list.pop_back(); }}; // want cost: the loop waits in its condition
      co_await list.back().read();
    }
  };
  all(sockets);
  co_return;
}

Task onlyOnce(Socket socket) {
  do {
    Finally close{[&socket] { socket.close(); }}; // quiet: do while (false)
    if (co_await socket.read() == 0)
      break;
    co_await socket.read();
  } while (false);
}
