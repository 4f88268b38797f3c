//===--- Measure.h - defercliff: counts what a guard allocates ------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A program that prints, for each row of rows.def, its line and how often
// operator new was called while a guard was built from a callable that was made
// before. The file that includes this one defines
//
//   GUARD(Action)  the guard, declared as `guard`, built from std::move(Action)
//   PARAMETER      the type of the parameter of its action; nothing if there is
//                  none
//   MOVE_ONLY      if the wrapper takes what cannot be copied
//
//===----------------------------------------------------------------------===//

#include "Callables.h"
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <new>

static unsigned allocations = 0;

static void *allocate(std::size_t size, std::size_t alignment) {
  ++allocations;
  std::size_t rounded = (size + alignment - 1) / alignment * alignment;
  void *block = std::aligned_alloc(alignment, rounded ? rounded : alignment);
  if (!block)
    std::abort();
  return block;
}

void *operator new(std::size_t size) {
  return allocate(size, alignof(std::max_align_t));
}
void *operator new(std::size_t size, std::align_val_t alignment) {
  return allocate(size, static_cast<std::size_t>(alignment));
}
void *operator new(std::size_t size, const std::nothrow_t &) noexcept {
  return allocate(size, alignof(std::max_align_t));
}
void *operator new(std::size_t size, std::align_val_t alignment,
                   const std::nothrow_t &) noexcept {
  return allocate(size, static_cast<std::size_t>(alignment));
}
void operator delete(void *block) noexcept { std::free(block); }
void operator delete(void *block, std::size_t) noexcept { std::free(block); }
void operator delete(void *block, std::align_val_t) noexcept {
  std::free(block);
}
void operator delete(void *block, std::size_t, std::align_val_t) noexcept {
  std::free(block);
}

inline void plain(PARAMETER) {}

#define ROW(WHAT, ...)                                                         \
  {                                                                            \
    auto action = __VA_ARGS__;                                                 \
    for (int trip = 0; trip < trips; ++trip) {                                 \
      unsigned before = allocations;                                           \
      GUARD(action);                                                           \
      std::printf("%d\t%u\t%s\n", __LINE__, allocations - before, WHAT);       \
    }                                                                          \
  }
#ifdef MOVE_ONLY
#define MOVE_ONLY_ROW(WHAT, ...) ROW(WHAT, __VA_ARGS__)
#else
#define MOVE_ONLY_ROW(WHAT, ...)
#endif

// The number of trips is not known to the compiler, so that the loops are some.
static void measure(int trips) {
  char b1[1] = {}, b7[7] = {}, b8[8] = {}, b9[9] = {}, b15[15] = {},
       b16[16] = {}, b17[17] = {}, b20[20] = {}, b23[23] = {}, b24[24] = {},
       b25[25] = {}, b31[31] = {}, b32[32] = {}, b33[33] = {}, b40[40] = {},
       b41[41] = {}, b48[48] = {}, b49[49] = {}, b56[56] = {}, b57[57] = {},
       b64[64] = {};
  int r1 = 0, r2 = 0, r3 = 0, r4 = 0, r5 = 0, r6 = 0, r7 = 0, r8 = 0;
  std::shared_ptr<int> shared, other;
  std::string text;
  std::vector<int> numbers;
  std::vector<int> vectors[1];
  std::atomic<int> counter{0};
  long double ld = 0;
  Aligned16 a16 = {};
  Aligned32 a32 = {};
  Aligned64 a64 = {};
  Object object;
  const int constNumber = trips;
  const std::string constText;
  const std::vector<int> constNumbers;
  const std::shared_ptr<int> constShared;
  const ThrowingCopy constThrowingCopy;
  const ThrowingMove constThrowingMove;
  const std::vector<int> constVectors[1];

#include "rows.def"
}

int main(int argc, char **) { measure(argc); }
