// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// An action that does nothing may take the place of another. That one is gone
// from the optional then, which has to be asked before it is run.

#include <functional>
// CHECK-FIXES:#include <optional>
#include <utility>

void done();

// CHECK-FIXES:template <typename Callable>
class ScopeGuard
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'ScopeGuard' type-erases its action with 'std::function' in 'm_callback', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+21]]:24: note: the action is kept here
// CHECK-NOTES: :[[@LINE+24]]:14: note: it is used once in this file, here
{
public:
	auto operator=(ScopeGuard&) = delete;
	ScopeGuard(ScopeGuard&) = delete;

	ScopeGuard(std::function<void()> callback) : m_callback(callback) {}
	// CHECK-FIXES:	ScopeGuard(Callable callback) : m_callback(callback) {}
	~ScopeGuard()
	{
		m_callback();
		// CHECK-FIXES:		if (m_callback) (*m_callback)();
	}
	void Dismiss()
	{
		m_callback = [] {};
		// CHECK-FIXES:		m_callback.reset();
	}

private:
	std::function<void()> m_callback;
	// CHECK-FIXES:	std::optional<Callable> m_callback;
};
void useScopeGuard() {
  ScopeGuard guard([] { done(); });
  guard.Dismiss();
}

// CHECK-FIXES:template <typename Callable>
class Flagged {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Flagged' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+18]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+21]]:11: note: it is used once in this file, here
public:
  Flagged(std::function<void()> f) : action(f) {}
  // CHECK-FIXES:  Flagged(Callable f) : action(f) {}
  Flagged(const Flagged &) = delete;
  ~Flagged() {
    if (!cancelled)
      this->action();
      // CHECK-FIXES:      if (this->action) (*this->action)();
  }
  void cancel() {
    cancelled = true;
    action = [] {};
    // CHECK-FIXES:    action.reset();
  }
  bool cancelled = false;
private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};
void useFlagged() {
  Flagged guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class Moves {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Moves' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+16]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+19]]:9: note: it is used once in this file, here
public:
  Moves(std::function<void()> f) : action(f) {}
  // CHECK-FIXES:  Moves(Callable f) : action(f) {}
  Moves(const Moves &) = delete;
  Moves(Moves &&other) : action(std::move(other.action)) {
    other.action = [] {};
    // CHECK-FIXES:    other.action.reset();
  }
  ~Moves() { std::invoke(action); }
  // CHECK-FIXES:  ~Moves() { if (action) std::invoke(*action); }
  void dismiss() { action = []() {}; }
  // CHECK-FIXES:  void dismiss() { action.reset(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};
void useMoves() {
  Moves guard([] { done(); });
}

// CHECK-FIXES:template <typename Callable>
class TestsToo {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'TestsToo' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+15]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+18]]:12: note: it is used once in this file, here
public:
  TestsToo(std::function<void()> f) : action(f) {}
  // CHECK-FIXES:  TestsToo(Callable f) : action(f) {}
  TestsToo(const TestsToo &) = delete;
  ~TestsToo() {
    if (action)
      action();
      // CHECK-FIXES:      (*action)();
  }
  void dismiss() { action = []() {}; }
  // CHECK-FIXES:  void dismiss() { action.reset(); }

private:
  std::function<void()> action;
  // CHECK-FIXES:  std::optional<Callable> action;
};
void useTestsToo() {
  TestsToo guard([] { done(); });
}

// These know an action that does nothing from none.

class Asks {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Asks' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:8: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is tested, though one that does nothing may be there
public:
  Asks(std::function<void()> f) : action(f) {}
  Asks(const Asks &) = delete;
  ~Asks() { action(); }
  bool armed() const { return action != nullptr; }
  void dismiss() { action = []() {}; }

private:
  std::function<void()> action;
};
void useAsks() {
  Asks guard([] { done(); });
}

class Drops {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Drops' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+13]]:9: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is run without a test, though it may be gone
public:
  Drops(std::function<void()> f) : action(f) {}
  Drops(const Drops &) = delete;
  ~Drops() noexcept(false) { action(); }
  void drop() { action = nullptr; }
  void dismiss() { action = []() {}; }

private:
  std::function<void()> action;
};
void useDrops() {
  Drops guard([] { done(); });
}

class Branches {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Branches' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+15]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+17]]:12: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is tested, though one that does nothing may be there
public:
  Branches(std::function<void()> f) : action(f) {}
  Branches(const Branches &) = delete;
  ~Branches() {
    if (action)
      action();
    else
      done();
  }
  void dismiss() { action = []() {}; }

private:
  std::function<void()> action;
};
void useBranches() {
  Branches guard([] { done(); });
}

class Within {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Within' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+10]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+12]]:10: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is not run in a statement of its own, though it may be one that does nothing
public:
  Within(std::function<void()> f) : action(f) {}
  Within(const Within &) = delete;
  ~Within() { action(), done(); }
  void dismiss() { action = []() {}; }

private:
  std::function<void()> action;
};
void useWithin() {
  Within guard([] { done(); });
}

class Dangling {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Dangling' type-erases its action with 'std::function' in 'action', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+16]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+18]]:12: note: it is used once in this file, here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'action' is not run in a statement of its own, though it may be one that does nothing
public:
  Dangling(std::function<void()> f) : action(f) {}
  Dangling(const Dangling &) = delete;
  ~Dangling() {
    if (on)
      action();
    else
      done();
  }
  bool on = true;
  void dismiss() { action = []() {}; }

private:
  std::function<void()> action;
};
void useDangling() {
  Dangling guard([] { done(); });
}

// Another action is another action.

class Replaced {
public:
  Replaced(std::function<void()> f) : action(f) {}
  Replaced(const Replaced &) = delete;
  ~Replaced() { action(); }
  void dismiss() { action = [] { done(); }; }
private:
  std::function<void()> action;
};
void useReplaced() {
  Replaced guard([] { done(); });
}

