// RUN: %behaviour defercliff-deferral-in-loop %s %t --fix-notes --was=other

// A member keeps the clean-ups until the object dies. An exception leaves the
// connection of its iteration closed, and no others open.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <vector>

struct Connection {
  int id;
  void close() const { std::printf("close %d\n", id); }
};

static Connection connect(int id) {
  std::printf("connect %d\n", id);
  return Connection{id};
}

class Client {
public:
  ~Client() {
    for (const auto &action : atEnd)
      action();
  }
  void ask(int count) {
    for (int i = 0; i < count; ++i) {
      auto connection = connect(i);
      atEnd.push_back([connection] { connection.close(); });
      if (i == 1)
        throw std::runtime_error("no answer");
    }
  }

private:
  std::vector<std::function<void()>> atEnd;
};

int main() {
  Client client;
  try {
    client.ask(3);
  } catch (const std::exception &e) {
    std::puts(e.what());
  }
}
// PRINTED: connect 0
// PRINTED: connect 1
// PRINTED: no answer
// PRINTED: close 0
// PRINTED: close 1
// PRINTS: connect 0
// PRINTS: close 0
// PRINTS: connect 1
// PRINTS: close 1
// PRINTS: no answer
