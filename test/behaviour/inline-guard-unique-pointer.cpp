// RUN: %behaviour defercliff-guard-in-loop %s %t

// A unique_ptr over a std::function calls a plain function instead, once for
// each object that is not null and not released.

#include <cstdio>
#include <functional>
#include <memory>

struct Handle {
  int id;
};

static Handle *open(int id) { return id == 2 ? nullptr : new Handle{id}; }

int main() {
  Handle *kept = nullptr;
  for (int i = 0; i < 4; ++i) {
    std::unique_ptr<Handle, std::function<void(Handle *)>> handle(
        open(i), [](Handle *h) {
          std::printf("close %d\n", h->id);
          delete h;
        });
    if (handle == nullptr || !(nullptr != handle))
      continue;
    std::printf("use %d\n", handle->id);
    if (i == 1)
      kept = handle.release();
  }
  std::printf("kept %d\n", kept->id);
  delete kept;
}
// PRINTS: use 0
// PRINTS: close 0
// PRINTS: use 1
// PRINTS: use 3
// PRINTS: close 3
// PRINTS: kept 1
