// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// TBB: task groups, arenas and parallel loops in a renderer.
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>
#include <tbb/concurrent_vector.h>
#include <functional>
#include <vector>

struct Tile { int x, y; };
void render(const Tile &);
void render(int, int);

void rows(int height) {
  tbb::task_group group;
  for (int y = 0; y < height; ++y)
    group.run([&] { render(0, y); }); // want bug: the group waits after the loop
  for (int y = 0; y < height; ++y)
    group.run([=] { render(0, y); }); // quiet: copied
  group.wait();
}

void rowsInStep(int height) {
  tbb::task_group group;
  for (int y = 0; y < height; ++y) {
    Tile tile{0, y};
    group.run([&tile] { render(tile); }); // quiet: waits below
    group.run_and_wait([&] { render(tile.x, y); }); // quiet: runs and waits
  }
}

void perFrame(std::vector<Tile> &tiles, int frames) {
  for (int frame = 0; frame < frames; ++frame) {
    tbb::parallel_for(std::size_t(0), tiles.size(), [&](std::size_t k) { render(tiles[k].x, frame); }); // quiet: blocks
    tbb::parallel_for(tbb::blocked_range<int>(0, 10), [&](const tbb::blocked_range<int> &r) { // quiet: blocks
      for (int i = r.begin(); i != r.end(); ++i)
        render(i, frame);
    });
    tbb::parallel_invoke([&] { render(frame, 0); }, [&] { render(frame, 1); }); // quiet: blocks
  }
}

void arena(int count) {
  tbb::task_arena arena(2);
  for (int i = 0; i < count; ++i) {
    arena.enqueue([&i] { render(i, 0); }); // want bug: fire and forget
    arena.execute([&i] { render(i, 1); }); // quiet: runs now
  }
}

void nested(std::vector<Tile> tiles, int passes) {
  for (int pass = 0; pass < passes; ++pass) {
    tbb::task_group group;
    for (Tile tile : tiles)
      group.run([&tile, &pass] { render(tile.x, pass); }); // want bug: tile dies before the wait
    for (const Tile &tile : tiles)
      group.run([&tile, &pass] { render(tile.x, pass); }); // quiet: pass lives until the wait
    group.wait();
  }
}

void collected(int count) {
  tbb::concurrent_vector<std::function<void()>> later;
  for (int i = 0; i < count; ++i)
    later.push_back([&] { render(i, i); }); // want bug: called after the loop
  for (auto &f : later)
    f();
}

void early(int count, bool skip) {
  tbb::task_group group;
  for (int i = 0; i < count; ++i) {
    int line = i * 2;
    group.run([&line] { render(line, 0); }); // want bug: continue skips the wait
    if (skip && i % 2)
      continue;
    group.wait();
  }
  group.wait();
}
