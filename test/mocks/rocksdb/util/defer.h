#pragma once

#include <functional>
#include <utility>

namespace rocksdb {

class Defer final {
public:
  explicit Defer(std::function<void()> &&fn) : fn_(std::move(fn)) {}
  ~Defer() { fn_(); }
  Defer(const Defer &) = delete;
  Defer &operator=(const Defer &) = delete;

private:
  std::function<void()> fn_;
};

} // namespace rocksdb
