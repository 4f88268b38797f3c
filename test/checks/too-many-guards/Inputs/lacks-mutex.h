#pragma once

#include <condition_variable>

inline void inHeader(std::mutex &M, std::mutex &N) {
  std::lock_guard<std::mutex> A(M);
  std::lock_guard<std::mutex> B(N);
}
