// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A closure that calls itself by its name is looked into once.

#include <functional>
#include <thread>
#include <vector>

struct Node {
  std::vector<Node> children;
};
void visit(const Node &node, int depth);

std::vector<std::function<void()>> collect(const Node &root) {
  std::vector<std::function<void()>> list;
  std::function<void(const Node &, int)> walk = [&](const Node &node, int depth) {
    for (const Node &child : node.children) {
      int below = depth + 1;
      walk(child, below);
      list.push_back([&child, below] { visit(child, below); }); // quiet: the node lives on, the depth is copied
      list.push_back([&child, &below] { visit(child, below); }); // want bug: the depth dies with the iteration
    }
  };
  walk(root, 0);
  return list;
}

void waitsForItself() {
  for (int i = 0; i != 3; ++i) {
    int own = i;
    std::thread worker;
    worker = std::thread([&] { visit({}, own); worker.joinable(); }); // quiet: joined below
    worker.join();
  }
}
