// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: tbb task groups keep their tasks until wait(); algorithms run at once.
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>
#include <vector>

struct Tile { int x, y; };
void render(const Tile &, int);
int cost(const Tile &);

void tiles(const std::vector<Tile> &all) {
  tbb::task_group group;
  for (std::size_t i = 0; i < all.size(); ++i)
    group.run([&] { render(all[i], 0); }); // want bug: 'i' is gone
  for (const Tile &tile : all)
    group.run([&] { render(tile, 0); }); // quiet: the element
  group.wait();
}

void levels(const std::vector<Tile> &all) {
  tbb::task_group group;
  for (int level = 0; level < 4; ++level) {
    for (const Tile &tile : all)
      group.run([&] { render(tile, level); }); // quiet: waited for before 'level' changes
    group.wait();
    tbb::parallel_for(0, 10, [&](int i) { render(all[i], level); }); // quiet: blocks
    tbb::parallel_invoke([&] { render(all[0], level); }, [&] { render(all[1], level); }); // quiet: blocks
    group.run_and_wait([&] { render(all[0], level); }); // quiet: blocks
  }
}

bool levelsEarly(const std::vector<Tile> &all) {
  tbb::task_group group;
  for (int level = 0; level < 4; ++level) {
    int budget = cost(all[level]);
    group.run([&budget, &all] { render(all[0], budget); }); // want bug: the 'break' leaves without a wait
    if (budget > 1000)
      break;
    group.wait();
  }
  group.wait();
  return true;
}

void perTile(const std::vector<Tile> &all) {
  for (const Tile &tile : all) {
    int budget = cost(tile);
    tbb::task_group group;
    group.run([&] { render(tile, budget); }); // quiet: wait below
    group.run([&] { render(tile, budget + 1); }); // quiet: wait below
    group.wait();
  }
}

void arenas(tbb::task_arena &arena, const std::vector<Tile> &all) {
  for (const Tile &tile : all) {
    int budget = cost(tile);
    arena.execute([&] { render(tile, budget); }); // quiet: runs now
    arena.enqueue([&] { render(tile, budget); }); // want bug: runs later
    arena.enqueue([&tile, budget] { render(tile, budget); }); // quiet: element and copy
  }
}

struct Renderer {
  tbb::task_group group_;
  void schedule(const std::vector<Tile> &all) {
    for (Tile tile : all)
      group_.run([this, &tile] { render(tile, 0); }); // want bug: the member outlives the copy
  }
  void scheduleAndWait(const std::vector<Tile> &all) {
    for (Tile tile : all) {
      group_.run([this, &tile] { render(tile, 0); }); // quiet: waited for
      finish();
    }
  }
  void finish() { group_.wait(); }
};
