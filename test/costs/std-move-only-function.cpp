// RUN: %costs libstdc++ %s %t --move-only

#include "Inputs/Guards.h"
#include <functional>

#define PARAMETER
#define GUARD(ACTION)                                                          \
  ByValue<std::move_only_function<void()>> guard(std::move(ACTION))
#include "Inputs/Measure.h"
