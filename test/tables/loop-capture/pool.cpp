// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a home-grown pool that returns futures keeps its tasks; getting the future in the iteration waits.
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <queue>
#include <thread>
#include <type_traits>
#include <vector>

class ThreadPool {
public:
  explicit ThreadPool(unsigned count) {
    for (unsigned i = 0; i < count; ++i)
      workers_.emplace_back([this] { run(); }); // quiet: captures only 'this'
  }
  ~ThreadPool() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      stop_ = true;
    }
    wake_.notify_all();
    for (std::thread &worker : workers_)
      worker.join();
  }
  template <class F, class... Args> auto enqueue(F &&f, Args &&...args) -> std::future<std::invoke_result_t<F, Args...>> {
    using Result = std::invoke_result_t<F, Args...>;
    auto task = std::make_shared<std::packaged_task<Result()>>(std::bind(std::forward<F>(f), std::forward<Args>(args)...));
    std::future<Result> result = task->get_future();
    {
      std::lock_guard<std::mutex> lock(mutex_);
      tasks_.emplace([task] { (*task)(); });
    }
    wake_.notify_one();
    return result;
  }

private:
  void run() {
    for (;;) {
      std::function<void()> task;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        wake_.wait(lock, [this] { return stop_ || !tasks_.empty(); }); // quiet: a predicate is called now
        if (tasks_.empty())
          return;
        task = std::move(tasks_.front());
        tasks_.pop();
      }
      task();
    }
  }
  std::mutex mutex_;
  std::condition_variable wake_;
  std::queue<std::function<void()>> tasks_;
  std::vector<std::thread> workers_;
  bool stop_ = false;
};

struct Camera { float fov; };
struct Frame { Camera camera() const; bool cancelled() const; };
int shade(const Camera &, int);
int shadeRow(int &, int);

int renderRows(ThreadPool &pool, const Camera &camera) {
  std::vector<std::future<int>> rows;
  for (int y = 0; y < 16; ++y)
    rows.emplace_back(pool.enqueue([&] { return shade(camera, y); })); // want bug: 'y' is gone when the pool runs the task
  int sum = 0;
  for (auto &row : rows)
    sum += row.get();
  return sum;
}

int renderFrames(ThreadPool &pool, const std::vector<Frame> &frames) {
  int sum = 0;
  for (const Frame &frame : frames) {
    Camera camera = frame.camera();
    std::vector<std::future<int>> rows;
    for (int y = 0; y < 16; ++y)
      rows.push_back(pool.enqueue([&camera, y] { return shade(camera, y); })); // quiet: all futures are got before 'camera' dies
    for (auto &row : rows)
      sum += row.get();
  }
  return sum;
}

int renderFramesByRef(ThreadPool &pool, const std::vector<Frame> &frames) {
  int sum = 0;
  for (const Frame &frame : frames) {
    Camera camera = frame.camera();
    std::vector<std::future<int>> rows;
    for (int y = 0; y < 16; ++y)
      rows.push_back(pool.enqueue([&camera, &y] { return shade(camera, y); })); // want bug: 'y' is gone before the futures are got
    for (auto &row : rows)
      sum += row.get();
  }
  return sum;
}

int oneAtATime(ThreadPool &pool, const std::vector<Frame> &frames) {
  int sum = 0;
  for (const Frame &frame : frames) {
    Camera camera = frame.camera();
    sum += pool.enqueue([&] { return shade(camera, 0); }).get(); // quiet: got at once
    auto half = pool.enqueue([&] { return shade(camera, 1); }); // quiet: waited for below
    sum += half.get();
  }
  return sum;
}

int skippedGet(ThreadPool &pool, const std::vector<Frame> &frames) {
  int sum = 0;
  for (const Frame &frame : frames) {
    Camera camera = frame.camera();
    auto part = pool.enqueue([&camera] { return shade(camera, 1); }); // want bug: the 'continue' skips get(), and this future's destructor does not wait
    if (frame.cancelled())
      continue;
    sum += part.get();
  }
  return sum;
}

void localPool(const std::vector<Frame> &frames) {
  for (const Frame &frame : frames) {
    Camera camera = frame.camera();
    ThreadPool pool(2);
    pool.enqueue([&camera] { return shade(camera, 0); }); // quiet: the pool is declared after 'camera' and joins
  }
}

void localPoolBefore(const std::vector<Frame> &frames) {
  for (const Frame &frame : frames) {
    ThreadPool pool(2);
    Camera camera = frame.camera();
    pool.enqueue([&camera] { return shade(camera, 0); }); // want bug: 'camera' dies before the pool joins
  }
}

void boundArguments(ThreadPool &pool) {
  for (int y = 0; y < 16; ++y) {
    int row = y * 2;
    pool.enqueue(shadeRow, std::ref(row), 1); // want bug: std::ref to a variable of the iteration
    pool.enqueue([](int value) { return value; }, row); // quiet: bound by copy
  }
}
