// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Subscriptions: kept by the body of the method; a scoped handle takes it back.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>
void show(int);
void show(const std::string &);
std::string title(int);

class Hub {
public:
  using Fn = std::function<void()>;
  class Ticket {
  public:
    Ticket() = default;
    Ticket(Hub *hub, int id) : hub_(hub), id_(id) {}
    Ticket(Ticket &&o) noexcept : hub_(std::exchange(o.hub_, nullptr)), id_(o.id_) {}
    Ticket &operator=(Ticket &&o) noexcept {
      drop();
      hub_ = std::exchange(o.hub_, nullptr);
      id_ = o.id_;
      return *this;
    }
    ~Ticket() { drop(); }

  private:
    void drop() {
      if (hub_)
        hub_->off(id_);
      hub_ = nullptr;
    }
    Hub *hub_ = nullptr;
    int id_ = 0;
  };
  int on(Fn f) {
    slots_[++next_] = std::move(f);
    return next_;
  }
  Ticket scoped(Fn f) { return Ticket(this, on(std::move(f))); }
  void off(int id) { slots_.erase(id); }
  void fire() {
    for (auto &slot : slots_)
      slot.second();
  }
  void reset() { slots_.clear(); }
  void whenOpen(Fn f) {
    if (open_)
      f();
    else
      waiting_.push_back(std::move(f));
  }
  void withOpen(const Fn &f) {
    open_ = true;
    f();
    open_ = false;
  }

private:
  std::map<int, Fn> slots_;
  std::vector<Fn> waiting_;
  bool open_ = false;
  int next_ = 0;
};

void plain(Hub &hub) {
  for (int i = 0; i < 3; ++i)
    hub.on([&] { show(i); }); // want bug: the hub keeps it
}
void withHandle(Hub &hub) {
  for (int i = 0; i < 3; ++i) {
    int id = hub.on([&] { show(i); }); // quiet: taken off in the iteration
    hub.fire();
    hub.off(id);
  }
}
void ticketInside(Hub &hub) {
  for (int i = 0; i < 3; ++i) {
    std::string s = title(i);
    Hub::Ticket t = hub.scoped([&] { show(s); }); // quiet: the ticket dies first and takes it back
    hub.fire();
  }
}
void ticketDiscarded(Hub &hub) {
  for (int i = 0; i < 3; ++i)
    hub.scoped([&] { show(i); }); // quiet: the temporary takes it back at once
}
void ticketsOutside(Hub &hub) {
  std::vector<Hub::Ticket> all;
  for (int i = 0; i < 3; ++i)
    all.push_back(hub.scoped([&] { show(i); })); // want bug: the tickets live longer than 'i'
  hub.fire();
}
void ticketOutside(Hub &hub) {
  Hub::Ticket t;
  for (int i = 0; i < 3; ++i) {
    std::string s = title(i);
    t = hub.scoped([&] { show(s); }); // want bug: on until the next assignment, 's' is gone
  }
  hub.fire();
}
void resetInside(Hub &hub) {
  for (int i = 0; i < 3; ++i) {
    hub.on([&] { show(i); }); // quiet: the hub is emptied
    hub.fire();
    hub.reset();
  }
}
void maybeNow(Hub &hub) {
  for (int i = 0; i < 3; ++i)
    hub.whenOpen([&] { show(i); }); // want bug: kept if not open
}
void now(Hub &hub) {
  for (int i = 0; i < 3; ++i)
    hub.withOpen([&] { show(i); }); // quiet: only called
}
void hubInside() {
  for (int i = 0; i < 3; ++i) {
    Hub hub;
    hub.on([&] { show(i); }); // quiet: the hub is of the iteration
    hub.fire();
  }
}
void elementsOf(Hub &hub, std::vector<std::string> &names) {
  for (std::string &name : names)
    hub.on([&] { show(name); }); // quiet: the element
}
void namesByValue(Hub &hub, const std::vector<std::string> &names) {
  for (std::string name : names)
    hub.on([&] { show(name); }); // want bug: a copy of the iteration
}
void sharedTicket(Hub &hub) {
  std::vector<std::shared_ptr<Hub::Ticket>> all;
  for (int i = 0; i < 3; ++i)
    all.push_back(std::make_shared<Hub::Ticket>(hub.scoped([&] { show(i); }))); // want bug: kept on outside
  hub.fire();
}
