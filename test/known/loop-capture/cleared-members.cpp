// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A member is looked at by other methods: that this one clears it in time is not believed.
#include <functional>
#include <vector>

using Jobs = std::vector<std::function<void()>>;
void use(int);

class Step {
  Jobs jobs_;
public:
  void run(int n) {
    for (int i = 0; i < n; ++i) {
      int value = i;
      jobs_.clear();
      jobs_.push_back([&value] { use(value); }); // want bug: known to be wrong; it is cleared before each iteration and after the loop
      for (auto &job : jobs_)
        job();
    }
    jobs_.clear();
  }
};
