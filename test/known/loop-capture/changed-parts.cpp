// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A part of a variable that the loop changes: the action may use another part.
#include <functional>
#include <string>
#include <vector>

struct Point { int x, y; };
void use(int);
void show(const std::string &);
void run(std::vector<std::function<void()>> &);

void parts(int n) {
  std::vector<std::function<void()>> tasks;
  Point p{0, 0};
  int values[2] = {0, 0};
  std::string path;
  for (int k = 0; k < n; ++k) {
    p.x = k;
    tasks.push_back([&p] { use(p.x); }); // missed bug: a field is changed
    values[0] = k;
    tasks.push_back([&values] { use(values[0]); }); // missed bug: an element is changed
    path.append("/x");
    tasks.push_back([&path] { show(path); }); // missed bug: appended to
  }
  run(tasks);
}
