// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Rule: templates are judged by their instantiations; policies decide whether the callee keeps its argument.
#include <concepts>
#include <functional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

void use(int);
struct Inline { template <class F> static void run(F &&f) { std::forward<F>(f)(); } };
struct Deferred {
  static inline std::vector<std::function<void()>> queue;
  template <class F> static void run(F &&f) { queue.emplace_back(std::forward<F>(f)); }
};

template <class Policy> void now(int count) {
  for (int i = 0; i < count; ++i)
    Policy::run([&i] { use(i); }); // quiet: only instantiated with a policy that calls it
}
template <class Policy> void later(int count) {
  for (int i = 0; i < count; ++i)
    Policy::run([&i] { use(i); }); // want bug: one of the instantiations keeps it
}
template <class Policy> void both(int count) {
  for (int i = 0; i < count; ++i) {
    if constexpr (std::is_same_v<Policy, Inline>)
      Policy::run([&i] { use(i); }); // quiet: the branch is for the policy that calls it
    else
      Policy::run([i] { use(i); }); // quiet: copied
  }
}
void instances() {
  now<Inline>(3);
  later<Inline>(3);
  later<Deferred>(3);
  both<Inline>(3);
  both<Deferred>(3);
}

template <class Range, class Sink> void forward(Range &&range, Sink &sink) {
  for (auto &&element : range)
    sink.push_back([&element] { use(int(element)); }); // want bug: one instance has a range of proxies
}
template <class Range, class Sink> void forwardElements(Range &range, Sink &sink) {
  for (auto &element : range)
    sink.push_back([&element] { use(int(element)); }); // quiet: always an element
}
void forwards(std::vector<std::function<void()>> &sink, std::vector<bool> &bits, std::vector<int> &ints) {
  forward(bits, sink);
  forward(ints, sink);
  forwardElements(ints, sink);
}

template <class... Fs> void runAll(Fs &&...fs) { (std::forward<Fs>(fs)(), ...); }
template <class... Fs> void keepAll(std::vector<std::function<void()>> &out, Fs &&...fs) { (out.emplace_back(std::forward<Fs>(fs)), ...); }
void packs(std::vector<std::function<void()>> &out, int count) {
  for (int i = 0; i < count; ++i) {
    runAll([&i] { use(i); }, [&i] { use(-i); }); // quiet: called by a fold
    keepAll(out, [&i] { use(i); }); // want bug: kept by a fold
    keepAll(out, [i] { use(i); }, [=] { use(-i); }); // quiet: copied
  }
}

template <class T> class Registry {
public:
  template <std::invocable F> void add(F &&f) requires(!std::is_pointer_v<F>) { list_.push_back(T(std::forward<F>(f))); }
  void apply(const auto &f) { for (auto &entry : list_) f(entry); }
private:
  std::vector<T> list_;
};
void registries(Registry<std::function<void()>> &registry, int count) {
  for (int i = 0; i < count; ++i) {
    registry.add([&] { use(i); }); // want bug: kept by a constrained template
    registry.add([=] { use(i); }); // quiet: copied
    registry.apply([&i](auto &entry) { entry(); use(i); }); // quiet: called at once
  }
}

template <class F> struct Lazy {
  F f;
  operator int() const { return f(); }
};
template <class F> Lazy(F) -> Lazy<F>;
void lazies(int count) {
  for (int i = 0; i < count; ++i) {
    int value = Lazy{[&i] { return i * 2; }}; // quiet: evaluated in the same expression
    std::tuple callbacks{[&i] { use(i); }, [&i] { use(-i); }}; // quiet: a tuple of the iteration
    std::get<0>(callbacks)();
    use(value);
  }
}
