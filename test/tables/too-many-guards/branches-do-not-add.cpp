// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// sibling blocks, if/else branches, switch cases, try and handler, and guards after a branch that left do not add up
#include <functional>
#include <utility>

template <class F> class [[nodiscard]] Guard {
  F f_;
  bool live_ = true;

public:
  explicit Guard(F f) : f_(std::move(f)) {}
  Guard(Guard &&o) noexcept : f_(std::move(o.f_)), live_(std::exchange(o.live_, false)) {}
  ~Guard() { if (live_) f_(); }
  void dismiss() { live_ = false; }
};
class AnyGuard {
  std::function<void()> f_;

public:
  explicit AnyGuard(std::function<void()> f) : f_(std::move(f)) {}
  AnyGuard(AnyGuard &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  ~AnyGuard() { if (f_) f_(); }
  void dismiss() { f_ = nullptr; }
};

void undo(int);
bool step(int);
#define CAT_I(a, b) a##b
#define CAT(a, b) CAT_I(a, b)
#define UNDO(k) Guard CAT(guard_, k)([] { undo(k); })
#define ANY(k) AnyGuard CAT(any_, k)([] { undo(k); })

void siblings(int n) { // quiet: twelve in the text, four alive
  {
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    step(1);
  }
  {
    UNDO(5);
    UNDO(6);
    UNDO(7);
    UNDO(8);
    step(2);
  }
  {
    UNDO(9);
    UNDO(10);
    UNDO(11);
    UNDO(12);
    step(n);
  }
}

void ifElse(int n) { // quiet: two plus six or two plus five
  UNDO(1);
  UNDO(2);
  if (step(n)) {
    UNDO(3);
    UNDO(4);
    UNDO(5);
    UNDO(6);
    UNDO(7);
    UNDO(8);
    step(1);
  } else {
    UNDO(9);
    UNDO(10);
    UNDO(11);
    UNDO(12);
    UNDO(13);
    step(2);
  }
}

void ifElseTooMany(int n) { // want style: two plus seven in the else branch
  UNDO(1);
  UNDO(2);
  if (step(n)) {
    UNDO(3);
    step(1);
  } else {
    UNDO(4);
    UNDO(5);
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    UNDO(10);
    step(2);
  }
}

void cases(int op) { // quiet: a case at a time
  switch (op) {
  case 0: {
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    UNDO(5);
    step(0);
    break;
  }
  case 1: {
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    UNDO(10);
    step(1);
    return;
  }
  default: {
    UNDO(11);
    UNDO(12);
    UNDO(13);
    UNDO(14);
    UNDO(15);
    step(2);
  }
  }
}

void caseTooMany(int op) { // want style: nine in one case
  switch (op) {
  case 0:
    step(0);
    break;
  case 1: {
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    UNDO(5);
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(1);
  }
  }
}

bool afterReturn(int n) { // quiet: the five of the branch are gone before the others start
  if (n < 0) {
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    UNDO(5);
    return step(n);
  }
  UNDO(6);
  UNDO(7);
  UNDO(8);
  UNDO(9);
  UNDO(10);
  return step(1);
}

void tryCatch(int n) { // quiet: the try's guards are destroyed before the handler runs
  try {
    UNDO(1);
    UNDO(2);
    UNDO(3);
    UNDO(4);
    UNDO(5);
    step(n);
  } catch (...) {
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(-n);
  }
}

void loopsInARow(int n) { // quiet: each loop's guards end with its iteration
  for (int i = 0; i < n; ++i) {
    UNDO(1);
    UNDO(2);
    UNDO(3);
    step(i);
  }
  while (n-- > 3) {
    UNDO(4);
    UNDO(5);
    UNDO(6);
    step(n);
  }
  do {
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(n);
  } while (n-- > 0);
}

void ifInits(int n) { // quiet: an if-init's guard ends with its if
  if (UNDO(1); step(1)) step(2);
  if (UNDO(2); step(1)) step(2);
  if (UNDO(3); step(1)) step(2);
  if (UNDO(4); step(1)) step(2);
  if (UNDO(5); step(1)) step(2);
  if (UNDO(6); step(1)) step(2);
  if (UNDO(7); step(1)) step(2);
  if (UNDO(8); step(1)) step(2);
  if (UNDO(9); step(1)) step(2);
}

void constexprIf(int n) { // quiet: discarded branches do not count
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  if constexpr (sizeof(int) == 1) {
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(n);
  } else {
    UNDO(10);
    step(n);
  }
}

void constexprTaken(int n) { // want style: the taken branch counts
  UNDO(1);
  UNDO(2);
  UNDO(3);
  UNDO(4);
  UNDO(5);
  if constexpr (sizeof(int) > 1) {
    UNDO(6);
    UNDO(7);
    UNDO(8);
    UNDO(9);
    step(n);
  }
}
