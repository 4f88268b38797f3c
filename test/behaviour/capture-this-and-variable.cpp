// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A method keeps its actions in a member. They go on to see the object
// itself, but the name of their own iteration.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

class Menu {
public:
  void build(const std::vector<std::string> &names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      std::string label = std::to_string(i) + ": " + names[i];
      entries.push_back([this, &label] {
        std::printf("%s%s\n", prefix.c_str(), label.c_str());
      });
    }
  }
  void show(const char *newPrefix) {
    prefix = newPrefix;
    for (const auto &entry : entries)
      entry();
  }

private:
  std::string prefix;
  std::vector<std::function<void()>> entries;
};

int main() {
  Menu menu;
  menu.build({"open", "close"});
  menu.show("- ");
  menu.show("* ");
}
// PRINTS: - 0: open
// PRINTS: - 1: close
// PRINTS: * 0: open
// PRINTS: * 1: close
