// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// REQUIRES: llvm-16-or-later
// Rule: every form of loop makes its variables and its body's locals live for one iteration (or the loop); elements bound by lvalue reference are not.
#include <functional>
#include <map>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

void use(int);
void use(const std::string &);
std::string name_of(int);
std::optional<int> next();
bool more();
int read();
using Fn = std::function<void()>;
struct Node {
  int v;
  Node *next;
};

void for_forms(std::vector<int> &v, Node *head, const char *s) {
  std::vector<Fn> later;
  for (std::size_t i = 0; i < v.size(); i++)
    later.push_back([&] { use(int(i)); }); // want bug: index
  for (auto it = v.begin(); it != v.end(); ++it)
    later.push_back([&] { use(*it); }); // want bug: iterator
  for (Node *n = head; n; n = n->next) {
    later.push_back([&n] { use(n->v); }); // want bug: list cursor
    later.push_back([n] { use(n->v); }); // quiet: pointer copied
  }
  for (const char *p = s; *p; ++p)
    later.push_back([&] { use(*p); }); // want bug: character cursor
  for (int a = 0, b = 9; a < b; ++a, --b)
    later.push_back([&a, b] { use(a + b); }); // want bug: a by reference
  for (;;) {
    int line = read();
    later.push_back([&line] { use(line); }); // want bug: body of an endless loop
    if (!more())
      break;
  }
  for (int k = 0; int twice = 2 * (3 - k); ++k)
    later.push_back([&twice] { use(twice); }); // want bug: variable of the for condition
  for (auto &f : later) f();
}

void range_forms(std::vector<int> &v, std::vector<bool> &bits, std::map<int, std::string> &m, const std::vector<const char *> &raw) {
  std::vector<Fn> later;
  for (auto x : v)
    later.push_back([&x] { use(x); }); // want bug: by value
  for (const int x : v)
    later.push_back([&x] { use(x); }); // want bug: const by value
  for (auto &x : v)
    later.push_back([&x] { use(x); }); // quiet: element
  for (const auto &x : v)
    later.push_back([&] { use(x); }); // quiet: element
  for (auto &&x : v)
    later.push_back([&x] { use(x); }); // quiet: binds to the element
  for (auto &&bit : bits)
    later.push_back([&bit] { use(bit); }); // want bug: the proxy is a temporary
  for (const auto &bit : bits)
    later.push_back([&] { use(bit); }); // want bug: a temporary bool
  for (const std::string &text : raw)
    later.push_back([&text] { use(text); }); // want bug: a converted temporary
  for (auto &&sq : v | std::views::transform([](int i) { return i * i; }))
    later.push_back([&sq] { use(sq); }); // want bug: the view yields prvalues
  for (int i : std::views::iota(0, 5))
    later.push_back([&i] { use(i); }); // want bug: by value
  for (auto [key, text] : m)
    later.push_back([&text] { use(text); }); // want bug: bindings of a copy
  for (auto &[key, text] : m)
    later.push_back([&text] { use(text); }); // quiet: bindings of the element
  for (const auto &[key, text] : m)
    later.push_back([&] { use(text); }); // quiet: bindings of the element
  for (int n = 0; auto x : v)
    later.push_back([&x, n] { use(x + n); }); // want bug: by value, with an init statement
  for (auto &f : later) f();
}

void while_forms() {
  std::vector<Fn> later;
  while (auto item = next()) {
    later.push_back([&item] { use(*item); }); // want bug: variable of the condition
    later.push_back([item] { use(*item); }); // quiet: copied
  }
  while (more())
    if (auto item = next(); item)
      later.push_back([&item] { use(*item); }); // want bug: variable of an if in the loop
  while (more()) {
    switch (int kind = read(); kind) {
    case 1:
      later.push_back([&kind] { use(kind); }); // want bug: variable of a switch in the loop
      break;
    default:
      later.push_back([kind] { use(kind); }); // quiet: copied
    }
  }
  do {
    std::string text = name_of(read());
    later.push_back([&] { use(text); }); // want bug: body of do-while
  } while (more());
  for (auto &f : later) f();
}

void goto_block() {
  std::vector<Fn> later;
again: {
  int x = read();
  later.push_back([&x] { use(x); }); // want bug: a loop by goto
  later.push_back([x] { use(x); }); // quiet: copied
}
  if (more())
    goto again;
  for (auto &f : later) f();
}

void goto_counter(int n) {
  std::vector<Fn> later;
  int i = 0;
top:
  later.push_back([&i] { use(i); }); // want bug: i changes on the way back
  if (++i < n)
    goto top;
  for (auto &f : later) f();
}

void goto_forward(int n) {
  std::vector<Fn> later;
  int x = read();
  if (x > n)
    goto end;
  later.push_back([&x] { use(x); }); // quiet: not a loop
end:
  for (auto &f : later) f();
}

void counters_outside(std::vector<int> &v) {
  std::vector<Fn> later;
  int i = 0;
  for (; i < 3; ++i)
    later.push_back([&] { use(i); }); // want bug: all see the last i
  auto it = v.begin();
  while (it != v.end()) {
    later.push_back([&] { use(*it); }); // want bug: all see the end
    ++it;
  }
  std::string current;
  for (int id : v) {
    current = name_of(id);
    later.push_back([&current] { use(current); }); // want bug: assigned in each iteration
  }
  int fixed = read();
  for (int id : v)
    later.push_back([&fixed, id] { use(fixed + id); }); // quiet: nothing changes fixed
  for (auto &f : later) f();
}

void body_locals(std::vector<int> &v) {
  std::vector<Fn> later;
  for (std::size_t k = 0; k < v.size(); ++k) {
    int &element = v[k];
    const std::string &text = name_of(int(k));
    int *where = &v[k];
    int local = read();
    int &alias = local;
    char buffer[8] = {char(k)};
    auto [lo, hi] = std::pair<int, int>(local, element);
    later.push_back([&element] { use(element); }); // quiet: the element
    later.push_back([&text] { use(text); }); // want bug: a lifetime-extended temporary
    later.push_back([&where] { use(*where); }); // want bug: the pointer variable itself
    later.push_back([where] { use(*where); }); // quiet: pointer copied
    later.push_back([&alias] { use(alias); }); // want bug: refers to a local of the iteration
    later.push_back([&buffer] { use(buffer[0]); }); // want bug: array of the iteration
    later.push_back([&lo] { use(lo); }); // want bug: bindings of a copy
  }
  for (auto &f : later) f();
}

void not_a_loop(int n) {
  std::vector<Fn> later;
  int x = read();
  later.push_back([&] { use(x + n); }); // quiet: no loop
  if (more())
    later.push_back([&x] { use(x); }); // quiet: no loop
  for (auto &f : later) f();
}

template <class T> void generic(const std::vector<T> &xs) {
  std::vector<Fn> later;
  for (T x : xs)
    later.push_back([&x] { use(x); }); // want bug: once, for all instantiations
  for (const T &x : xs)
    later.push_back([&x] { use(x); }); // quiet: element
  for (auto &f : later) f();
}
template void generic<int>(const std::vector<int> &);
template void generic<std::string>(const std::vector<std::string> &);
