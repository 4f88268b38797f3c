// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// Rule: loops, gotos, constructors, operators, optional guards, guards in containers.
#include <absl/cleanup/cleanup.h>
#include <functional>
#include <gsl/util>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

void use(int);
bool step(int);
#include <optional>
struct Service {
  Service() { // want style: a constructor
  auto g1 = gsl::finally([] { use(1); });
  step(1);
  auto g2 = gsl::finally([] { use(2); });
  step(2);
  auto g3 = gsl::finally([] { use(3); });
  step(3);
  auto g4 = gsl::finally([] { use(4); });
  step(4);
  auto g5 = gsl::finally([] { use(5); });
  step(5);
  auto g6 = gsl::finally([] { use(6); });
  step(6);
  auto g7 = gsl::finally([] { use(7); });
  step(7);
  auto g8 = gsl::finally([] { use(8); });
  step(8);
  auto g9 = gsl::finally([] { use(9); });
  step(9);
  }
  ~Service() { // quiet: two
  auto g1 = gsl::finally([] { use(1); });
  step(1);
  auto g2 = gsl::finally([] { use(2); });
  step(2);
  }
  void operator()() const { // want style: an operator
  auto g1 = gsl::finally([] { use(1); });
  step(1);
  auto g2 = gsl::finally([] { use(2); });
  step(2);
  auto g3 = gsl::finally([] { use(3); });
  step(3);
  auto g4 = gsl::finally([] { use(4); });
  step(4);
  auto g5 = gsl::finally([] { use(5); });
  step(5);
  auto g6 = gsl::finally([] { use(6); });
  step(6);
  auto g7 = gsl::finally([] { use(7); });
  step(7);
  auto g8 = gsl::finally([] { use(8); });
  step(8);
  auto g9 = gsl::finally([] { use(9); });
  step(9);
  }
  int run(int k) try { // want style: a function-try-block
  auto g1 = gsl::finally([] { use(1); });
  step(1);
  auto g2 = gsl::finally([] { use(2); });
  step(2);
  auto g3 = gsl::finally([] { use(3); });
  step(3);
  auto g4 = gsl::finally([] { use(4); });
  step(4);
  auto g5 = gsl::finally([] { use(5); });
  step(5);
  auto g6 = gsl::finally([] { use(6); });
  step(6);
  auto g7 = gsl::finally([] { use(7); });
  step(7);
  auto g8 = gsl::finally([] { use(8); });
  step(8);
  auto g9 = gsl::finally([] { use(9); });
  step(9);
    return k;
  } catch (...) {
    return 0;
  }
};
void inLoop(int n) { // quiet: six per iteration, they die before the next
  for (int i = 0; i < n; ++i) {
  auto g1 = gsl::finally([] { use(1); });
  step(1);
  auto g2 = gsl::finally([] { use(2); });
  step(2);
  auto g3 = gsl::finally([] { use(3); });
  step(3);
  auto g4 = gsl::finally([] { use(4); });
  step(4);
  auto g5 = gsl::finally([] { use(5); });
  step(5);
  auto g6 = gsl::finally([] { use(6); });
  step(6);
  }
  auto g7 = gsl::finally([] { use(7); });
  step(7);
  auto g8 = gsl::finally([] { use(8); });
  step(8);
  auto g9 = gsl::finally([] { use(9); });
  step(9);
}
void container() { // quiet: guards in a container and in a member
  std::vector<gsl::final_action<std::function<void()>>> list;
  list.push_back(gsl::finally(std::function<void()>([] { use(0); })));
  list.push_back(gsl::finally(std::function<void()>([] { use(1); })));
  list.push_back(gsl::finally(std::function<void()>([] { use(2); })));
  list.push_back(gsl::finally(std::function<void()>([] { use(3); })));
  list.push_back(gsl::finally(std::function<void()>([] { use(4); })));
  list.push_back(gsl::finally(std::function<void()>([] { use(5); })));
  list.push_back(gsl::finally(std::function<void()>([] { use(6); })));
  list.push_back(gsl::finally(std::function<void()>([] { use(7); })));
  list.push_back(gsl::finally(std::function<void()>([] { use(8); })));
}
void moved() { // quiet: nine variables, but the first four are moved to the next ones and do nothing any more; five are alive
  absl::Cleanup a0 = [] { use(0); };
  step(0);
  auto b0 = std::move(a0);
  step(0);
  absl::Cleanup a1 = [] { use(1); };
  step(1);
  auto b1 = std::move(a1);
  step(1);
  absl::Cleanup a2 = [] { use(2); };
  step(2);
  auto b2 = std::move(a2);
  step(2);
  absl::Cleanup a3 = [] { use(3); };
  step(3);
  auto b3 = std::move(a3);
  step(3);
  absl::Cleanup last = [] { use(9); };
  step(1);
}
void gotoOut(int k) { // quiet: the five of the block are left by the goto
  {
  auto g1 = gsl::finally([] { use(1); });
  step(1);
  auto g2 = gsl::finally([] { use(2); });
  step(2);
  auto g3 = gsl::finally([] { use(3); });
  step(3);
  auto g4 = gsl::finally([] { use(4); });
  step(4);
  auto g5 = gsl::finally([] { use(5); });
  step(5);
    if (k)
      goto out;
    step(2);
  }
out:
  ;
  {
  auto g6 = gsl::finally([] { use(6); });
  step(6);
  auto g7 = gsl::finally([] { use(7); });
  step(7);
  auto g8 = gsl::finally([] { use(8); });
  step(8);
  auto g9 = gsl::finally([] { use(9); });
  step(9);
  auto g10 = gsl::finally([] { use(10); });
  step(10);
  }
}
void side(int k) { // want style: side by side, the fix merges them
  absl::Cleanup c0 = [k] { use(k + 0); };
  absl::Cleanup c1 = [k] { use(k + 1); };
  absl::Cleanup c2 = [k] { use(k + 2); };
  absl::Cleanup c3 = [k] { use(k + 3); };
  absl::Cleanup c4 = [k] { use(k + 4); };
  absl::Cleanup c5 = [k] { use(k + 5); };
  absl::Cleanup c6 = [k] { use(k + 6); };
  absl::Cleanup c7 = [k] { use(k + 7); };
  absl::Cleanup c8 = [k] { use(k + 8); };
  step(k);
}
void comments(int k) { // want style: nine with comments between
  // step 0
  absl::Cleanup c0 = [k] { use(k + 0); };
  // step 1
  absl::Cleanup c1 = [k] { use(k + 1); };
  // step 2
  absl::Cleanup c2 = [k] { use(k + 2); };
  // step 3
  absl::Cleanup c3 = [k] { use(k + 3); };
  // step 4
  absl::Cleanup c4 = [k] { use(k + 4); };
  // step 5
  absl::Cleanup c5 = [k] { use(k + 5); };
  // step 6
  absl::Cleanup c6 = [k] { use(k + 6); };
  // step 7
  absl::Cleanup c7 = [k] { use(k + 7); };
  // step 8
  absl::Cleanup c8 = [k] { use(k + 8); };
  step(k);
}
