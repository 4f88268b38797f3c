// RUN: %costs libstdc++ %s %t

#include <functional>
#include <memory>

// The pointer is not null, so that the deleter is called.
#define PARAMETER int *
#define GUARD(ACTION)                                                          \
  std::unique_ptr<int, std::function<void(int *)>> guard(&r1, std::move(ACTION))
#include "Inputs/Measure.h"
