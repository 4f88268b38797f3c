// RUN: %behaviour defercliff-deferral-in-loop %s %t --fix-notes --was=other

// Memory that a list held until the end of the function is given back in
// time; what the list held before the loop stays there.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <vector>

struct Block {
  explicit Block(int id) : id(id) { ++alive; }
  ~Block() {
    --alive;
    std::printf("block %d\n", id);
  }
  int id;
  static int alive;
};
int Block::alive = 0;

static std::vector<std::function<void()>> atEnd;

int main() {
  Block *first = new Block(100);
  atEnd.push_back([first] { delete first; });
  for (int i = 0; i < 2; ++i) {
    auto *block = new Block(i);
    atEnd.emplace_back([=] { delete block; });
    std::printf("%d alive\n", Block::alive);
  }
  for (const auto &action : atEnd)
    action();
}
// PRINTED: 2 alive
// PRINTED: 3 alive
// PRINTED: block 100
// PRINTED: block 0
// PRINTED: block 1
// PRINTS: 2 alive
// PRINTS: block 0
// PRINTS: 2 alive
// PRINTS: block 1
// PRINTS: block 100
