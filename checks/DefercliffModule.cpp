//===--- DefercliffModule.cpp - defercliff: the plugin --------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/DeferralInLoopCheck.h"
#include "checks/ErasedGuardCheck.h"
#include "checks/GuardInLoopCheck.h"
#include "checks/LoopCaptureCheck.h"
#include "checks/TooManyGuardsCheck.h"
#include "lib/Compat.h"
#include DEFERCLIFF_TIDY_REGISTRY_HEADER

namespace defercliff {

namespace {

class DefercliffModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
#define DEFERCLIFF_CHECK(CLASS, NAME) Factories.registerCheck<CLASS>(NAME);
#include "checks/Checks.def"
  }
};

} // namespace

static clang::tidy::ClangTidyModuleRegistry::Add<DefercliffModule> Registration(
    "defercliff-module",
    "Scope guards in loops, piles of them, and what they capture.");

} // namespace defercliff
