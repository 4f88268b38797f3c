// RUN: %costs libstdc++ %s %t

#include "Inputs/Guards.h"
#include <functional>

#define PARAMETER
#define GUARD(ACTION)                                                          \
  auto guard = Factory<std::function<void()>>::make(std::move(ACTION))
#include "Inputs/Measure.h"
