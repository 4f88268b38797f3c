// RUN: %behaviour defercliff-deferral-in-loop %s %t --fix-notes --was=other

// Several clean-ups of an iteration, in two loops: each moves to the end of
// the iteration that added it. The last added comes first, as in a list that
// runs backwards.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <utility>
#include <vector>

class Defers {
public:
  ~Defers() {
    while (!actions.empty()) {
      actions.back()();
      actions.pop_back();
    }
  }
  void add(std::function<void()> action) {
    actions.push_back(std::move(action));
  }

private:
  std::vector<std::function<void()>> actions;
};

static bool visit(int wanted) {
  Defers defers;
  for (int i = 0; i < 2; ++i) {
    defers.add([i] { std::printf("row %d ends\n", i); });
    for (int j = 0; j < 2; ++j) {
      defers.add([i, j] { std::printf("cell %d %d ends\n", i, j); });
      defers.add([j] { std::printf("column %d ends\n", j); });
      if (i * 10 + j == wanted)
        return true;
    }
  }
  return false;
}

int main() { std::printf("%d\n", visit(10)); }
// PRINTED: column 0 ends
// PRINTED: cell 1 0 ends
// PRINTED: row 1 ends
// PRINTED: column 1 ends
// PRINTED: cell 0 1 ends
// PRINTED: column 0 ends
// PRINTED: cell 0 0 ends
// PRINTED: row 0 ends
// PRINTED: 1
// PRINTS: column 0 ends
// PRINTS: cell 0 0 ends
// PRINTS: column 1 ends
// PRINTS: cell 0 1 ends
// PRINTS: row 0 ends
// PRINTS: column 0 ends
// PRINTS: cell 1 0 ends
// PRINTS: row 1 ends
// PRINTS: 1
