#pragma once

// As in libstdc++, nothing here has the attribute scoped_lockable.

namespace std {

class mutex {
public:
  constexpr mutex() noexcept : _M_owner(nullptr) {}
  mutex(const mutex &) = delete;
  void lock();
  bool try_lock();
  void unlock();

private:
  void *_M_owner;
};

struct defer_lock_t {};
struct try_to_lock_t {};
struct adopt_lock_t {};
constexpr defer_lock_t defer_lock{};
constexpr try_to_lock_t try_to_lock{};
constexpr adopt_lock_t adopt_lock{};

template <typename M> class lock_guard {
public:
  using mutex_type = M;
  explicit lock_guard(M &m) : _M_device(m) { _M_device.lock(); }
  lock_guard(M &m, adopt_lock_t) noexcept : _M_device(m) {}
  ~lock_guard() { _M_device.unlock(); }
  lock_guard(const lock_guard &) = delete;
  lock_guard &operator=(const lock_guard &) = delete;

private:
  M &_M_device;
};

} // namespace std
