// RUN: %costs libstdc++ %s %t

#include <memory>
#include <utility>

#define PARAMETER void *
#define GUARD(ACTION) std::shared_ptr<void> guard(nullptr, std::move(ACTION))
#include "Inputs/Measure.h"
