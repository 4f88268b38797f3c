// The kind of guard that many projects write for themselves.
#ifndef EXAMPLE_ONEXIT_H
#define EXAMPLE_ONEXIT_H

#include <functional>
#include <utility>

class OnExit {
public:
  explicit OnExit(std::function<void()> Action) : Action(std::move(Action)) {}
  ~OnExit() {
    if (Action)
      Action();
  }
  OnExit(const OnExit &) = delete;
  OnExit &operator=(const OnExit &) = delete;

  void dismiss() { Action = nullptr; }

private:
  std::function<void()> Action;
};

#endif
