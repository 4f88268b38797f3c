// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Members and classes: services that keep handlers, cancel handles, subscriptions.
#include <boost/signals2.hpp>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>
namespace sig = boost::signals2;
void use(int); void use(const std::string &);
class Bus {
public:
  using Id = int;
  Id subscribe(std::string topic, std::function<void(const std::string &)> f) { subs_[++last_] = {std::move(topic), std::move(f)}; return last_; }
  void unsubscribe(Id id) { subs_.erase(id); }
  void publish(const std::string &t) { for (auto &[id, s] : subs_) if (s.first == t) s.second(t); }
private:
  std::map<Id, std::pair<std::string, std::function<void(const std::string &)>>> subs_; Id last_ = 0;
};
class Subscription {
public:
  Subscription(Bus &b, Bus::Id id) : b_(b), id_(id) {}
  Subscription(const Subscription &) = delete;
  ~Subscription() { b_.unsubscribe(id_); }
private:
  Bus &b_; Bus::Id id_;
};
void buses(Bus &bus, const std::vector<std::string> &topics) {
  for (const auto &t : topics) {
    int hits = 0;
    bus.subscribe(t, [&](const std::string &) { ++hits; });
    bus.publish(t);
  }
  for (const auto &t : topics) {
    int hits = 0;
    Bus::Id id = bus.subscribe(t, [&](const std::string &) { ++hits; }); // quiet: taken back by its id
    bus.publish(t);
    bus.unsubscribe(id);
  }
  for (const auto &t : topics) {
    int hits = 0;
    Subscription s(bus, bus.subscribe(t, [&](const std::string &) { ++hits; })); // quiet: the object takes it back
    bus.publish(t);
  }
}
void signals(sig::signal<void(int)> &changed, int n) {
  for (int i = 0; i < n; ++i)
    changed.connect([&](int v) { use(v + i); }); // want bug: stays connected
  for (int i = 0; i < n; ++i) {
    sig::scoped_connection c = changed.connect([&](int v) { use(v + i); }); // quiet: disconnects when it dies
    changed(i);
  }
  for (int i = 0; i < n; ++i) {
    auto c = changed.connect([&](int v) { use(v + i); }); // quiet: disconnected
    changed(i);
    c.disconnect();
  }
  for (int i = 0; i < n; ++i) {
    auto c = changed.connect([&](int v) { use(v + i); }); // want bug: a plain connection does not disconnect
    changed(i);
  }
  for (int i = 0; i < n; ++i) {
    sig::signal<void(int)> own;
    own.connect([&](int v) { use(v + i); }); // quiet: the signal dies
    own(i);
  }
  std::vector<sig::scoped_connection> keep;
  for (int i = 0; i < n; ++i)
    keep.emplace_back(changed.connect([&](int v) { use(v + i); })); // want bug: disconnects when keep dies
  for (int i = 0; i < n; ++i) {
    sig::shared_connection_block block(sig::connection{});
    changed.disconnect_all_slots();
    changed.connect([&](int v) { use(v + i); }); // quiet: disconnected in the iteration
    changed(1);
    changed.disconnect_all_slots();
  }
}
class Registry {
public:
  void init(const std::vector<std::string> &names) {
    for (const auto &name : names) {
      int index = next_++;
      handlers_[name] = [&, index] { use(index); ++next_; }; // quiet: a copy, and this
      handlers_.try_emplace(name + "?", [&index] { use(index); }); // want bug: the member outlives index
      table_.push_back({name, [&] { use(index); }}); // want bug: in a struct in a member
      on(name, [&] { use(index); }); // want bug: on() keeps it
      fire(name, [&] { use(index); }); // quiet: fire() only calls it
      hook_ = [index] { use(index); }; // quiet: copied
      hook_();
    }
    hook_ = nullptr;
  }
  void on(const std::string &n, std::function<void()> f) { handlers_.insert({n, std::move(f)}); }
  void fire(const std::string &n, const std::function<void()> &f) { auto it = handlers_.find(n); if (it != handlers_.end()) it->second(); f(); }
private:
  struct Row { std::string name; std::function<void()> f; };
  std::unordered_map<std::string, std::function<void()>> handlers_; std::vector<Row> table_; std::function<void()> hook_; int next_ = 0;
};
struct Request { std::string url; std::function<void(int)> done; };
struct Client { void send(Request r); void sendNow(const Request &r) { if (r.done) r.done(0); } void enqueue(Request r) { open_.push_back(std::move(r)); } std::vector<Request> open_; };
void requests(Client &client, const std::vector<std::string> &urls) {
  for (const auto &url : urls) {
    int tries = 0;
    Request r{url, [&](int) { ++tries; }}; // quiet: sendNow() only calls it
    client.sendNow(r);
  }
  for (const auto &url : urls) {
    int tries = 0;
    Request r;
    r.url = url;
    r.done = [&](int) { ++tries; }; // want bug: moves to the client's list
    client.enqueue(std::move(r));
  }
  for (const auto &url : urls) {
    int tries = 0;
    client.enqueue({url, [&](int code) { tries += code; }}); // want bug: kept in the client
    client.enqueue(Request{url, [tries](int code) { use(tries + code); }}); // quiet: a copy
    client.sendNow({url, [&](int code) { tries += code; }}); // quiet: only called
  }
}
