#pragma once

#include <utility>

namespace asio {
namespace detail {
void start(void *operation);
} // namespace detail

class io_context {
public:
  class executor_type {
  public:
    io_context &context() const noexcept;
  };

  io_context();
  io_context(const io_context &) = delete;
  ~io_context();
  executor_type get_executor() noexcept;
  unsigned long run();
  unsigned long poll();
  void stop();

private:
  void *impl_;
};

class thread_pool {
public:
  class executor_type {};

  thread_pool();
  explicit thread_pool(unsigned long threads);
  thread_pool(const thread_pool &) = delete;
  ~thread_pool();
  executor_type get_executor() noexcept;
  void join();
  void stop();

private:
  void *threads_;
};

template <typename Executor, typename Token>
void post(const Executor &ex, Token &&token) {
  detail::start(new typename std::decay<Token>::type(std::forward<Token>(token)));
}
template <typename Context, typename Token>
void post(Context &ctx, Token &&token) {
  detail::start(new typename std::decay<Token>::type(std::forward<Token>(token)));
}
template <typename Token> void post(Token &&token) {
  detail::start(new typename std::decay<Token>::type(std::forward<Token>(token)));
}

template <typename Context, typename Token>
void dispatch(Context &ctx, Token &&token) {
  detail::start(new typename std::decay<Token>::type(std::forward<Token>(token)));
}
template <typename Context, typename Token>
void defer(Context &ctx, Token &&token) {
  detail::start(new typename std::decay<Token>::type(std::forward<Token>(token)));
}

} // namespace asio
