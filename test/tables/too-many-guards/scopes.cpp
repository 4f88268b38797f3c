// std: c++17
// RUN: %table defercliff-too-many-guards %s %t
// Rule: more than eight guards alive at once in one body.
#include <absl/cleanup/cleanup.h>
#include <functional>
#include <gsl/util>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

void use(int);
bool step(int);
bool eight() { // quiet: eight are the limit
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
  return true;
}
bool nine() { // want style: nine are alive
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
  return true;
}
bool siblings(int k) { // quiet: two blocks of five
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
  }
  if (k) {
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
  } else {
  auto g11 = gsl::finally([] { use(11); });
  step(11);
  auto g12 = gsl::finally([] { use(12); });
  step(12);
  auto g13 = gsl::finally([] { use(13); });
  step(13);
  auto g14 = gsl::finally([] { use(14); });
  step(14);
  auto g15 = gsl::finally([] { use(15); });
  step(15);
  }
  return true;
}
bool switches(int k) { // quiet: at most five plus two
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
  switch (k) {
  case 0: {
  auto g10 = gsl::finally([] { use(10); });
  step(10);
  auto g11 = gsl::finally([] { use(11); });
  step(11);
    break;
  }
  case 1: {
  auto g12 = gsl::finally([] { use(12); });
  step(12);
  auto g13 = gsl::finally([] { use(13); });
  step(13);
    break;
  }
  case 2: {
  auto g14 = gsl::finally([] { use(14); });
  step(14);
  auto g15 = gsl::finally([] { use(15); });
  step(15);
    break;
  }
  }
  return true;
}
bool nestedBlocks(int k) { // want style: five and then four inside
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
  if (k) {
  auto g6 = gsl::finally([] { use(6); });
  step(6);
  auto g7 = gsl::finally([] { use(7); });
  step(7);
  auto g8 = gsl::finally([] { use(8); });
  step(8);
  auto g9 = gsl::finally([] { use(9); });
  step(9);
  }
  return true;
}
bool earlyReturn(int k) { // quiet: five are alive where the function returns early, and six later
  if (k) {
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
    return false;
  }
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
  auto g11 = gsl::finally([] { use(11); });
  step(11);
  return true;
}
bool dismissed(int k) { // quiet: four are cancelled before the next five are made
  absl::Cleanup a0 = [] { use(0); };
  step(0);
  absl::Cleanup a1 = [] { use(1); };
  step(1);
  absl::Cleanup a2 = [] { use(2); };
  step(2);
  absl::Cleanup a3 = [] { use(3); };
  step(3);
  std::move(a0).Cancel();
  std::move(a1).Cancel();
  std::move(a2).Cancel();
  std::move(a3).Cancel();
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
  return true;
}
bool dismissedSometimes(int k) { // want style: the four are cancelled on one path only
  absl::Cleanup a0 = [] { use(0); };
  step(0);
  absl::Cleanup a1 = [] { use(1); };
  step(1);
  absl::Cleanup a2 = [] { use(2); };
  step(2);
  absl::Cleanup a3 = [] { use(3); };
  step(3);
  if (k) {
    std::move(a0).Cancel();
    std::move(a1).Cancel();
    std::move(a2).Cancel();
    std::move(a3).Cancel();
  }
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
  return true;
}
bool locks(std::mutex *m) { // quiet: owners count by option only
  std::lock_guard<std::mutex> l0(m[0]);
  std::lock_guard<std::mutex> l1(m[1]);
  std::lock_guard<std::mutex> l2(m[2]);
  std::lock_guard<std::mutex> l3(m[3]);
  std::lock_guard<std::mutex> l4(m[4]);
  std::lock_guard<std::mutex> l5(m[5]);
  std::lock_guard<std::mutex> l6(m[6]);
  std::lock_guard<std::mutex> l7(m[7]);
  std::lock_guard<std::mutex> l8(m[8]);
  return true;
}
