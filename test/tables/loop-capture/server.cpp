// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a hand-written reactor: handlers by descriptor, timers in a heap, shutdown hooks, retries.
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <unordered_map>
#include <vector>

struct Buffer { std::vector<char> bytes; };
struct Request { int fd; std::string path; };
class Reactor {
public:
  using Callback = std::function<void(int)>;
  void watch(int fd, Callback callback) { handlers_[fd] = std::move(callback); }
  void unwatch(int fd) { handlers_.erase(fd); }
  int runAfter(int ms, std::function<void()> f) { timers_.push({ms, ++next_, std::move(f)}); return next_; }
  void atExit(std::function<void()> f) { exit_.insert(exit_.begin(), std::move(f)); }
  void loopOnce() {
    for (auto &[fd, handler] : handlers_) handler(fd);
    while (!timers_.empty()) { auto f = timers_.top().f; timers_.pop(); f(); }
  }
  ~Reactor() { for (auto &f : exit_) f(); }
  template <class F> void withLock(F f) { f(*this); }
private:
  struct Entry { int at; int id; std::function<void()> f; bool operator<(const Entry &o) const { return at > o.at; } };
  std::unordered_map<int, Callback> handlers_;
  std::priority_queue<Entry> timers_;
  std::vector<std::function<void()>> exit_;
  int next_ = 0;
};
int acceptOne(int);
bool nextRequest(Request &);
void closeFd(int);
void serve(const Request &, Buffer &);

void listenAll(Reactor &reactor, const std::vector<int> &listeners) {
  for (int listener : listeners) {
    reactor.watch(listener, [&](int) { closeFd(acceptOne(listener)); }); // want bug: 'listener' is a copy of the iteration
    reactor.watch(listener, [listener](int) { closeFd(acceptOne(listener)); }); // quiet: copied
    reactor.atExit([&listener] { closeFd(listener); }); // want bug: runs in the destructor of the reactor
  }
  for (const int &listener : listeners)
    reactor.watch(listener, [&](int) { closeFd(acceptOne(listener)); }); // quiet: the element
}

void requests(Reactor &reactor) {
  Request request;
  while (nextRequest(request)) {
    Buffer buffer;
    reactor.runAfter(10, [request, &buffer] { serve(request, buffer); }); // want bug: 'buffer' dies with the iteration
    auto shared = std::make_shared<Buffer>();
    reactor.runAfter(10, [request, shared] { serve(request, *shared); }); // quiet: shared
  }
}

void requestsOnce(Reactor &reactor) {
  Request request;
  while (nextRequest(request)) {
    Buffer buffer;
    reactor.watch(request.fd, [&buffer](int) { serve({}, buffer); }); // quiet: unwatched by its descriptor below
    reactor.loopOnce();
    reactor.unwatch(request.fd);
  }
}

void requestsTimer(Reactor &reactor) {
  Request request;
  while (nextRequest(request)) {
    Buffer buffer;
    reactor.runAfter(0, [&buffer] { serve({}, buffer); }); // quiet: loopOnce() runs and pops the timers
    reactor.loopOnce();
  }
}

void reactorPerRequest() {
  Request request;
  while (nextRequest(request)) {
    Reactor reactor;
    Buffer buffer;
    reactor.atExit([&buffer] { serve({}, buffer); }); // want bug: the reactor is declared before 'buffer' and runs it in its destructor
    reactor.withLock([&](Reactor &self) { self.loopOnce(); serve({}, buffer); }); // quiet: runs at once
  }
}

void reactorAfterBuffer() {
  Request request;
  while (nextRequest(request)) {
    Buffer buffer;
    Reactor reactor;
    reactor.atExit([&buffer] { serve({}, buffer); }); // quiet: the reactor dies first
  }
}

class Server {
public:
  void start(const std::vector<std::string> &routes) {
    for (std::size_t i = 0; i < routes.size(); ++i) {
      auto handler = [this, &i](const Request &) { hits_[i]++; }; // want bug: stored in a member below
      routes_[routes[i]] = handler;
      fallback_ = [this, &routes, i](const Request &request) { hits_[i] += request.path == routes[i]; }; // quiet: 'i' is copied, 'routes' is no variable of the loop
    }
  }
  void startSorted(std::vector<std::string> routes) {
    for (auto it = routes.begin(); it != routes.end(); ++it) {
      std::sort(it->begin(), it->end(), [&](char a, char b) { return a < b && it != routes.end(); }); // quiet: an algorithm
      routes_.emplace(*it, [&it](const Request &request) { closeFd(request.path == *it); }); // want bug: the iterator dies with the loop
    }
  }
private:
  std::map<std::string, std::function<void(const Request &)>> routes_;
  std::function<void(const Request &)> fallback_;
  int hits_[64] = {};
};
