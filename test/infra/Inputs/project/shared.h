#pragma once

#include <functional>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;

void use(int value);

inline void queueAll(Tasks &tasks, const std::vector<int> &values) {
  for (int value : values)
    tasks.push_back([&] { use(value); });
}

template <typename Make> void queueMade(Tasks &tasks, int count, Make make) {
  for (int i = 0; i < count; ++i) {
    auto made = make(i);
    tasks.push_back([&] { use(*made); });
  }
}

class OnExit {
public:
  explicit OnExit(std::function<void()> action) : action(std::move(action)) {}
  OnExit(const OnExit &) = delete;
  ~OnExit() {
    if (action)
      action();
  }
  void dismiss() { action = nullptr; }

private:
  std::function<void()> action;
};

template <typename Action> class Finally {
public:
  explicit Finally(Action action) : action(std::move(action)) {}
  ~Finally() { action(); }

private:
  std::function<void()> action;
};
