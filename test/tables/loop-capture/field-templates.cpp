// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Templates: reported once, by their instantiations; packs, if constexpr, dependent holders.
#include <functional>
#include <list>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

void use(int);
void use(const std::string &);

template <class Container, class List> void fill(Container &actions, const List &list) {
  for (auto item : list)
    actions.push_back([&item] { use(item); }); // want bug: in each instantiation
  for (auto &item : list)
    actions.push_back([&item] { use(item); }); // quiet: the element
  for (const auto &item : list)
    actions.push_back([item] { use(item); }); // quiet: copied
}

template <bool Deferred> void switchable(std::vector<std::function<void()>> &list, int n) {
  for (int i = 0; i < n; ++i) {
    if constexpr (Deferred)
      list.push_back([i] { use(i); }); // quiet: copied
    else
      [&i] { use(i); }(); // quiet: called
  }
}

template <class T> class Scheduler {
public:
  void repeat(T times) {
    for (T t = 0; t < times; ++t) {
      tasks.push_back([&t] { use(int(t)); }); // want bug: the member list outlives t
      tasks.push_back([this, t] { use(int(t) + base); }); // quiet: copied
    }
  }
  template <class F> void every(F f) { tasks.emplace_back(f); }
  template <class F> void once(F f) { f(); }

private:
  std::vector<std::function<void()>> tasks;
  int base = 0;
};

template <class... Handlers> void all(std::vector<std::function<void()>> &list, int n, Handlers... handlers) {
  for (int i = 0; i < n; ++i)
    (list.push_back([&i, handlers] { handlers(i); }), ...); // want bug: i in every expansion
}

template <class Policy> void policy(int n) {
  for (int i = 0; i < n; ++i)
    Policy::run([&i] { use(i); }); // want bug: one of the policies keeps it
}
struct Now {
  template <class F> static void run(F f) { f(); }
};
struct Later {
  template <class F> static void run(F f) { list.push_back(f); }
  static inline std::vector<std::function<void()>> list;
};
template <class Policy> void immediatePolicy(int n) {
  for (int i = 0; i < n; ++i)
    Policy::run([&i] { use(i); }); // quiet: only instantiated with Now
}

void instantiate() {
  std::vector<std::function<void()>> list;
  std::list<std::function<void()>> other;
  fill(list, std::vector<int>{1, 2});
  fill(other, std::vector<std::string>{"a"});
  switchable<true>(list, 2);
  switchable<false>(list, 2);
  Scheduler<int> ints;
  Scheduler<long> longs;
  ints.repeat(3);
  longs.repeat(3);
  for (int i = 0; i < 3; ++i) {
    ints.every([&i] { use(i); }); // want bug: every keeps a copy
    longs.once([&i] { use(i); }); // quiet: once calls it
  }
  all(list, 3, [](int k) { use(k); }, [](int) {});
  policy<Now>(1);
  policy<Later>(1);
  immediatePolicy<Now>(2);
  for (auto &f : list)
    f();
}
