#pragma once

#include <mutex>

inline void inOther(std::mutex &M, std::mutex &N) {
  std::lock_guard<std::mutex> A(M);
  std::lock_guard<std::mutex> B(N);
  // CHECK-FIXES:  std::scoped_lock A(M, N);
}
