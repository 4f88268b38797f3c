// RUN: %costs libstdc++ %s %t -- -DGUARDS=ByValue

#include "Inputs/Guards.h"
#include <functional>

#define PARAMETER
#define GUARD(ACTION) GUARDS<std::function<void()>> guard(std::move(ACTION))
#include "Inputs/Measure.h"
