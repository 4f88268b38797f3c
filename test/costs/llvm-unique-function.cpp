// RUN: %costs libstdc++ %s %t --move-only -- %llvm %libllvm

#include "Inputs/Guards.h"
#include <llvm/ADT/FunctionExtras.h>

#define PARAMETER
#define GUARD(ACTION) ByValue<llvm::unique_function<void()>> guard(std::move(ACTION))
#include "Inputs/Measure.h"
