// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Rule: subscriptions are kept for as long as their owner lives: that is what they are for.
#include <boost/signals2.hpp>
#include <functional>
#include <memory>
#include <utility>
#include <vector>
void use(int);
class Subscription {
public:
  explicit Subscription(std::function<void()> unsubscribe) : unsubscribe_(std::move(unsubscribe)) {}
  Subscription(Subscription &&other) noexcept : unsubscribe_(std::exchange(other.unsubscribe_, nullptr)) {}
  ~Subscription() { if (unsubscribe_) unsubscribe_(); }
private:
  std::function<void()> unsubscribe_;
};
struct Bus {
  Subscription subscribe(int topic, std::function<void(int)> f);
  int exec();
};
int app(Bus &bus, const std::vector<int> &topics) {
  std::vector<Subscription> subscriptions;
  for (int topic : topics)
    subscriptions.push_back(bus.subscribe(topic, [](int value) { use(value); })); // quiet: they are to be subscribed while exec() runs
  return bus.exec();
}
class View {
public:
  View(Bus &bus, const std::vector<int> &topics) {
    for (int topic : topics)
      subscriptions_.push_back(bus.subscribe(topic, [this](int value) { use(value + size_); })); // quiet: they are to live as long as the view
  }
  void attach(Bus &bus, const std::vector<int> &topics) {
    detach();
    for (int topic : topics)
      subscriptions_.push_back(bus.subscribe(topic, [this](int value) { use(value); })); // quiet: until detach()
  }
  void detach() { subscriptions_.clear(); }
private:
  std::vector<Subscription> subscriptions_;
  int size_ = 0;
};
class BoostView {
public:
  using Signal = boost::signals2::signal<void(int)>;
  explicit BoostView(std::vector<std::unique_ptr<Signal>> &signals) {
    for (auto &signal : signals)
      connections_.emplace_back(signal->connect([](int value) { use(value); })); // quiet: the same with Boost's class
  }
private:
  std::vector<boost::signals2::scoped_connection> connections_;
};
