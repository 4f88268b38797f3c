// Several checks want to change the same lines.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <string>
#include <utility>
#include <vector>

void use(int);
void use(const std::string &);
std::string line(int);

class OnExit {
public:
  explicit OnExit(std::function<void()> action) : action_(std::move(action)) {}
  ~OnExit() {
    if (action_)
      action_();
  }
  void dismiss() { action_ = nullptr; }

private:
  std::function<void()> action_;
};

class Deferred {
public:
  void add(std::function<void()> action) { actions_.push_back(std::move(action)); }
  ~Deferred() {
    for (auto &action : actions_)
      action();
  }

private:
  std::vector<std::function<void()>> actions_;
};

// The guard is made inline, or its class a template; what it captures is copied.
void guards(int n, int a, int b, int c) {
  for (int i = 0; i < n; ++i) {
    OnExit first([&, a, b, c] { use(i + a + b + c); });
    absl::Cleanup second = [&] { use(i); };
    if (n > 3)
      first.dismiss();
    use(i);
  }
}

// A clean-up that is moved in time and what it captures.
void cleanUps(int n) {
  Deferred deferred;
  for (int i = 0; i < n; ++i) {
    std::string text = line(i);
    int *number = new int(i);
    deferred.add([number] { delete number; });
    deferred.add([&text] { use(text); });
    use(*number);
  }
}

// Neighbours that are merged, in a loop whose body is lifted.
void neighbours(int n) {
  for (int i = 0; i < n; ++i) {
    absl::Cleanup a = [&i] { use(i); };
    absl::Cleanup b = [&i] { use(i + 1); };
    absl::Cleanup c = [&i] { use(i + 2); };
    absl::Cleanup d = [&i] { use(i + 3); };
    absl::Cleanup e = [&i] { use(i + 4); };
    absl::Cleanup f = [&i] { use(i + 5); };
    absl::Cleanup g = [&i] { use(i + 6); };
    absl::Cleanup h = [&i] { use(i + 7); };
    absl::Cleanup k = [&i] { use(i + 8); };
    use(i);
  }
}
