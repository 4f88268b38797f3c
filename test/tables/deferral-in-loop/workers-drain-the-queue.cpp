// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// servers and pools: a worker runs what is queued all the time, so handing it a connection to close piles nothing up
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>
using Task = std::function<void()>;
void serve(int);
void parse(std::FILE *);
class Server {
  std::queue<Task> q_;
  std::mutex m_;
  std::condition_variable cv_;
  bool stop_ = false;
  std::thread worker_;
  void work() {
    for (;;) {
      Task t;
      {
        std::unique_lock<std::mutex> l(m_);
        cv_.wait(l, [this] { return stop_ || !q_.empty(); });
        if (q_.empty())
          return;
        t = std::move(q_.front());
        q_.pop();
      }
      t();
    }
  }

public:
  Server() : worker_([this] { work(); }) {}
  ~Server() {
    {
      std::lock_guard<std::mutex> l(m_);
      stop_ = true;
    }
    cv_.notify_all();
    worker_.join();
  }
  void submit(Task t) {
    {
      std::lock_guard<std::mutex> l(m_);
      q_.push(std::move(t));
    }
    cv_.notify_one();
  }
  void acceptLoop(int listener) {
    for (;;) {
      int fd = ::accept(listener, nullptr, nullptr);
      if (fd < 0)
        return;
      {
        std::lock_guard<std::mutex> l(m_);
        q_.push([fd] { serve(fd); ::close(fd); }); // quiet: the worker thread drains the queue
      }
      cv_.notify_one();
    }
  }
  void acceptAndSubmit(int listener) {
    for (int fd; (fd = ::accept(listener, nullptr, nullptr)) >= 0;)
      submit([fd] { serve(fd); ::close(fd); }); // quiet: a pool
  }
};
void usePool(Server &s, const std::vector<std::string> &paths) {
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    s.submit([f] { parse(f); std::fclose(f); }); // quiet: a pool
  }
}
void threads(const std::vector<std::string> &paths) {
  std::vector<std::thread> ts;
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    ts.emplace_back([f] { parse(f); std::fclose(f); }); // quiet: runs at once in a thread
  }
  for (auto &t : ts) t.join();
}
void futures(const std::vector<std::string> &paths) {
  std::vector<std::future<void>> fs;
  for (const auto &p : paths) {
    int *box = new int(int(p.size()));
    fs.push_back(std::async(std::launch::async, [box] { serve(*box); delete box; })); // quiet: runs at once in a thread
  }
  for (auto &f : fs) f.get();
}
namespace boost { namespace asio { struct io_context { void run(); }; void post(io_context &, std::function<void()> f); } }
void posted(boost::asio::io_context &ctx, const std::vector<std::string> &paths) {
  for (const auto &p : paths) {
    std::FILE *f = std::fopen(p.c_str(), "r");
    boost::asio::post(ctx, [f] { parse(f); std::fclose(f); }); // quiet: an executor runs it
  }
}
void detached(int listener) {
  while (true) {
    int fd = ::accept(listener, nullptr, nullptr);
    if (fd < 0)
      break;
    std::thread([fd] { serve(fd); ::close(fd); }).detach(); // quiet: a thread, no holder
  }
}
