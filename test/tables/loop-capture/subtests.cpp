// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: helpers of test suites run their lambda at once; registries keep it.
#include <chrono>
#include <exception>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace testkit {
struct TestCase { std::string name; std::function<void()> body; };
class Registry {
public:
  static Registry &instance() { static Registry registry; return registry; }
  void add(std::string name, std::function<void()> body) { cases_.push_back({std::move(name), std::move(body)}); }
  template <class F> void addTyped(const char *name, F &&f) { add(name, std::forward<F>(f)); }
  int runAll() { for (auto &c : cases_) c.body(); return 0; }
private:
  std::vector<TestCase> cases_;
};
template <class F> bool throwsAnything(F &&f) { try { f(); } catch (...) { return true; } return false; }
bool subtest(const std::string &, const std::function<void()> &body) { body(); return true; }
template <class Pred> bool eventually(Pred pred) {
  for (int i = 0; i < 100; ++i) {
    if (pred())
      return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}
void fixture(std::function<void()> setUp, std::function<void()> body) { setUp(); body(); }
bool registerTest(const char *name, std::function<void()> body) { Registry::instance().add(name, body); return true; }
struct Section { template <class F> Section(const char *, F f) { f(); } };
void bench(const char *, std::function<void(int)>); // defined elsewhere
}
#define CHECK_THROWS(expr) testkit::throwsAnything([&] { (void)(expr); })

int parse(const std::string &);
void check(bool);

void parameterised() {
  const std::vector<std::string> inputs = {"a", "b"};
  for (const auto &input : inputs) {
    int expected = parse(input);
    testkit::subtest(input, [&] { check(parse(input) == expected); }); // quiet: run at once
    check(testkit::throwsAnything([&] { check(expected == 0); })); // quiet: run at once
    CHECK_THROWS(parse(input) + expected); // quiet: run at once, in a macro
    check(testkit::eventually([&] { return parse(input) == expected; })); // quiet: polled before it returns
    testkit::fixture([&] { check(expected > 0); }, [&] { parse(input); }); // quiet: both run at once
    testkit::Section section("inner", [&] { check(expected > 1); }); // quiet: the constructor only calls it
    testkit::bench("b", [&](int) { check(expected > 1); }); // quiet: unknown callee, not in the list of names
  }
}

void registering() {
  for (int size = 1; size <= 64; size *= 2) {
    testkit::Registry::instance().add("resize", [&] { check(size > 0); }); // want bug: the registry keeps it
    testkit::Registry::instance().addTyped("typed", [&size] { check(size > 0); }); // want bug: passes it on to add()
    testkit::registerTest("named", [&] { check(size > 1); }); // want bug: a function that passes it on to the registry
    testkit::Registry::instance().add("copy", [=] { check(size > 0); }); // quiet: copied
  }
}

void registeringElements(const std::vector<std::string> &inputs) {
  for (const std::string &input : inputs)
    testkit::Registry::instance().add(input, [&] { parse(input); }); // quiet: 'input' is the element
  for (std::string input : inputs)
    testkit::Registry::instance().add(input, [&] { parse(input); }); // want bug: 'input' is a copy
}

void matrix(const std::map<std::string, int> &expectations) {
  for (const auto &[text, value] : expectations)
    testkit::Registry::instance().add(text, [&text = text, &value = value] { check(parse(text) == value); }); // quiet: both are parts of the element
  for (auto [text, value] : expectations)
    testkit::Registry::instance().add(text, [&text = text, &value = value] { check(parse(text) == value); }); // want bug: the pair is a copy of the iteration
}
