// RUN: %behaviour defercliff-guard-in-loop %s %t --fix-notes

// A body that keeps where its loop variable is, or changes what is mutable in
// it, has the variable of the loop and no copy.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <vector>

struct Node {
  int value;
  mutable int looks = 0;
};

static std::vector<const Node *> known;
static void remember(const Node &node) { known.push_back(&node); }
static void look(const Node &node) { ++node.looks; }

static int *counter = nullptr;
static bool begin(int &count) {
  counter = &count;
  return count < 4;
}
static void skip() { ++*counter; }

int main() {
  for (Node node{0}; node.value < 4 && node.looks < 2; ++node.value) {
    absl::Cleanup tell = [v = node.value] { std::printf("looked at %d\n", v); };
    look(node);
  }
  const int *first = nullptr;
  for (int i = 0; i < 2; std::printf("same: %d\n", first == &i), ++i) {
    absl::Cleanup tell = [v = i] { std::printf("number %d\n", v); };
    const int &same = i;
    if (!first)
      first = &same;
  }
  for (Node node{0}; node.value < 2;
       std::printf("known: %d\n", known.front() == &node), ++node.value) {
    absl::Cleanup tell = [v = node.value] { std::printf("node %d\n", v); };
    if (known.empty())
      remember(node);
  }
  for (int i = 0; begin(i); ++i) {
    absl::Cleanup tell = [] { std::puts("skipped"); };
    skip();
    std::printf("at %d\n", i);
  }
}
// PRINTS: looked at 0
// PRINTS: looked at 1
// PRINTS: number 0
// PRINTS: same: 1
// PRINTS: number 1
// PRINTS: same: 1
// PRINTS: node 0
// PRINTS: known: 1
// PRINTS: node 1
// PRINTS: known: 1
// PRINTS: at 1
// PRINTS: skipped
// PRINTS: at 3
// PRINTS: skipped
