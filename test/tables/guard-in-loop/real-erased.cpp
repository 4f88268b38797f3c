// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Home-grown erased guards: what fits std::function in libstdc++ and what does not.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>
void use(int); void done(const std::string &, int); void log(const char *);
class OnExit {
public:
  explicit OnExit(std::function<void()> f) : f_(std::move(f)) {}
  OnExit(const OnExit &) = delete;
  OnExit &operator=(const OnExit &) = delete;
  ~OnExit() { if (f_) f_(); }
  void dismiss() { f_ = nullptr; }
private:
  std::function<void()> f_;
};
class Ctx {
public:
  Ctx(void (*f)(void *), void *p) : f_(f), p_(p) {}
  ~Ctx() { f_(p_); }
private:
  void (*f_)(void *); void *p_;
};
template <class F> class Inline {
public:
  explicit Inline(F f) : f_(std::move(f)) {}
  ~Inline() { f_(); }
private:
  F f_;
};
template <class F> Inline(F) -> Inline<F>;
static void closer(void *p) { fclose(static_cast<FILE *>(p)); }
void erased(const std::vector<std::string> &paths, int a, int b) {
  OnExit whole([&] { use(a); }); // quiet: not in a loop
  for (auto &p : paths) {
    FILE *f = fopen(p.c_str(), "r");
    OnExit close([f] { fclose(f); }); // want cost: erased, fits
    OnExit three([&a, &b, f] { use(a + b); fclose(f); }); // want cost: 24 bytes allocate
    OnExit two([&a, &b] { use(a + b); }); // want cost: 16 bytes fit
    OnExit text([p] { log(p.c_str()); }); // want cost: a string allocates
    OnExit shared([s = std::make_shared<int>(a)] { use(*s); }); // want cost: not trivially copyable
    OnExit bound(std::bind(use, a)); // want cost: a bind
    OnExit nothing([] { log("done"); }); // want cost: erased
    Ctx ctx(closer, f); // want style: a function pointer
    Inline in([&] { use(a); }); // want style: inline
    Inline<std::function<void()>> over([&] { use(a); }); // want cost: the template over a function is erased
    absl::Cleanup c = [f] { fclose(f); }; // want style: inline
    absl::Cleanup e = std::function<void()>([f] { fclose(f); }); // want cost: erased
  }
}
void dismissed(const std::vector<std::string> &paths) {
  for (auto &p : paths) {
    FILE *f = fopen(p.c_str(), "r");
    OnExit close([f] { fclose(f); }); // want cost: erased, and dismissed later
    if (p.empty())
      continue;
    close.dismiss();
  }
}
bool oncePer(const std::vector<std::string> &paths) {
  for (auto &p : paths) {
    if (p.empty())
      continue;
    FILE *f = fopen(p.c_str(), "r");
    OnExit close([f] { fclose(f); }); // quiet: the loop is always left after it
    return fgetc(f) == 'x';
  }
  do {
    OnExit end([] { log("end"); }); // quiet: one trip
    log("x");
  } while (0);
  for (OnExit head([] { log("head"); }); log("c"), !paths.empty();) // quiet: built once
    break;
  return false;
}
void lambdaInLoop(const std::vector<std::string> &paths) {
  for (auto &p : paths) {
    auto body = [&] {
      OnExit close([&] { log(p.c_str()); }); // quiet: the lambda is a body of its own
      log("x");
    };
    body();
    OnExit *heap = new OnExit([&] { log(p.c_str()); }); // quiet: no automatic object
    delete heap;
    static OnExit atEnd([] { log("bye"); }); // quiet: built once
    const OnExit &ref = OnExit([&] { log(p.c_str()); }); // want cost: a temporary that lives as long as the reference
    std::function<void()> plain = [&] { log(p.c_str()); }; // quiet: no guard
    plain();
  }
}
