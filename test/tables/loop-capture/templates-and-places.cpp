// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Templates (several instantiations, one report), macros, if constexpr, constructors, default member initialisers.
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
template <class T> void use(const T &);
void run(Tasks &t) {
  for (auto &f : t)
    f();
}

template <class T> void each_value(const std::vector<T> &v, Tasks &tasks) {
  for (T x : v)
    tasks.push_back([&x] { use(x); }); // want bug: the same in every instantiation
  for (const T &x : v)
    tasks.push_back([&x] { use(x); }); // quiet: the element in every instantiation
  for (T x : v)
    tasks.push_back([x] { use(x); }); // quiet: copied
}
template void each_value<int>(const std::vector<int> &, Tasks &);
template void each_value<long>(const std::vector<long> &, Tasks &);
template void each_value<std::string>(const std::vector<std::string> &, Tasks &);

template <std::size_t N> struct Grid {
  int cells[N] = {};
  template <class Sink> void export_to(Sink &sink) {
    for (std::size_t i = 0; i < N; ++i)
      sink.emplace_back([this, &i] { use(cells[i]); }); // want bug: member template, once
    for (auto &c : cells)
      sink.emplace_back([&c] { use(c); }); // quiet: the element
  }
};
void grids(Grid<2> &a, Grid<3> &b, Tasks &tasks) {
  a.export_to(tasks);
  b.export_to(tasks);
}

template <bool Deferred> void choose(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    if constexpr (Deferred)
      tasks.push_back([&i] { use(i); }); // want bug: taken in choose<true>
    else
      [&i] { use(i); }(); // quiet: called now
  }
}
template <bool Deferred> void never_deferred(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    if constexpr (Deferred)
      tasks.push_back([&i] { use(i); }); // quiet: discarded in the only instantiation
    else
      use(i);
  }
}
void choices(Tasks &tasks) {
  choose<true>(tasks, 3);
  choose<false>(tasks, 3);
  never_deferred<false>(tasks, 3);
}

#define POST(tasks, code) (tasks).push_back([&] { code; })
#define POST_COPY(tasks, code) (tasks).push_back([=] { code; })
#define EACH(var, range) for (auto var : range)
#define ALL_OF(tasks, n) for (int m_ = 0; m_ < (n); ++m_) POST(tasks, use(m_))

void macros(Tasks &tasks, const std::vector<int> &v) {
  for (int i = 0; i < 4; ++i) {
    POST(tasks, use(i));      // want bug: lambda from a macro
    POST_COPY(tasks, use(i)); // quiet: copied
  }
  EACH(x, v)
    tasks.push_back([&x] { use(x); }); // want bug: loop from a macro
  ALL_OF(tasks, 3); // want bug: both from a macro
  do {
    int once = int(v.size());
    Tasks mine;
    mine.push_back([&once] { use(once); }); // quiet: do-while-zero is no loop
    run(mine);
  } while (0);
}

class Model {
  Tasks on_change_;
  std::function<void()> rebuild_ = [this] {
    for (int k = 0; k < 3; ++k)
      on_change_.push_back([&k] { use(k); }); // want bug: lambda in a default member initialiser
  };
  Tasks extra_ = [] {
    Tasks t;
    for (int k = 0; k < 3; ++k)
      t.push_back([k] { use(k); }); // quiet: copied
    return t;
  }();

public:
  explicit Model(const std::vector<std::string> &names) {
    for (std::string name : names) {
      on_change_.push_back([this, &name] { use(name); }); // want bug: constructor body, member holder
      on_change_.push_back([this, name] { use(name); });  // quiet: copied
    }
  }
  Model(Tasks t, int n)
      : on_change_([&] {
          for (int i = 0; i < n; ++i)
            t.push_back([&i] { use(i); }); // want bug: lambda in a member initialiser
          return std::move(t);
        }()) {}
  ~Model() {
    for (int i = 0; i < 2; ++i)
      on_change_.emplace_back([&] { use(i); }); // want bug: destructor body
    run(on_change_);
  }
};

auto make_filler() {
  return [](Tasks &tasks) {
    for (char c : {'a', 'b'})
      tasks.push_back([&c] { use(c); }); // want bug: loop in a returned lambda
  };
}
