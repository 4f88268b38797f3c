// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// Actions in a map, put there by assignment and by emplace.

#include <cstdio>
#include <functional>
#include <map>
#include <string>

int main() {
  std::map<std::string, std::function<void()>> commands;
  int number = 0;
  for (const char *name : {"stop", "go"}) {
    int id = ++number;
    commands[name] = [&id, name] { std::printf("%s %d\n", name, id); };
    commands.emplace(std::string("undo ") + name,
                     [&] { std::printf("undo %d\n", id); });
  }
  for (const auto &command : commands)
    command.second();
}
// PRINTS: go 2
// PRINTS: stop 1
// PRINTS: undo 2
// PRINTS: undo 1
