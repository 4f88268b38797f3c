// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Changed value: the outer variable is changed in a condition, the increment, a nested block or a structured form.
#include <algorithm>
#include <atomic>
#include <functional>
#include <iostream>
#include <numeric>
#include <set>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

void use(int);
void show(const std::string &);
using Tasks = std::vector<std::function<void()>>;
void run(Tasks &t) { for (auto &f : t) f(); }
std::pair<int, std::string> next_pair();
bool read(int &out);
int *cursor();

void while_condition(int n) {
  Tasks t;
  while (n-- > 0)
    t.push_back([&n] { use(n); }); // want bug: counted in the condition
  int k = 10;
  do
    t.push_back([&k] { use(k); }); // want bug: counted in the do condition
  while (--k);
  int c = 0;
  while ((c = std::cin.get()) != EOF)
    t.push_back([&] { use(c); }); // want bug: assigned in the condition
  run(t);
}

void tie(int n) {
  Tasks t;
  int id = 0;
  std::string name;
  for (int k = 0; k < n; ++k) {
    std::tie(id, name) = next_pair();
    t.push_back([&id] { use(id); }); // want bug: std::tie assigns it anew
    t.push_back([&name] { show(name); }); // want bug: std::tie assigns it anew
  }
  run(t);
}

void exchange_swap(std::vector<std::string> names) {
  Tasks t;
  std::string cur;
  int prev = 0, state = 1;
  for (auto &n : names) {
    std::swap(cur, n);
    t.push_back([&cur] { show(cur); }); // want bug: swapped with the next one
    int old = std::exchange(state, prev + 1);
    t.push_back([&state] { use(state); }); // want bug: std::exchange
    prev = old;
  }
  std::string buf;
  for (auto &n : names) {
    buf.swap(n);
    t.push_back([&buf] { show(buf); }); // want bug: member swap
  }
  run(t);
}

void extraction(std::istream &in) {
  Tasks t;
  int v;
  while (in >> v)
    t.push_back([&v] { use(v); }); // want bug: operator>> overwrites it
  std::string w;
  for (; in >> w;)
    t.push_back([&w] { show(w); }); // want bug: operator>> overwrites it
  int a = 0;
  for (std::string line; std::getline(in, line);) {
    std::istringstream ss(line);
    ss >> a;
    t.push_back([&a] { use(a); }); // want bug: operator>> in the body
  }
  run(t);
}

void out_params() {
  Tasks t;
  int v = 0;
  while (read(v))
    t.push_back([&v] { use(v); }); // want bug: out parameter by reference
  run(t);
}

void nested_block(const std::vector<int> &xs) {
  Tasks t;
  int best = 0;
  std::string label;
  for (int x : xs) {
    t.push_back([&best] { use(best); }); // want bug: changed in a nested block
    if (x > best) {
      best = x;
    }
    switch (x) {
    case 1: label = "one"; break;
    default: label = "many";
    }
    t.push_back([&label] { show(label); }); // want bug: changed in a switch
  }
  run(t);
}

void compound(const std::vector<int> &xs) {
  Tasks t;
  int sum = 0, bits = 1;
  std::string path = "a/x/y";
  std::size_t pos = 0;
  for (int x : xs) {
    sum += x;
    bits <<= 1;
    pos = path.find('x', pos + 1);
    t.push_back([&sum] { use(sum); });   // want bug: running sum
    t.push_back([&bits] { use(bits); }); // want bug: shifted
    t.push_back([&pos] { use(int(pos)); }); // want bug: assigned
  }
  run(t);
}

void goto_loop(int n) {
  Tasks t;
  int i = 0;
again:
  t.push_back([&i] { use(i); }); // want bug: changed in a goto loop
  if (++i < n)
    goto again;
  run(t);
}

struct Point { int x, y; };
void field(int n) {
  Tasks t;
  Point p{0, 0};
  for (int k = 0; k < n; ++k) {
    p.x = k;
    t.push_back([&p] { use(p.x); });
  }
  int arr[2] = {0, 0};
  for (int k = 0; k < n; ++k) {
    arr[0] = k;
    t.push_back([&arr] { use(arr[0]); });
  }
  run(t);
}

void iterators(const std::set<int> &s) {
  Tasks t;
  auto it = s.begin();
  for (; it != s.end(); it++)
    t.push_back([&it] { use(*it); }); // want bug: the iterator moves on
  auto jt = s.begin();
  while (jt != s.end()) {
    t.push_back([&] { use(*jt); }); // want bug: std::advance moves it
    std::advance(jt, 1);
  }
  auto kt = s.begin();
  while (kt != s.end()) {
    t.push_back([&] { use(*kt); }); // want bug: std::next assigned
    kt = std::next(kt);
  }
  run(t);
}
