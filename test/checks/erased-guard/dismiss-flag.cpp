// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// A flag of the class stays what it is, and no optional is needed.

#include <functional>

class ScopeGuard
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'ScopeGuard' type-erases its action with 'std::function' in 'm_callback', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+21]]:24: note: the action is kept here
// CHECK-NOTES: :[[@LINE+28]]:13: note: it is used once in this file, here
// CHECK-FIXES:template <typename Callable>
// CHECK-FIXES-NEXT:class ScopeGuard
{
public:
	auto operator=(ScopeGuard&) = delete;
	ScopeGuard(ScopeGuard&) = delete;

	ScopeGuard(std::function<void()> callback) : m_callback(callback) {}
	// CHECK-FIXES:	ScopeGuard(Callable callback) : m_callback(callback) {}
	~ScopeGuard()
	{
		if (!m_bDismissed)
			m_callback();
	}

	void Dismiss() { m_bDismissed = true; }

private:
	bool m_bDismissed = false;
	std::function<void()> m_callback;
	// CHECK-FIXES:	Callable m_callback;
};

void done();

bool load(bool ok)
{
	ScopeGuard guard([&] { done(); });
	if (ok)
		guard.Dismiss();
	return ok;
}

class scope_exit
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'scope_exit' type-erases its action with 'std::function' in 'm_func', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+28]]:32: note: the action is kept here
// CHECK-NOTES: :[[@LINE+34]]:14: note: it is used 2 times in this file; first here
{
  public:
    explicit scope_exit (std::function<void (void)> &&f) : m_func (std::move (f)), m_released (false) {}
    // CHECK-FIXES:    explicit scope_exit (Callable f) : m_func (std::move (f)), m_released (false) {}
    scope_exit (scope_exit &&o)
      : m_func (std::move (o.m_func))
      , m_released (o.m_released)
    {
      o.release ();
    }
    scope_exit (const scope_exit &) = delete;
    scope_exit &operator= (const scope_exit &) = delete;

    ~scope_exit ()
    {
      if (!m_released)
	{
	  m_func ();
	}
    }
    void release () noexcept
    {
      m_released = true;
    }

  private:
    std::function<void (void)> m_func;
    // CHECK-FIXES:    Callable m_func;
    bool m_released;
};

void exits ()
{
  scope_exit guard ([] { done (); });
  scope_exit moved (std::move (guard));
  moved.release ();
}

class Exchanged {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Exchanged' type-erases its action with 'std::function' in 'func_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+17]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+22]]:13: note: it is used once in this file, here
public:
  template <typename T>
  explicit Exchanged(T func) : func_(std::move(func)) {}
  // CHECK-FIXES:  explicit Exchanged(Callable func) : func_(std::move(func)) {}
  Exchanged(Exchanged &&other)
      : func_(std::move(other.func_)),
        armed_(std::exchange(other.armed_, false)) {}
  ~Exchanged() {
    if (!armed_)
      return;
    func_();
  }
  Exchanged(const Exchanged &) = delete;

private:
  std::function<void()> func_;
  // CHECK-FIXES:  Callable func_;
  bool armed_ = true;
};

void exchanged() {
  Exchanged guard([] { done(); });
}
