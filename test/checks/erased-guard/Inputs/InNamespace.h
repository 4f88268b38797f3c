class OnExit {
public:
  explicit OnExit(std::function<void()> action) : action(std::move(action)) {}
  OnExit(const OnExit &) = delete;
  ~OnExit() {
    if (action)
      action();
  }

private:
  std::function<void()> action;
};
