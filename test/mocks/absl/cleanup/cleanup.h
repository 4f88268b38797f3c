#pragma once

#include <new>
#include <utility>

namespace absl {
inline namespace lts_20240116 {

namespace cleanup_internal {
struct Tag {};

template <typename Callback> class Storage {
public:
  Storage() = delete;
  explicit Storage(Callback callback) : is_callback_engaged_(true) {
    ::new (static_cast<void *>(callback_buffer_)) Callback(std::move(callback));
  }
  Storage(Storage &&other) : is_callback_engaged_(true) {
    ::new (static_cast<void *>(callback_buffer_))
        Callback(std::move(other.GetCallback()));
    other.DestroyCallback();
  }
  Storage(const Storage &) = delete;

  Callback &GetCallback() {
    return *reinterpret_cast<Callback *>(callback_buffer_);
  }
  bool IsCallbackEngaged() const { return is_callback_engaged_; }
  void InvokeCallback() { std::move(GetCallback())(); }
  void DestroyCallback() {
    is_callback_engaged_ = false;
    GetCallback().~Callback();
  }

private:
  bool is_callback_engaged_;
  alignas(Callback) char callback_buffer_[sizeof(Callback)];
};
} // namespace cleanup_internal

template <typename Arg, typename Callback = void()> class Cleanup final {
public:
  Cleanup(Callback callback) : storage_(std::move(callback)) {}
  Cleanup(Cleanup &&other) = default;

  void Cancel() && { storage_.DestroyCallback(); }
  void Invoke() && {
    storage_.InvokeCallback();
    storage_.DestroyCallback();
  }
  ~Cleanup() {
    if (storage_.IsCallbackEngaged()) {
      storage_.InvokeCallback();
      storage_.DestroyCallback();
    }
  }

private:
  cleanup_internal::Storage<Callback> storage_;
};

#if __cplusplus >= 201703L
template <typename Callback>
Cleanup(Callback) -> Cleanup<cleanup_internal::Tag, Callback>;
#endif

template <typename... Args, typename Callback>
Cleanup<cleanup_internal::Tag, Callback> MakeCleanup(Callback callback) {
  return {std::move(callback)};
}

} // namespace lts_20240116
} // namespace absl
