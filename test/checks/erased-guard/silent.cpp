// RUN: %check defercliff-erased-guard %s %t

// Classes whose type erasure is of use, or is not proved to be of none.

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

void done();

#define GUARD(NAME)                                                            \
  struct NAME {                                                                \
    explicit NAME(std::function<void()> f) : f(std::move(f)) {}                \
    NAME(NAME &&other) : f(std::exchange(other.f, nullptr)) {}                 \
    ~NAME() {                                                                  \
      if (f)                                                                   \
        f();                                                                   \
    }                                                                          \
    std::function<void()> f;                                                   \
  }

GUARD(Unused);

GUARD(Member);
struct Job {
  Member member;
};
void member() { Member guard([] { done(); }); }

GUARD(StaticVariable);
void staticVariable() {
  static StaticVariable kept([] { done(); });
  StaticVariable guard([] { done(); });
}

GUARD(StaticAuto);
void staticAuto() {
  static auto kept = StaticAuto([] { done(); });
  StaticAuto guard([] { done(); });
}

GUARD(Global);
Global global([] { done(); });
void local() { Global guard([] { done(); }); }

GUARD(InVector);
std::vector<InVector> guards;
void inVector() { InVector guard([] { done(); }); }

GUARD(InOptional);
void inOptional() {
  std::optional<InOptional> later;
  InOptional guard([] { done(); });
}

GUARD(InHeap);
void inHeap() {
  InHeap guard([] { done(); });
  std::unique_ptr<InHeap> other(new InHeap([] { done(); }));
}

GUARD(MadeUnique);
void madeUnique() {
  MadeUnique guard([] { done(); });
  auto other = std::make_unique<MadeUnique>([] { done(); });
}

GUARD(Base);
struct Derived : Base {
  Derived() : Base([] { done(); }) {}
};
void base() { Base guard([] { done(); }); }

GUARD(InArray);
void inArray() { InArray all[] = {InArray([] { done(); }), InArray(done)}; }

GUARD(Captured);
void captured() {
  Captured guard([] { done(); });
  auto later = [guard = std::move(guard)] {};
}

GUARD(Discarded);
void discarded() { Discarded([] { done(); }); }

struct Reassigned {
  Reassigned() = default;
  explicit Reassigned(std::function<void()> f) : f(std::move(f)) {}
  Reassigned &operator=(Reassigned &&other) {
    f = std::exchange(other.f, nullptr);
    return *this;
  }
  ~Reassigned() {
    if (f)
      f();
  }
  std::function<void()> f;
};
void reassigned(bool now) {
  Reassigned guard;
  if (now)
    guard = Reassigned([] { done(); });
}

struct Setter {
  Setter() = default;
  ~Setter() {
    if (f)
      f();
  }
  void set(std::function<void()> action) { f = std::move(action); }
  std::function<void()> f;
};
void setter() {
  Setter guard;
  guard.set([] { done(); });
}

struct TemplateSetter {
  explicit TemplateSetter(std::function<void()> f) : f(std::move(f)) {}
  ~TemplateSetter() { f(); }
  template <typename T> void set(T &&action) { f = std::forward<T>(action); }

private:
  std::function<void()> f;
};
void templateSetter() { TemplateSetter guard([] { done(); }); }

GUARD(PublicAction);
void publicAction() {
  PublicAction guard([] { done(); });
  guard.f = [] {};
}

// Measured: a call through a pointer costs what a direct one does.
struct Pointer {
  explicit Pointer(void (*f)()) : f(f) {}
  ~Pointer() { f(); }
  void (*f)();
};
void pointer() { Pointer guard(done); }

template <typename F> struct Template {
  explicit Template(F f) : f(std::move(f)) {}
  ~Template() { f(); }
  F f;
};
void inTemplate() { Template<std::function<void()>> guard([] { done(); }); }

template <typename T> struct Outer {
  struct Inner {
    explicit Inner(std::function<void()> f) : f(std::move(f)) {}
    ~Inner() { f(); }
    std::function<void()> f;
  };
  void use() { Inner guard([] { done(); }); }
};
template struct Outer<int>;

// Not a guard: it has work of its own.
struct Request {
  explicit Request(std::function<void()> f) : f(std::move(f)) {}
  ~Request() { f(); }
  std::function<void()> f;
  std::vector<int> bytes;
};
void request() { Request guard([] { done(); }); }

// The action is somebody else's.
struct Borrowed {
  explicit Borrowed(std::function<void()> &f) : f(f) {}
  ~Borrowed() { f(); }
  std::function<void()> &f;
};
void borrowed(std::function<void()> &action) { Borrowed guard(action); }
