// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Guards of libraries in their own spelling: Boost.ScopeExit, Loki's reference, libstdc++'s neighbours.
#include <absl/functional/any_invocable.h>
#include <boost/function.hpp>
#include <boost/scope_exit.hpp>
#include <absl/synchronization/mutex.h>
#include <boost/thread/lock_guard.hpp>
#include <boost/thread/mutex.hpp>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <tbb/spin_mutex.h>
#include <vector>

struct Account {
  std::string name;
  long balance;
  bool commit();
};

void classic(std::vector<Account> &accounts) {
  for (Account &account : accounts) {
    long before = account.balance;
    bool ok = false;
    BOOST_SCOPE_EXIT(&account, &ok, before) { // want style: a local struct, inline
      if (!ok)
        account.balance = before;
    }
    BOOST_SCOPE_EXIT_END
    ok = account.commit();
  }
}

void all(std::vector<Account> &accounts) {
  for (Account &account : accounts) {
    BOOST_SCOPE_EXIT_ALL(&account) { std::puts(account.name.c_str()); }; // want cost: a boost::function
    account.commit();
  }
  BOOST_SCOPE_EXIT_ALL(&accounts) { accounts.clear(); }; // quiet: no loop
  accounts.front().commit();
}

class Rollback {
public:
  explicit Rollback(absl::AnyInvocable<void()> action) : action_(std::move(action)) {}
  ~Rollback() {
    if (action_)
      std::move(action_)();
  }

private:
  absl::AnyInvocable<void()> action_;
};
class BoostGuard {
public:
  explicit BoostGuard(const boost::function<void()> &action) : action_(action) {}
  ~BoostGuard() { action_(); }

private:
  boost::function<void()> action_;
};

void wrappers(std::vector<Account> &accounts) {
  for (Account &account : accounts) {
    Rollback a([&account] { account.balance = 0; }); // want cost: an AnyInvocable
    BoostGuard b([&account] { account.name.clear(); }); // want cost: a boost::function
    account.commit();
  }
}

class GuardBase {
protected:
  GuardBase() = default;
  ~GuardBase() = default;
  GuardBase(const GuardBase &other) : dismissed_(other.dismissed_) { other.dismissed_ = true; }
  mutable bool dismissed_ = false;

public:
  void Dismiss() const { dismissed_ = true; }
};
template <typename F, typename P>
class Guard1 : public GuardBase {
public:
  Guard1(F f, P p) : f_(f), p_(p) {}
  ~Guard1() {
    if (!dismissed_)
      f_(p_);
  }

private:
  F f_;
  P p_;
};
template <typename F, typename P>
Guard1<F, P> MakeGuard(F f, P p) {
  return Guard1<F, P>(f, p);
}
typedef const GuardBase &ScopeGuard;

void loki(const std::vector<std::string> &paths) {
  for (const auto &path : paths) {
    std::FILE *file = std::fopen(path.c_str(), "r");
    ScopeGuard close = MakeGuard(&std::fclose, file); // want style: a reference keeps the guard, a function pointer is its action
    if (std::fgetc(file) == EOF)
      close.Dismiss();
  }
}

void locks(std::vector<Account> &accounts, absl::Mutex &a, std::shared_mutex &s, tbb::spin_mutex &t, boost::mutex &b) {
  for (Account &account : accounts) {
    absl::MutexLock one(&a);               // quiet: scoped_lockable, an owner
    std::shared_lock two(s);               // quiet: an owner
    tbb::spin_mutex::scoped_lock three(t); // quiet: an owner
    boost::lock_guard<boost::mutex> four(b); // quiet: an owner
    std::ofstream out(account.name);       // quiet: an owner
    account.commit();
  }
}
