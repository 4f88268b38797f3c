// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Std::bind, std::ref, reference_wrapper, function objects by hand.
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>
void print(const std::string &);
void bump(int &);
std::string text(int);
struct Account {
  int n = 0;
  void charge();
  void add(int);
};
class PrintLater {
  const std::string &s_;

public:
  explicit PrintLater(const std::string &s) : s_(s) {}
  void operator()() const { print(s_); }
};
class PrintOwn {
  std::string s_;

public:
  explicit PrintOwn(const std::string &s) : s_(s) {}
  void operator()() const { print(s_); }
};
struct Plain {
  const std::string &s;
  void operator()() const { print(s); }
};
class CountLater {
  std::reference_wrapper<int> n_;

public:
  explicit CountLater(int &n) : n_(n) {}
  void operator()() { bump(n_); }
};
using Tasks = std::vector<std::function<void()>>;

void bound(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = text(i);
    tasks.push_back(std::bind(print, std::ref(s))); // want bug: bound by reference
    tasks.push_back(std::bind(print, std::cref(s))); // want bug: bound by reference to const
    tasks.push_back(std::bind(print, s)); // quiet: bound by copy
    tasks.push_back(std::bind_front(print, std::ref(s))); // want bug: bound by reference
  }
}
void boundMembers(Tasks &tasks, std::vector<Account> &accounts) {
  for (Account &account : accounts)
    tasks.push_back(std::bind(&Account::charge, std::ref(account))); // quiet: the element
  for (Account account : accounts)
    tasks.push_back(std::bind(&Account::charge, std::ref(account))); // want bug: the copy is gone
  for (Account account : accounts)
    tasks.push_back(std::bind(&Account::add, account, 3)); // quiet: bound by copy
}
void byHand(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = text(i);
    tasks.push_back(PrintLater(s)); // want bug: keeps a reference
    tasks.emplace_back(PrintLater{s}); // want bug: keeps a reference
    tasks.push_back(PrintOwn(s)); // quiet: has a string of its own
    tasks.push_back(Plain{s}); // want bug: an aggregate with a reference
  }
}
void byHandCounter(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i)
    tasks.push_back(CountLater(i));
}
void byHandElements(Tasks &tasks, const std::vector<std::string> &all) {
  for (const std::string &s : all)
    tasks.push_back(PrintLater(s)); // quiet: the element
}
void wrapped(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    auto r = std::ref(i); // want bug: put into 'tasks' below (corrected: the report stands where the reference is made)
    tasks.push_back([r] { bump(r); }); // quiet: reported above
  }
}
void wrappedInit(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = text(i);
    tasks.push_back([r = std::cref(s)] { print(r); }); // want bug: the wrapper refers to 's'
  }
}
void noAction(std::vector<std::reference_wrapper<std::string>> &refs, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = text(i);
    refs.push_back(s); // quiet: no action
  }
}
void threadNow(int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = text(i);
    std::thread t(PrintLater{s}); // quiet: joined in the iteration
    t.join();
  }
}
void namedFirst(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = text(i);
    PrintLater later(s); // want bug: put into 'tasks' below (corrected: the place)
    later();
    tasks.push_back(later); // quiet: reported above
  }
}
