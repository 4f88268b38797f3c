// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// shared_ptr<void>(nullptr, deleter) always allocates: cost; unique_ptr over std::function is erased: cost
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

void leave(int);

void sharedDefer(int n) {
  for (int i = 0; i < n; ++i) {
    std::shared_ptr<void> defer(nullptr, [&](void *) { leave(i); }); // want cost: a control block per iteration
    leave(-i);
  }
}

void unnamedStyle(int n) {
  while (n--) {
    std::shared_ptr<void> _(nullptr, [=](...) { leave(n); }); // want cost: variadic deleter
    leave(0);
  }
}

void autoSpelling(const std::vector<int> &v) {
  for (int x : v) {
    auto done = std::shared_ptr<void>(nullptr, [x](void *) { leave(x); }); // want cost: auto
    leave(x);
  }
}

void copyInit(int n) {
  do {
    const std::shared_ptr<void> g = std::shared_ptr<void>{nullptr, std::function<void(void *)>([n](void *) { leave(n); })}; // want cost: function in a control block
    leave(1);
  } while (--n > 0);
}

void uniqueFunction(const std::vector<std::string> &paths) {
  for (const auto &p : paths) {
    std::unique_ptr<std::FILE, std::function<void(std::FILE *)>> f(std::fopen(p.c_str(), "r"), [](std::FILE *h) { std::fclose(h); }); // want cost: erased deleter
    if (f)
      std::fgetc(f.get());
  }
}

void uniqueFunctionCaptures(const std::vector<std::string> &paths, int &closed) {
  using FileHandle = std::unique_ptr<std::FILE, std::function<void(std::FILE *)>>;
  for (const auto &p : paths) {
    FileHandle f(std::fopen(p.c_str(), "r"), [&closed](std::FILE *h) { ++closed; std::fclose(h); }); // want cost: alias of an erased deleter
    if (f)
      std::fgetc(f.get());
  }
}

void owners(const std::vector<std::string> &paths) {
  for (const auto &p : paths) {
    auto deleter = [](std::FILE *h) { if (h) std::fclose(h); };
    std::unique_ptr<std::FILE, decltype(deleter)> a(std::fopen(p.c_str(), "r"), deleter); // quiet: an owner
    struct Free { void operator()(char *c) const { std::free(c); } };
    std::unique_ptr<char, Free> b(static_cast<char *>(std::malloc(8))); // quiet: an owner
    std::unique_ptr<int> c(new int(3)); // quiet: default deleter
    auto d = std::make_shared<std::string>(p); // quiet: shared ownership, no clean-up action
    std::shared_ptr<void> e = d; // quiet: a copy of a shared_ptr
    std::shared_ptr<void> none; // quiet: empty
    std::shared_ptr<void> null(nullptr); // quiet: no deleter
  }
}

void before(int n) {
  std::shared_ptr<void> defer(nullptr, [&](void *) { leave(n); }); // quiet: once
  for (int i = 0; i < n; ++i)
    leave(i);
}

int first(const std::vector<int> &v) {
  for (int x : v) {
    if (x < 0)
      continue;
    std::shared_ptr<void> log(nullptr, [x](void *) { leave(x); }); // quiet: the block always returns
    return x * 2;
  }
  return 0;
}
