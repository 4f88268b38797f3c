// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// TBB: what blocks and what does not.
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_for_each.h>
#include <tbb/parallel_invoke.h>
#include <tbb/parallel_reduce.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>
#include <functional>
#include <vector>
void use(int, int);
struct Level { std::vector<int> cells; };
void levels(std::vector<Level> &all, int sweeps) {
  for (int s = 0; s < sweeps; ++s)
    for (auto level : all) {
      tbb::parallel_for(tbb::blocked_range<int>(0, 10), [&](const tbb::blocked_range<int> &r) { use(s, r.begin()); }); // quiet: blocks
      tbb::parallel_for_each(level.cells, [&](int c) { use(s, c); }); // quiet: blocks
      tbb::parallel_invoke([&] { use(s, 0); }, [&] { use(s, int(level.cells.size())); }); // quiet: blocks
      tbb::enumerable_thread_specific<int> seed([&] { return s; }); // quiet: dies in the iteration
      tbb::parallel_for(0, 8, [&](int j) { seed.local() += j; }); // quiet: blocks
    }
}
void arena(tbb::task_arena &arena, int n) {
  for (int i = 0; i < n; ++i) {
    arena.execute([&] { use(i, 0); }); // quiet: blocks
    arena.enqueue([&] { use(i, 0); }); // want bug: does not block
  }
}
void groups(std::vector<Level> &all, int n) {
  tbb::task_group group;
  for (int i = 0; i < n; ++i)
    group.run([&] { use(i, 1); }); // want bug: waited for after the loop
  group.wait();
  for (int i = 0; i < n; ++i) {
    group.run([&] { use(i, 1); }); // quiet: run_and_wait waits for all of the group
    group.run_and_wait([&] { use(i, 2); }); // quiet: waits
  }
  for (auto &level : all)
    group.run([&level] { use(level.cells.size(), 0); }); // quiet: an element
  group.wait();
  for (int i = 0; i < n; ++i) {
    Level copy = all[i];
    for (int &cell : copy.cells)
      group.run([&cell] { ++cell; }); // quiet: waited for while copy lives
    group.wait();
  }
  for (int i = 0; i < n; ++i) {
    tbb::task_group mine;
    mine.run([&] { use(i, 1); }); // quiet: waited for
    mine.run(std::bind(use, std::ref(i), 3)); // quiet: the same
    mine.wait();
  }
  for (int i = 0; i < n; ++i) {
    group.run(std::bind(use, std::ref(i), 3));
    group.run(std::bind(use, i, 3)); // quiet: bind copies
  }
  group.wait();
  for (int i = 0; i < n; ++i) {
    auto task = group.defer([&i] { use(i, 4); });
    group.run(std::move(task));
    group.wait();
  }
}
void arenaGroup(tbb::task_arena &arena, int n) {
  tbb::task_group group;
  for (int i = 0; i < n; ++i)
    arena.execute([&] { group.run([&] { use(i, 0); }); });
  arena.execute([&] { group.wait(); });
}
