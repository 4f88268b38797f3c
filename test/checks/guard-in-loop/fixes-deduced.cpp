// RUN: %check defercliff-guard-in-loop %s %t --global-option MinimumLevel=cost

// A class template over a std::function deduces its argument instead, if it does
// nothing with its action that a lambda could not stand.

#include <functional>
#include <utility>

bool more();
void use(int, int = 0, int = 0);
using F0 = std::function<void()>;

template <class F> class Flag {
  F Action;
  bool On = true;

public:
  explicit Flag(F Action) : Action(std::move(Action)) {}
  Flag(Flag &&Other) : Action(std::move(Other.Action)) { Other.On = false; }
  ~Flag() {
    if (On)
      Action();
  }
  void dismiss() { On = false; }
  void reset(F Other) { Action = std::move(Other); }
};
template <class F> struct ByMethod {
  F Action;
  explicit ByMethod(F &&Action) : Action(std::forward<F>(Action)) {}
  ~ByMethod() { run(); }
  void run() { std::move(Action)(); }
};
template <class F> struct Tests {
  F Action;
  explicit Tests(F Action) : Action(std::move(Action)) {}
  ~Tests() {
    if (Action)
      Action();
  }
  void dismiss() { Action = nullptr; }
};
template <class F> struct Nulls {
  F Action;
  explicit Nulls(F Action) : Action(std::move(Action)) {}
  ~Nulls() { run(); }
  void run() {
    if (Action != nullptr)
      Action();
  }
};
template <class F> struct Guided {
  F Action;
  explicit Guided(F Action) : Action(std::move(Action)) {}
  ~Guided() { Action(); }
};
template <class F> Guided(F) -> Guided<F0>;
template <class F> using Alias = Flag<F>;
void keep(Flag<F0> &&);

void plain(int A, int B, int C) {
  while (more()) {
    Flag<F0> G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
    // CHECK-FIXES:    Flag G([&] { use(A, B, C); });
  }
}

void braces(int A, int B, int C) {
  while (more()) {
    const Flag<F0> G{[&] { use(A, B, C); }};
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
    // CHECK-FIXES:    const Flag G{[&] { use(A, B, C); }};
  }
}

void dismissedByFlag(int A, int B, int C) {
  while (more()) {
    Flag<F0> G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
    // CHECK-FIXES:    Flag G([&] { use(A, B, C); });
    if (more())
      G.dismiss();
  }
}

void throughMethod(int A, int B, int C) {
  while (more()) {
    ByMethod<F0> G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
    // CHECK-FIXES:    ByMethod G([&] { use(A, B, C); });
  }
}

// From here on, nothing is changed.

void testsItsAction(int A, int B, int C) {
  while (more()) {
    Tests<F0> G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
  }
}

void comparesItsAction(int A, int B, int C) {
  while (more()) {
    Nulls<F0> G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
  }
}

void handedOn(int A, int B, int C) {
  while (more()) {
    Flag<F0> G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
    if (more())
      keep(std::move(G));
  }
}

void setAgain(int A, int B, int C) {
  while (more()) {
    Flag<F0> G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
    G.reset([&] { use(B); });
  }
}

void guided(int A, int B, int C) {
  while (more()) {
    Guided<F0> G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
  }
}

void alias(int A, int B, int C) {
  while (more()) {
    Alias<F0> G([&] { use(A, B, C); });
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
  }
}

void converted(int A, int B, int C) {
  while (more()) {
    Flag<F0> G(F0([&] { use(A, B, C); }));
    // CHECK-MESSAGES: :[[@LINE-1]]:{{[0-9]+}}: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
  }
}

void two(int A, int B, int C) {
  while (more()) {
    Flag<F0> G([&] { use(A, B, C); }), H([&] { use(C, B, A); });
    // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: guard 'G' {{.*}} [defercliff-guard-in-loop]
    // CHECK-MESSAGES: :[[@LINE-2]]:40: warning: guard 'H' {{.*}} [defercliff-guard-in-loop]
  }
}
