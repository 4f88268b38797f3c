#pragma once

#include <functional>
#include <utility>

namespace Envoy {

class Cleanup {
public:
  Cleanup(std::function<void()> f) : f_(std::move(f)) {}
  Cleanup(Cleanup &&) = default;
  ~Cleanup() { f_(); }

  void cancel() {
    cancelled_ = true;
    f_ = []() {};
  }
  bool cancelled() { return cancelled_; }

private:
  std::function<void()> f_;
  bool cancelled_{false};
};

} // namespace Envoy
