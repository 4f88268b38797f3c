// RUN: %behaviour defercliff-guard-in-loop %s %t

// The deleter of a shared_ptr<void> to nothing becomes the action of a guard
// that takes no parameter.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>

int main() {
  try {
    for (int i = 0; i < 3; ++i) {
      std::string name(20, static_cast<char>('a' + i));
      std::shared_ptr<void> guard(nullptr, [&name, i](void *) {
        std::printf("leave %d %s\n", i, name.c_str());
      });
      std::shared_ptr<void> generic(
          nullptr, [i](auto) { std::printf("first leave %d\n", i); });
      if (i == 2)
        throw std::runtime_error("thrown");
      std::printf("body %d\n", i);
    }
  } catch (const std::exception &e) {
    std::puts(e.what());
  }
}
// PRINTS: body 0
// PRINTS: first leave 0
// PRINTS: leave 0 aaaaaaaaaaaaaaaaaaaa
// PRINTS: body 1
// PRINTS: first leave 1
// PRINTS: leave 1 bbbbbbbbbbbbbbbbbbbb
// PRINTS: first leave 2
// PRINTS: leave 2 cccccccccccccccccccc
// PRINTS: thrown
