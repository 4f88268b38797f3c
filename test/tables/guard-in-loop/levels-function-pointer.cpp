// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// a guard over a plain function pointer costs no more than style (the brief's reading; see the report: the design's word list says 'erased')
#include <utility>

void done();
void finish(void *);

class PointerGuard {
  void (*f_)(void *);
  void *arg_;

public:
  PointerGuard(void (*f)(void *), void *arg) : f_(f), arg_(arg) {}
  PointerGuard(const PointerGuard &) = delete;
  ~PointerGuard() { if (f_) f_(arg_); }
};
template <class F> class Guard {
  F f_;

public:
  explicit Guard(F f) : f_(std::move(f)) {}
  ~Guard() { f_(); }
};
struct LatePointer {
  void (*fn)() = nullptr;
  ~LatePointer() { if (fn) fn(); }
};

void run(int n) {
  for (int i = 0; i < n; ++i) {
    PointerGuard a(finish, &i); // want style: a function pointer and its argument
    Guard b(&done); // want style: template over a function pointer
    Guard<void (*)()> c([] { done(); }); // want style: converted capture-less lambda
    LatePointer d; // want style: assigned later
    d.fn = done;
  }
}

void once(int n) {
  PointerGuard a(finish, &n); // quiet: no loop
  Guard b(&done); // quiet: no loop
  while (n--)
    done();
}
