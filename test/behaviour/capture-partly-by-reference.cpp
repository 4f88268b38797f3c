// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// Of several references only those to variables of the iteration become
// copies, whatever the default is.

#include <cstdio>
#include <functional>
#include <string>
#include <vector>

class Report {
public:
  void fill() {
    int sum = 0;
    for (int i = 1; i < 3; ++i) {
      std::string unit(16 + i, 'u');
      lines.push_back(
          [&, this] { std::printf("%s%d %s\n", head, i, unit.c_str()); });
      lines.push_back([=, &unit, &sum] {
        std::printf("%s%d %zu\n", head, sum += i, unit.size());
      });
      lines.push_back(
          [this, &sum, &i] { std::printf("%s%d\n", head, sum += i); });
    }
    head = "= ";
    for (const auto &line : lines)
      line();
  }

private:
  const char *head = "- ";
  std::vector<std::function<void()>> lines;
};

int main() { Report().fill(); }
// PRINTS: = 1 uuuuuuuuuuuuuuuuu
// PRINTS: = 1 17
// PRINTS: = 2
// PRINTS: = 2 uuuuuuuuuuuuuuuuuu
// PRINTS: = 4 18
// PRINTS: = 6
