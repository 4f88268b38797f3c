#pragma once

inline void usesNoMacro() {
  while (next()) {
    // CHECK-FIXES:  auto loopBody = [&]() {
    auto Guard = gsl::finally([N = next()] { done(N); });
    work();
  }
}
