#ifndef GUARD_H
#define GUARD_H

template <class F> class OnExit {
  F Action;

public:
  explicit OnExit(F Action) : Action(Action) {}
  ~OnExit() { Action(); }
};

void use(int);
int more();

inline void inHeader() {
  while (more()) {
    OnExit Header([] { use(0); });
  }
}

#endif
