// RUN: %check defercliff-erased-guard %s %t -std=c++17-or-later

// A wrapper that was moved from is empty. A closure keeps what it cannot hand
// over, until its guard dies; unless the move drops it.

#include <functional>
#include <memory>
#include <utility>

void done();
void done(int);

struct Handle { // counted, from before moves
  int *Count;
  Handle();
  Handle(const Handle &);
  ~Handle();
};

class Keeps {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Keeps' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:9: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'outer' is built from a callable of which a guard would keep a part when it is moved
public:
  explicit Keeps(std::function<void()> f) : f_(std::move(f)) {}
  Keeps(Keeps &&other) : f_(std::move(other.f_)) { other.on_ = false; }
  ~Keeps() {
    if (on_)
      f_();
  }

private:
  std::function<void()> f_;
  bool on_ = true;
};
void keeps() {
  Keeps outer([h = Handle()] { done(); });
  Keeps inner(std::move(outer));
}

class Exchanges {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Exchanges' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+13]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+16]]:13: note: it is used 2 times in this file; first here
// CHECK-NOTES: :[[@LINE-4]]:7: note: no fix is offered: 'outer' is built from a callable of which a guard would keep a part when it is moved
public:
  explicit Exchanges(std::function<void()> f) : f_(std::move(f)) {}
  Exchanges(Exchanges &&other)
      : f_(std::move(other.f_)), on_(std::exchange(other.on_, false)) {}
  ~Exchanges() {
    if (on_)
      f_();
  }

private:
  std::function<void()> f_;
  bool on_ = true;
};
void exchanges() {
  Exchanges outer([h = Handle()] { done(); });
  Exchanges inner(std::move(outer));
}

// The closure is gone from the other guard,
class Drops {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Drops' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+16]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+19]]:9: note: it is used 2 times in this file; first here
public:
  explicit Drops(std::function<void()> f) : f_(std::move(f)) {}
  // CHECK-FIXES:  explicit Drops(Callable f) : f_(std::move(f)) {}
  Drops(Drops &&other) : f_(std::move(other.f_)) {
    other.f_ = nullptr;
    // CHECK-FIXES:    other.f_.reset();
    other.on_ = false;
  }
  ~Drops() {
    if (f_ && on_)
      f_();
  }

private:
  std::function<void()> f_;
  bool on_ = true;
};
void drops() {
  Drops outer([h = Handle()] { done(); });
  Drops inner(std::move(outer));
}

// there is nothing in it that could be kept,
class Plain {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'Plain' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:9: note: it is used 2 times in this file; first here
public:
  explicit Plain(std::function<void()> f) : f_(std::move(f)) {}
  // CHECK-FIXES:  explicit Plain(Callable f) : f_(std::move(f)) {}
  Plain(Plain &&other) : f_(std::move(other.f_)) { other.on_ = false; }
  ~Plain() {
    if (on_)
      f_();
  }

private:
  std::function<void()> f_;
  bool on_ = true;
};
void plain(int count) {
  Plain outer([count] { done(count); });
  Plain inner(std::move(outer));
}

// or no guard is moved.
class NotMoved {
// CHECK-NOTES: :[[@LINE-1]]:7: warning: guard class 'NotMoved' type-erases its action with 'std::function' in 'f_', but is only ever a local variable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:12: note: it is used once in this file, here
public:
  explicit NotMoved(std::function<void()> f) : f_(std::move(f)) {}
  // CHECK-FIXES:  explicit NotMoved(Callable f) : f_(std::move(f)) {}
  NotMoved(NotMoved &&other) : f_(std::move(other.f_)) { other.on_ = false; }
  ~NotMoved() {
    if (on_)
      f_();
  }

private:
  std::function<void()> f_;
  bool on_ = true;
};
void notMoved() {
  NotMoved guard([h = Handle()] { done(); });
}

// In a template over its callable it is the same.
template <typename F> class Moved {
// CHECK-NOTES: :[[@LINE-1]]:29: warning: guard class 'Moved' type-erases its action with 'std::function' in 'f_', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+12]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:9: note: it is given one type of callable in this file, here
// CHECK-NOTES: :[[@LINE-4]]:29: note: no fix is offered: a guard that is moved would keep a part of its action
public:
  explicit Moved(F f) : f_(std::move(f)) {}
  Moved(Moved &&other) : f_(std::move(other.f_)) { other.on_ = false; }
  ~Moved() {
    if (on_)
      f_();
  }

private:
  std::function<void()> f_;
  bool on_ = true;
};
void moved() {
  Moved outer([h = Handle()] { done(); });
  Moved inner(std::move(outer));
}

template <typename F> class MovedPlain {
// CHECK-NOTES: :[[@LINE-1]]:29: warning: guard class 'MovedPlain' type-erases its action with 'std::function' in 'f_', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:14: note: it is given one type of callable in this file, here
public:
  explicit MovedPlain(F f) : f_(std::move(f)) {}
  MovedPlain(MovedPlain &&other) : f_(std::move(other.f_)) { other.on_ = false; }
  ~MovedPlain() {
    if (on_)
      f_();
  }

private:
  std::function<void()> f_;
  // CHECK-FIXES:  std::decay_t<F> f_;
  bool on_ = true;
};
void movedPlain(int count) {
  MovedPlain outer([count] { done(count); });
  MovedPlain inner(std::move(outer));
}

// One that copies the action leaves the other guard its own, before and after.
template <typename F> class CopiedByMove {
// CHECK-NOTES: :[[@LINE-1]]:29: warning: guard class 'CopiedByMove' type-erases its action with 'std::function' in 'f_', but is a template over its callable [defercliff-erased-guard]
// CHECK-NOTES: :[[@LINE+11]]:25: note: the action is kept here
// CHECK-NOTES: :[[@LINE+15]]:16: note: it is given one type of callable in this file, here
public:
  explicit CopiedByMove(F f) : f_(std::move(f)) {}
  CopiedByMove(CopiedByMove &&other) : f_(other.f_) { other.on_ = false; }
  ~CopiedByMove() {
    if (on_)
      f_();
  }

private:
  std::function<void()> f_;
  // CHECK-FIXES:  std::decay_t<F> f_;
  bool on_ = true;
};
void copiedByMove() {
  CopiedByMove outer([h = Handle()] { done(); });
  CopiedByMove inner(std::move(outer));
}
