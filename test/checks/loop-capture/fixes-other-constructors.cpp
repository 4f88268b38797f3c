// RUN: %check defercliff-loop-capture %s %t

// What a copy of a captured object calls: another constructor than that for
// copies, or one that does not compile for what it holds.

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
void use(unsigned long);
void use(int);

// It takes anything, and anything that is not const fits it better.
struct Path {
  template <class T> explicit Path(T &&Value) : Text(std::forward<T>(Value)) {}
  std::string Text;
};
struct Tagged {
  Tagged() = default;
  template <class... T> explicit Tagged(T &&...) : Number(100) {}
  int Number = 10;
};
struct Counting {
  Counting() = default;
  Counting(const Counting &) = default;
  Counting(Counting &Other) : Number(++Other.Number) {}
  int Number = 0;
};
// This one leaves copies alone.
struct Checked {
  Checked() = default;
  template <class T, class = typename T::type> explicit Checked(T &&) {}
  int Number = 0;
};

void greedy(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    Path P("text");
    Later.push_back([&P] { use(P.Text.size()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'P' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:10: note: 'P' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:20: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'P' cannot be copied; move it into the capture if nothing else needs it
  }
  for (int I = 0; I < 2; ++I) {
    Tagged T;
    Later.push_back([&T] { use(T.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'T' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'T' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-16]]:20: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'T' cannot be copied; move it into the capture if nothing else needs it
  }
  for (int I = 0; I < 2; ++I) {
    Counting C;
    Later.push_back([&C] { use(C.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'C' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:14: note: 'C' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-25]]:20: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'C' cannot be copied; move it into the capture if nothing else needs it
  }
  for (int I = 0; I < 2; ++I) {
    const Path P("text");
    Later.push_back([&P] { use(P.Text.size()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'P' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:16: note: 'P' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-34]]:20: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'P' cannot be copied; move it into the capture if nothing else needs it
  }
  for (int I = 0; I < 2; ++I) {
    Checked C;
    Later.push_back([&C] { use(C.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'C' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:13: note: 'C' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-43]]:20: note: 'Later' is declared here
    // CHECK-FIXES:    Later.push_back([C] { use(C.Number); });
  }
}

// Chosen even though it is deleted, and for each element of an array.
struct Deleted {
  Deleted() = default;
  Deleted(const Deleted &) = default;
  Deleted(Deleted &) = delete;
  int Number = 0;
};
template <class T> struct Converted {
  Converted() = default;
  template <class U> explicit Converted(Converted<U> &Other) : Number(Other.Number + 1) {}
  int Number = 0;
};

void chosen(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    Deleted D;
    Later.push_back([&D] { use(D.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'D' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:13: note: 'D' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:20: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'D' cannot be copied; move it into the capture if nothing else needs it
  }
  for (int I = 0; I < 2; ++I) {
    Tagged Both[2];
    Later.push_back([&Both] { use(Both[1].Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'Both' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'Both' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-16]]:20: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'Both' cannot be copied; move it into the capture if nothing else needs it
  }
  for (int I = 0; I < 2; ++I) {
    Converted<int> C;
    Later.push_back([&C] { use(C.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'C' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:20: note: 'C' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-25]]:20: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'C' cannot be copied; move it into the capture if nothing else needs it
  }
}

// Its copy constructor is there, but compiles only if its elements can be copied.
template <class T> class Ring {
  T Slots[8];
  int Size = 0;

public:
  Ring() = default;
  Ring(const Ring &Other) {
    for (int I = 0; I < Other.Size; ++I)
      put(T(Other.Slots[I]));
  }
  void put(T Value) { Slots[Size++] = std::move(Value); }
  int size() const { return Size; }
};

void elements(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    Ring<std::unique_ptr<int>> R;
    Later.push_back([&R] { use(R.size()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'R' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:32: note: 'R' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:22: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'R' cannot be copied; move it into the capture if nothing else needs it
  }
  for (int I = 0; I < 2; ++I) {
    Ring<int> R;
    Later.push_back([&R] { use(R.size()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'R' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:15: note: 'R' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-16]]:22: note: 'Later' is declared here
    // CHECK-FIXES:    Later.push_back([R] { use(R.size()); });
  }
}

// The pointee of a handle is not copied with it.
template <class T> class Handle {
  T *Pointee;

public:
  explicit Handle(T *Pointee) : Pointee(Pointee) { ++Pointee->Count; }
  Handle(const Handle &Other) : Pointee(Other.Pointee) { ++Pointee->Count; }
  ~Handle() {
    if (--Pointee->Count == 0)
      delete Pointee;
  }
  T *operator->() const { return Pointee; }
};
struct Session {
  Session() = default;
  Session(const Session &) = delete;
  int Count = 0;
  int Number = 0;
};

void handles(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    Handle<Session> H(new Session);
    Later.push_back([&H] { use(H->Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'H' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:21: note: 'H' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:21: note: 'Later' is declared here
    // CHECK-FIXES:    Later.push_back([H] { use(H->Number); });
  }
}
