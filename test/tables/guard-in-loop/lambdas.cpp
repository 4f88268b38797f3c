// std: c++20
// RUN: %table defercliff-guard-in-loop %s %t
// A lambda is a body of its own; a guard in an init-capture belongs to where it is written.
#include <absl/cleanup/cleanup.h>
#include <algorithm>
#include <asio.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

struct Entity {
  int id;
  bool dirty;
  void lock();
  void unlock();
  void update(float);
};
void profileEnd(const char *);

void frame(std::vector<Entity> &entities, float dt) {
  std::for_each(entities.begin(), entities.end(), [dt](Entity &entity) {
    entity.lock();
    absl::Cleanup unlock = [&entity] { entity.unlock(); }; // quiet: the lambda has no loop
    entity.update(dt);
  });
  for (Entity &entity : entities) {
    [&] {
      entity.lock();
      absl::Cleanup unlock = [&entity] { entity.unlock(); }; // quiet: a new body, though called at once
      entity.update(dt);
    }();
  }
  auto all = [&](auto predicate) {
    for (Entity &entity : entities) {
      if (!predicate(entity))
        continue;
      absl::Cleanup end = [] { profileEnd("entity"); }; // want style: a loop within a generic lambda
      entity.update(dt);
    }
  };
  all([](const Entity &entity) { return entity.dirty; });
}

void initCapture(std::vector<Entity> &entities) {
  for (Entity &entity : entities) {
    auto step = [&entity, end = absl::MakeCleanup([] { profileEnd("step"); })](float dt) { entity.update(dt); }; // want style: a guard in an init-capture of a local closure
    step(0.5f);
  }
}

void server(asio::io_context &io, std::vector<Entity> &entities) {
  for (Entity &entity : entities)
    asio::post(io, [&entity] {
      absl::Cleanup end = [] { profileEnd("post"); }; // quiet: the handler has no loop
      entity.update(1);
    });
  asio::post(io, [&entities] {
    absl::Cleanup once = [] { profileEnd("once"); }; // quiet: no loop
    for (Entity &entity : entities) {
      absl::Cleanup each = [&entity] { entity.unlock(); }; // want style: a loop in a handler
      entity.lock();
    }
  });
}

struct Widget {
  std::vector<std::string> rows;
  int depth = 0;
  void paint() {
    auto row = [this](const std::string &text) {
      ++depth;
      absl::Cleanup leave = [this] { --depth; }; // quiet: no loop
      std::puts(text.c_str());
    };
    for (const std::string &text : rows)
      row(text);
    for (auto it = rows.begin(); it != rows.end(); ++it) {
      ++depth;
      absl::Cleanup leave = [this, it] { --depth; std::puts(it->c_str()); }; // want style: per row
      if (it->empty())
        return;
    }
  }
};

int inRangeInit(std::vector<int> &numbers) {
  int sum = 0;
  for (int n : [&] {
         absl::Cleanup sorted = [] { profileEnd("sort"); }; // quiet: the range is made once
         std::sort(numbers.begin(), numbers.end());
         return numbers;
       }())
    sum += n;
  for (int i = 0; [&] {
         absl::Cleanup check = [] { profileEnd("check"); }; // quiet: a lambda's body, even if called in a condition
         return i < sum;
       }();
       ++i)
    sum -= i;
  return sum;
}

void recursive(Entity &entity, int depth) {
  entity.lock();
  absl::Cleanup unlock = [&] { entity.unlock(); }; // quiet: recursion is no loop
  if (depth > 0)
    recursive(entity, depth - 1);
}
