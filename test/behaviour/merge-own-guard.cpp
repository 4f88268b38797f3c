// RUN: %behaviour defercliff-too-many-guards %s %t

// A guard template of the file, in a method that goes on using its object.

#include <cstdio>
#include <utility>

template <class F> class Guard {
public:
  explicit Guard(F action) : action(std::move(action)) {}
  Guard(const Guard &) = delete;
  Guard &operator=(const Guard &) = delete;
  ~Guard() { action(); }

private:
  F action;
};

class Machine {
public:
  void run(int speed) {
    Guard stopPump([this] { stop("pump"); });
    Guard stopBelt([this, speed] { stop(speed > 1 ? "fast belt" : "belt"); });
    Guard stopLight([this] { stop("light"); });
    begin();
    Guard a([this] { stop("a"); });
    begin();
    Guard b([this] { stop("b"); });
    begin();
    Guard c([this] { stop("c"); });
    begin();
    Guard d([this] { stop("d"); });
    begin();
    Guard e([this] { stop("e"); });
    begin();
    Guard f([this] { stop("f"); });
    speed = 0;
  }

private:
  void begin() { ++running; }
  void stop(const char *what) {
    std::printf("%s stops, %d\n", what, running--);
  }

  int running = 2;
};

int main() { Machine().run(2); }
// PRINTS: f stops, 8
// PRINTS: e stops, 7
// PRINTS: d stops, 6
// PRINTS: c stops, 5
// PRINTS: b stops, 4
// PRINTS: a stops, 3
// PRINTS: light stops, 2
// PRINTS: fast belt stops, 1
// PRINTS: pump stops, 0
