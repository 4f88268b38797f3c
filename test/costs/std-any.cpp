// RUN: %costs libstdc++ %s %t --guards=AnyGuard

#include <any>
#include <utility>

// std::any cannot be called, so the guard remembers how to.
class AnyGuard {
  std::any Action;
  void (*Run)(std::any &);

public:
  AnyGuard(std::any Action, void (*Run)(std::any &))
      : Action(std::move(Action)), Run(Run) {}
  ~AnyGuard() { Run(Action); }
};

#define PARAMETER
#define GUARD(ACTION)                                                          \
  AnyGuard guard(std::move(ACTION), [](std::any &Held) {                       \
    std::any_cast<decltype(ACTION) &>(Held)();                                 \
  })
#include "Inputs/Measure.h"
