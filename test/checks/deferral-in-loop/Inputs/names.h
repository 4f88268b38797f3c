#pragma once

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <utility>
#include <vector>

int fopen(int);
int fclose(int);

struct Defers {
  std::vector<std::function<void()>> All;
  void add(std::function<void()> F) { All.push_back(std::move(F)); }
  ~Defers() {
    for (auto &F : All)
      F();
  }
};

inline void inHeader(int N) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    int F = fopen(I);
    D.add([F] { fclose(F); });
    // CHECK-FIXES:    auto Deferred = absl::MakeCleanup([F] { fclose(F); });
  }
}

#define OPEN(Number) fopen(Number)

inline void withMacro(int N) {
  Defers D;
  for (int I = 0; I < N; ++I) {
    int F = OPEN(I);
    D.add([F] { fclose(F); });
  }
}
