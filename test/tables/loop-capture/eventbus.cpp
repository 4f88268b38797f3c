// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a home-grown event bus keeps its subscribers; a subscription object of the iteration takes them back.
#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct Event { std::string topic; int value; };

class EventBus {
public:
  using Handler = std::function<void(const Event &)>;
  class Subscription {
  public:
    Subscription(EventBus *bus, int id) : bus_(bus), id_(id) {}
    Subscription(Subscription &&other) noexcept : bus_(std::exchange(other.bus_, nullptr)), id_(other.id_) {}
    ~Subscription() { if (bus_) bus_->unsubscribe(id_); }
  private:
    EventBus *bus_;
    int id_;
  };
  [[nodiscard]] Subscription subscribe(const std::string &topic, Handler handler) {
    int id = next_++;
    handlers_[topic].emplace_back(id, std::move(handler));
    return Subscription(this, id);
  }
  int on(std::string topic, Handler handler) {
    int id = next_++;
    handlers_[std::move(topic)].push_back({id, std::move(handler)});
    return id;
  }
  void unsubscribe(int id) {
    for (auto &[topic, list] : handlers_)
      list.erase(std::remove_if(list.begin(), list.end(), [&](auto &entry) { return entry.first == id; }), list.end()); // quiet: an algorithm
  }
  void publish(const Event &event) {
    for (auto &[id, handler] : handlers_[event.topic])
      handler(event);
  }

private:
  std::unordered_map<std::string, std::vector<std::pair<int, Handler>>> handlers_;
  int next_ = 0;
};

int process(const std::string &);

void collect(EventBus &bus, const std::vector<std::string> &topics) {
  for (const std::string &topic : topics) {
    int sum = 0;
    auto subscription = bus.subscribe(topic, [&sum](const Event &event) { sum += event.value; }); // quiet: the subscription dies before 'sum'
    process(topic);
  }
}

void collectWrongOrder(EventBus &bus, const std::vector<std::string> &topics) {
  for (const std::string &topic : topics) {
    int sum = 0;
    bus.on(topic, [&sum](const Event &event) { sum += event.value; }); // quiet: publish() runs what it keeps, which counts as emptying
    bus.publish({topic, 1});
  }
}

void collectById(EventBus &bus, const std::vector<std::string> &topics) {
  for (const std::string &topic : topics) {
    int sum = 0;
    int id = bus.on(topic, [&sum](const Event &event) { sum += event.value; }); // quiet: taken back by its handle below
    bus.publish({topic, 1});
    bus.unsubscribe(id);
  }
}

void collectOutside(EventBus &bus, const std::vector<std::string> &topics) {
  std::vector<EventBus::Subscription> subscriptions;
  for (const std::string &topic : topics) {
    int sum = 0;
    subscriptions.push_back(bus.subscribe(topic, [&sum](const Event &event) { sum += event.value; })); // want bug: the subscription lives on outside
  }
}

void collectTotals(EventBus &bus, const std::vector<std::string> &topics) {
  std::vector<int> totals(topics.size());
  for (std::size_t i = 0; i < topics.size(); ++i) {
    int &total = totals[i];
    bus.on(topics[i], [&total](const Event &event) { total += event.value; }); // quiet: an element that lives outside the loop
  }
}

void collectSlots(EventBus &bus, const std::vector<std::string> &topics) {
  std::vector<int> totals(topics.size());
  for (std::size_t i = 0; i < topics.size(); ++i)
    bus.on(topics[i], [&](const Event &event) { totals[i] += event.value; }); // want bug: 'i' is gone
}

struct Widget {
  std::function<void(int)> onClick;
  std::function<void()> onClose;
};

void widgets(std::vector<std::unique_ptr<Widget>> &all, int count) {
  for (int i = 0; i < count; ++i) {
    auto widget = std::make_unique<Widget>();
    widget->onClick = [&](int) { process(std::to_string(i)); }; // want bug: the widget is moved out below
    all.push_back(std::move(widget));
  }
}

void localWidget(int count) {
  for (int i = 0; i < count; ++i) {
    Widget widget;
    widget.onClick = [&](int times) { process(std::to_string(i + times)); }; // quiet: the widget dies with the iteration
    widget.onClick(2);
  }
}
