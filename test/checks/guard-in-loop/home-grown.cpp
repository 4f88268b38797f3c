// RUN: %check defercliff-guard-in-loop %s %t

// A guard that no catalogue lists is known by its structure: the destructor
// calls what the object keeps.

template <class F> class OnExit {
  F Action;
  bool Armed = true;

public:
  explicit OnExit(F Action) : Action(Action) {}
  ~OnExit() {
    if (Armed)
      Action();
  }
};

void use(int);
int more();

void inBody() {
  while (more()) {
    int Handle = more();
    OnExit Guard([Handle] { use(Handle); });
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void onceOnly() {
  OnExit Guard([] { use(1); });
  do {
    OnExit Inner([] { use(2); });
  } while (0);
}
