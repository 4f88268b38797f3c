// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Rule: test fixtures, plugin hosts, servers: members, statics and singletons that collect clean-ups.
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

class Cleanups {
public:
  static Cleanups &instance() { static Cleanups it; return it; }
  void add(std::function<void()> f) { list_.push_back(std::move(f)); }
  ~Cleanups() { for (auto it = list_.rbegin(); it != list_.rend(); ++it) (*it)(); }
private:
  std::vector<std::function<void()>> list_;
};
class Fixture {
public:
  virtual ~Fixture() { for (auto &f : teardown_) f(); }
protected:
  template <class F> void addTearDown(F f) { teardown_.push_back(f); }
  std::vector<std::function<void()>> teardown_;
};
std::string makeTemp(int);
void use(const std::string &);
int open_port(int);
void port_close(int);

struct Suite : Fixture {
  void ports() {
    for (int i = 0; i < 100; ++i) {
      int port = open_port(i);
      addTearDown([port] { port_close(port); }); // want bug: nothing is closed before the fixture dies
      teardown_.push_back([port] { port_close(port); }); // want bug: the same, without the method
    }
  }
  void one() {
    int port = open_port(1);
    addTearDown([port] { port_close(port); }); // quiet: no loop
  }
  void retry() {
    for (int i = 0; i < 100; ++i) {
      int port = open_port(i);
      if (port < 0)
        continue;
      addTearDown([port] { port_close(port); }); // quiet: leaves the loop
      return;
    }
  }
};

void globals(int count) {
  for (int i = 0; i < count; ++i) {
    std::string path = makeTemp(i);
    Cleanups::instance().add([path] { ::unlink(path.c_str()); }); // want bug: a singleton that runs it at exit
    use(path);
  }
}

void statics(int count) {
  static Cleanups cleanups;
  Cleanups &alias = cleanups;
  for (int i = 0; i < count; ++i)
    alias.add([i] { port_close(i); }); // want bug: through a reference
  auto *pointer = &alias;
  for (int i = 0; i < count; ++i)
    pointer->add([i] { port_close(i); }); // want bug: through a pointer
}

void local(int count) {
  for (int i = 0; i < count; ++i) {
    auto cleanups = std::make_unique<Cleanups>();
    cleanups->add([i] { port_close(i); }); // quiet: dies with the iteration
    Cleanups other;
    for (int port : {1, 2}) {
      use(std::to_string(port));
      other.add([port] { port_close(port); }); // want bug: piles up in the inner loop
    }
  }
}

void body(int count) {
  Cleanups cleanups;
  auto each = [&](int i) { cleanups.add([i] { port_close(i); }); }; // quiet: the body of a lambda starts afresh
  for (int i = 0; i < count; ++i)
    each(i);
}
