// RUN: %costs libstdc++ %s %t --move-only

#include "Inputs/Guards.h"
#include <future>

#define PARAMETER
#define GUARD(ACTION)                                                          \
  Forwarding<std::packaged_task<void()>> guard(std::move(ACTION))
#include "Inputs/Measure.h"
