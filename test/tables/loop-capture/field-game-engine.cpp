// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A game engine: event bus, tweens, render commands, scoped subscriptions.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Vec { float x, y; };
struct Entity {
  int id;
  Vec position;
};
void draw(const Vec &);
void damage(int id);

class EventBus {
public:
  class Subscription {
  public:
    Subscription(EventBus *bus, int key) : bus(bus), key(key) {}
    Subscription(Subscription &&other) noexcept : bus(std::exchange(other.bus, nullptr)), key(other.key) {}
    ~Subscription() {
      if (bus)
        bus->handlers.erase(key);
    }

  private:
    EventBus *bus;
    int key;
  };
  Subscription subscribe(std::function<void(int)> handler) {
    handlers[nextKey] = std::move(handler);
    return Subscription(this, nextKey++);
  }
  void on(int event, std::function<void(int)> handler) { byEvent[event].push_back(std::move(handler)); }
  void emit(int event) {
    for (auto &handler : byEvent[event])
      handler(event);
  }
  template <class F> void eachHandler(F f) {
    for (auto &entry : handlers)
      f(entry.second);
  }

private:
  std::map<int, std::function<void(int)>> handlers;
  std::map<int, std::vector<std::function<void(int)>>> byEvent;
  int nextKey = 0;
};

struct RenderQueue {
  struct Command {
    std::uint64_t key;
    std::function<void()> run;
  };
  std::vector<Command> commands;
  void push(std::uint64_t key, std::function<void()> run) { commands.push_back({key, std::move(run)}); }
  void flush() {
    for (auto &command : commands)
      command.run();
    commands.clear();
  }
};

void spawn(EventBus &bus, std::vector<Entity> &entities) {
  for (Entity &entity : entities)
    bus.on(1, [&entity](int) { damage(entity.id); }); // quiet: the element
  for (Entity entity : entities)
    bus.on(2, [&entity](int) { damage(entity.id); }); // want bug: a copy of the entity
  for (std::size_t i = 0; i < entities.size(); ++i) {
    Entity &entity = entities[i];
    bus.on(3, [&](int) { damage(entity.id); }); // quiet: only the element is used
    bus.on(4, [&](int) { damage(entities[i].id); }); // want bug: i
  }
}

void scoped(EventBus &bus, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    auto subscription = bus.subscribe([&round](int) { damage(round); }); // quiet: unsubscribed at the end of the iteration
    bus.emit(1);
  }
  std::vector<EventBus::Subscription> held;
  for (int round = 0; round < rounds; ++round)
    held.push_back(bus.subscribe([&round](int) { damage(round); })); // want bug: the subscriptions outlive round
}

void frames(RenderQueue &queue, const std::vector<Entity> &entities) {
  while (!entities.empty()) {
    Vec camera{1, 2};
    for (const Entity &entity : entities) {
      Vec screen{entity.position.x - camera.x, entity.position.y - camera.y};
      queue.push(1, [screen] { draw(screen); }); // quiet: copied
      queue.push(2, [&screen] { draw(screen); }); // want bug: flushed after the inner loop
      queue.push(3, [&camera] { draw(camera); }); // quiet: flushed while camera is there
    }
    queue.flush();
  }
}

void query(EventBus &bus, int rounds) {
  for (int round = 0; round < rounds; ++round)
    bus.eachHandler([&round](auto &handler) { handler(round); }); // quiet: runs now
}
