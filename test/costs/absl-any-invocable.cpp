// RUN: %costs libstdc++ %s %t --move-only

#include "Inputs/Guards.h"
#include <absl/functional/any_invocable.h>

#define PARAMETER
#define GUARD(ACTION) ByValue<absl::AnyInvocable<void()>> guard(std::move(ACTION))
#include "Inputs/Measure.h"
