// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Templates: by instantiation, reported once, the guard's class a parameter.
#include <absl/cleanup/cleanup.h>
#include <array>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

template <typename F = std::function<void()>>
class Guard {
public:
  Guard(F f) : f_(std::move(f)) {}
  Guard(const Guard &) = delete;
  ~Guard() { f_(); }

private:
  F f_;
};
template <typename F>
class Boxed { // a template over its callable that boxes it all the same
public:
  explicit Boxed(F f) : f_(std::move(f)) {}
  ~Boxed() { f_(); }

private:
  std::function<void()> f_;
};
struct Row {
  int id;
  void unpin();
  void pin();
};
struct Page {
  long id;
  void unpin();
  void pin();
};

template <typename T>
int scan(std::vector<T> &table) {
  int n = 0;
  for (T &row : table) {
    row.pin();
    absl::Cleanup unpin = [&row] { row.unpin(); }; // want style: two instantiations, one report
    ++n;
  }
  return n;
}

template <typename G, typename T>
void with(std::vector<T> &table) {
  for (T &row : table) {
    row.pin();
    G guard([&row] { row.unpin(); }); // want cost: one of the instantiations erases
  }
}

template <typename T>
void never(std::vector<T> &table) {
  for (T &row : table) {
    Guard<std::function<void()>> g([&row] { row.unpin(); }); // quiet: never instantiated
  }
}

template <typename T>
void byType(std::vector<T> &table) {
  for (T &row : table) {
    if constexpr (std::is_same_v<T, std::string>) {
      Guard g([&row] { row.clear(); }); // quiet: discarded in each instantiation
      row += "x";
    } else {
      Guard g([&row] { row.unpin(); }); // want style: deduced, inline
      row.pin();
    }
  }
}

template <typename... Rows>
void pinAll(Rows &...rows) {
  auto one = [](auto &row) {
    row.pin();
    Guard g([&row] { row.unpin(); }); // quiet: a fold expression is no loop
  };
  (one(rows), ...);
}

template <std::size_t N>
void fixedCount(std::array<Row, N> &rows) {
  for (std::size_t i = 0; i < N; ++i) {
    Boxed g([&rows, i] { rows[i].unpin(); }); // want cost: the template keeps a std::function
    rows[i].pin();
  }
}

template <typename Derived>
struct Visitor {
  void visit(std::vector<Row> &rows) {
    for (Row &row : rows) {
      Guard<> leave([this] { static_cast<Derived *>(this)->leave(); }); // want cost: the default argument erases
      static_cast<Derived *>(this)->enter(row);
    }
  }
};
struct Printer : Visitor<Printer> {
  void enter(Row &);
  void leave();
};

void use(std::vector<Row> &rows, std::vector<Page> &pages, std::array<Row, 2> &two, Printer &printer) {
  scan(rows);
  scan(pages);
  auto nothing = [&rows] { rows[0].unpin(); };
  Guard<decltype(nothing)> inlineGuard(nothing); // quiet: no loop
  with<Guard<>>(rows);
  byType(rows);
  byType(pages);
  pinAll(rows[0], pages[0]);
  fixedCount(two);
  printer.visit(rows);
}
