// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Only what empties THIS holder of THIS action makes it silent: other elements, other fields, peeks and helpers that add do not.
#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <future>
#include <map>
#include <string>
#include <thread>
#include <vector>

void use(int);
using Fn = std::function<void()>;
using Tasks = std::vector<Fn>;

void other_element(std::vector<Fn> &handlers) {
  for (int k = 0; k < 3; ++k) {
    handlers[k] = [&k] { use(k); }; // missed bug: another element is set to null
    handlers[7] = nullptr;
  }
}
struct Menu { std::array<Fn, 4> items; Fn open, close; Tasks shown, hidden; };
void other_array_element(Menu &m) {
  for (int k = 0; k < 3; ++k) {
    m.items[k] = [&k] { use(k); }; // missed bug: the last item is set to null
    m.items[3] = nullptr;
  }
}
void other_container(Tasks &t, Tasks &u) {
  for (int k = 0; k < 3; ++k) {
    t.push_back([&k] { use(k); }); // want bug: u is cleared, not t
    u.clear();
  }
}
void other_field_container(Menu &m) {
  for (int k = 0; k < 3; ++k) {
    m.shown.push_back([&k] { use(k); }); // missed bug: 'hidden' is cleared, not 'shown'
    m.hidden.clear();
  }
}
void other_field(Menu &m) {
  for (int k = 0; k < 3; ++k) {
    m.open = [&k] { use(k); }; // missed bug: 'close' is reset, not 'open'
    m.close = nullptr;
  }
}
void other_key(std::map<std::string, Fn> &m) {
  for (int k = 0; k < 3; ++k) {
    m["open"] = [&k] { use(k); }; // missed bug: another key is reset
    m["close"] = nullptr;
  }
}
void peek(const Tasks &);
void looked_at(Tasks &t) {
  for (int k = 0; k < 3; ++k) {
    t.push_back([&k] { use(k); }); // missed bug: a const reference cannot empty it
    peek(t);
  }
}
static void add(Tasks &t, int k) { t.push_back([k] { use(k); }); }
void helper_adds(Tasks &t) {
  for (int k = 0; k < 3; ++k) {
    t.push_back([&k] { use(k); }); // missed bug: the helper (visible) only adds
    add(t, k);
  }
}
void oldest_dropped(Tasks &t) {
  for (int k = 0; k < 3; ++k) {
    t.push_back([&k] { use(k); }); // want bug: the oldest is erased, not the new one
    if (t.size() > 2)
      t.erase(t.begin());
  }
  for (auto &f : t) f();
}
void oldest_joined(int n) {
  std::vector<std::thread> t;
  t.emplace_back([] { use(0); });
  for (int k = 0; k < n; ++k) {
    t.emplace_back([&k] { use(k); }); // missed bug: the oldest thread is joined, not the new one
    t.front().join();
    t.erase(t.begin());
  }
  for (auto &x : t) x.join();
}
void polled(int n) {
  std::vector<std::future<int>> fs;
  for (int k = 0; k < n; ++k) {
    fs.push_back(std::async(std::launch::async, [&k] { return k; })); // missed bug: wait_for(0) does not wait
    fs.back().wait_for(std::chrono::seconds(0));
  }
  for (auto &f : fs) use(f.get());
}
void reversed(Tasks &t) {
  for (int k = 0; k < 3; ++k) {
    t.push_back([&k] { use(k); }); // missed bug: reverse keeps everything
    std::reverse(t.begin(), t.end());
  }
}
void called_but_kept(Tasks &t) {
  for (int k = 0; k < 3; ++k) {
    t.push_back([&k] { use(k); }); // want bug: called, but kept
    t.back()();
  }
  for (auto &f : t) f();
}
void through_a_level(const std::vector<int> &v, Tasks &t) {
  for (int x : v) {
    auto add_twice = [&] {
      t.push_back([&] { use(x); }); // missed bug: x is captured through the outer lambda, t keeps it
    };
    add_twice();
  }
}
