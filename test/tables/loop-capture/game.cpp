// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Rule: frame loops: what is kicked in a frame must be finished in it.
#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <deque>
#include <span>
#include <vector>

class JobSystem {
public:
  struct Counter { std::atomic<int> left{0}; };
  void kick(Counter &counter, std::function<void()> job) {
    counter.left.fetch_add(1);
    std::scoped_lock lock(mutex_);
    jobs_.push_back([&counter, job = std::move(job)] { job(); counter.left.fetch_sub(1); });
  }
  void waitFor(Counter &counter) { while (counter.left.load() > 0) help(); }
  void parallel(int count, const std::function<void(int)> &body) { for (int i = 0; i < count; ++i) body(i); }
private:
  void help() {
    std::function<void()> job;
    {
      std::scoped_lock lock(mutex_);
      if (jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
    }
    job();
  }
  std::mutex mutex_;
  std::deque<std::function<void()>> jobs_;
};

struct Entity { float x; bool alive; std::function<void()> onDeath; };
struct Input { int keys; };
Input pollInput();
bool running();
void update(Entity &, float, const Input &);
void play(int);
float elapsed();

void frames(JobSystem &jobs, std::vector<Entity> &entities) {
  while (running()) {
    Input input = pollInput();
    float dt = elapsed();
    JobSystem::Counter counter;
    for (Entity &entity : entities)
      jobs.kick(counter, [&] { update(entity, dt, input); }); // quiet: waitFor(counter) before the frame ends
    jobs.waitFor(counter);
    jobs.parallel(4, [&](int lane) { update(entities[lane], dt, input); }); // quiet: runs at once
  }
}

void framesNoWait(JobSystem &jobs, std::vector<Entity> &entities) {
  JobSystem::Counter counter;
  while (running()) {
    Input input = pollInput();
    float dt = elapsed();
    for (Entity &entity : entities)
      jobs.kick(counter, [&] { update(entity, dt, input); }); // want bug: 'dt' and 'input' die with the frame
  }
  jobs.waitFor(counter);
}

void framesWaitNext(JobSystem &jobs, std::vector<Entity> &entities) {
  JobSystem::Counter counter;
  while (running()) {
    jobs.waitFor(counter);
    float dt = elapsed();
    jobs.kick(counter, [&, input = pollInput()] { update(entities[0], dt, input); }); // want bug: waited for at the start of the next frame, when 'dt' is gone
  }
}

struct World {
  std::vector<std::function<void()>> deferred;
  void defer(std::function<void()> f) { deferred.push_back(std::move(f)); }
  void flush() {
    auto now = std::move(deferred);
    deferred.clear();
    for (auto &f : now) f();
  }
};

void commands(World &world, std::vector<Entity> &entities) {
  while (running()) {
    float dt = elapsed();
    for (auto &entity : entities)
      if (!entity.alive)
        world.defer([&] { entity.x += dt; }); // quiet: flushed at the end of the frame
    world.flush();
  }
}

void commandsSkipped(World &world, std::vector<Entity> &entities) {
  while (running()) {
    float dt = elapsed();
    for (auto &entity : entities)
      if (!entity.alive)
        world.defer([&] { entity.x += dt; }); // want bug: the 'continue' skips the flush
    if (dt < 0.001f)
      continue;
    world.flush();
  }
}

void spawn(std::vector<Entity> &entities, int count) {
  for (int id = 0; id < count; ++id) {
    Entity entity{0.0f, true, {}};
    entity.onDeath = [&] { play(id); }; // want bug: the entity is moved to the outer vector
    entities.push_back(std::move(entity));
  }
}

void spawnAggregate(std::vector<Entity> &entities, int count) {
  for (int id = 0; id < count; ++id) {
    entities.push_back(Entity{.x = 1, .alive = true, .onDeath = [&id] { play(id); }}); // want bug: in an aggregate
    entities.push_back({1.0f, true, [id] { play(id); }}); // quiet: copied
    entities.emplace_back().onDeath = [&] { play(id); }; // want bug: assigned to an element of the outer vector
  }
}

void fixedSteps(std::array<std::function<void(float)>, 4> &systems) {
  while (running()) {
    float dt = elapsed();
    auto step = [&](float scale) { play(int(dt * scale)); }; // quiet: called here only
    for (auto &system : systems)
      system(dt);
    step(0.5f);
  }
}
