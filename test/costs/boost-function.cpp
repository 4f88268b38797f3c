// RUN: %costs libstdc++ %s %t

#include "Inputs/Guards.h"
#include <boost/function.hpp>

#define PARAMETER
#define GUARD(ACTION) ByValue<boost::function<void()>> guard(std::move(ACTION))
#include "Inputs/Measure.h"
