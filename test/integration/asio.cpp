// RUN: %check 'defercliff-*' %s %t --real-headers

#include <asio/defer.hpp>
#include <asio/io_context.hpp>
#include <asio/post.hpp>
#include <asio/thread_pool.hpp>

void use(int);

void posted(asio::io_context &Context) {
  for (int I = 0; I < 3; ++I)
    asio::post(Context, [&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    asio::post(Context, [I] { use(I); });
}

void deferred(asio::thread_pool &Pool) {
  for (int I = 0; I < 3; ++I)
    asio::defer(Pool.get_executor(), [&] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    asio::defer(Pool.get_executor(), [&, I] { use(I); });
  Pool.join();
}

void joined() {
  for (int I = 0; I < 3; ++I) {
    asio::thread_pool Pool;
    asio::post(Pool, [&I] { use(I); });
    Pool.join();
  }
}

void byCopy(asio::io_context &Context) {
  for (int I = 0; I < 3; ++I)
    asio::post(Context, [I] { use(I); });
}
