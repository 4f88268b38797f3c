// RUN: %check defercliff-loop-capture %s %t --real-headers

#include <asio.hpp>

void use(int);

void posted(asio::io_context &Context) {
  for (int I = 0; I < 3; ++I)
    asio::post(Context, [&I] { use(I); });
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-FIXES:    asio::post(Context, [I] { use(I); });
}

void byCopy(asio::io_context &Context) {
  for (int I = 0; I < 3; ++I)
    asio::post(Context, [I] { use(I); });
}
