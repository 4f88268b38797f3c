// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// shared_ptr<void> over a real resource is an owner (silent by default), over nullptr it is a scope guard
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <vector>
void say(int);
void *dlopen_(const char *, int);
int dlclose_(void *);
void unmap(void *);

void owners(const std::vector<std::string> &names) {
  for (const auto &n : names) {
    std::shared_ptr<void> lib(dlopen_(n.c_str(), 1), &dlclose_); // quiet: owns a library handle
    std::shared_ptr<void> mem(std::malloc(n.size()), std::free); // quiet: owns memory
    std::shared_ptr<std::FILE> f(std::fopen(n.c_str(), "r"), &std::fclose); // quiet: owns a file
    std::shared_ptr<std::FILE> g(std::fopen(n.c_str(), "r"), [](std::FILE *h) { if (h) std::fclose(h); }); // quiet: owns a file
    std::shared_ptr<void> page(mem.get(), [](void *p) { unmap(p); }); // quiet: releases what it was given
    std::shared_ptr<int> arr(new int[4], std::default_delete<int[]>()); // quiet: owns an array
    say(lib != nullptr);
  }
}
void guards(int n) {
  for (int i = 0; i < n; ++i) {
    std::shared_ptr<void> a(nullptr, [&](void *) { say(i); }); // want cost: no resource, an action
    std::shared_ptr<void> b(nullptr, [&](auto...) { say(n); }); // want cost: no resource, an action
    std::shared_ptr<void> c{nullptr, [&](void *) { say(n); }}; // want cost: no resource, an action
  }
}
