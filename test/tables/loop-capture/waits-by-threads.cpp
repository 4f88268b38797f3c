// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a thread of the iteration that drains the holder and is joined waits; a local parent takes its children along; a generation counter is there to be seen changing.
#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>
void use(int);
struct Queue {
  void push(std::function<void()> f) { std::lock_guard<std::mutex> lock(m); q.push_back(std::move(f)); }
  std::optional<std::function<void()>> pop() {
    std::lock_guard<std::mutex> lock(m);
    if (q.empty())
      return {};
    auto f = std::move(q.front());
    q.pop_front();
    return f;
  }
  std::mutex m;
  std::deque<std::function<void()>> q;
};

void workerDrains(int n) {
  Queue queue;
  for (int i = 0; i < n; ++i) {
    int value = i;
    queue.push([&value] { use(value); }); // quiet: the worker below drains the queue and is joined
    std::thread worker([&queue] { while (auto f = queue.pop()) (*f)(); });
    worker.join();
  }
}
void threadsRunContext(int n) {
  for (int i = 0; i < n; ++i) {
    asio::io_context io;
    int value = i;
    asio::post(io, [&value] { use(value); }); // quiet: four threads run the context, and are joined
    std::vector<std::thread> threads;
    for (int k = 0; k < 4; ++k)
      threads.emplace_back([&io] { io.run(); });
    for (auto &thread : threads)
      thread.join();
  }
}
void outerContext(asio::io_context &io, int n) {
  for (int i = 0; i < n; ++i) {
    int value = i;
    asio::post(io, [&value] { use(value); }); // quiet: run by a thread that is joined
    std::thread worker([&io] { io.run(); });
    worker.join();
    io.restart();
  }
}
class Button {
public:
  explicit Button(Button *parent = nullptr);
  void onClick(std::function<void()> f) { clicked_ = std::move(f); }
  int exec();
private:
  std::function<void()> clicked_;
};
void ownChild(int n) {
  for (int i = 0; i < n; ++i) {
    Button window;
    auto *button = new Button(&window);
    button->onClick([&i] { use(i); }); // quiet: a child of a local window, which dies before 'i'
    window.exec();
  }
}

struct Loop {
  void post(std::function<void()> f) { q.push_back(std::move(f)); }
  void run() { for (auto &f : q) f(); q.clear(); }
  std::vector<std::function<void()>> q;
};
void generation(Loop &loop, int n) {
  int generation = 0;
  for (int i = 0; i < n; ++i) {
    ++generation;
    loop.post([&generation, mine = generation] { // quiet: compared with its own copy, to see that it changed
      if (mine == generation)
        use(mine);
    });
  }
  loop.run();
}
