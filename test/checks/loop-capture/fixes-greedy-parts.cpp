// RUN: %check defercliff-loop-capture %s %t

// The closure is moved, and the capture with it. A part that has no constructor
// for moves, but one that takes anything, is then taken for something else.

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
void use(int);

struct Greedy {
  Greedy() = default;
  Greedy(const Greedy &) = default;
  template <class T> Greedy(T &&Value) : Number(Value.number()) {}
  int Number = 0;
};

struct Holds {
  Greedy Part;
  std::string Text;
};
void part(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    Holds H;
    Later.push_back([&H] { use(H.Part.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'H' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'H' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:18: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'H' cannot be copied; move it into the capture if nothing else needs it
  }
}

// Also where the copy is trivial.
struct HoldsOnly {
  Greedy Parts[2];
};
void trivial(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    HoldsOnly H;
    Later.push_back([&H] { use(H.Parts[0].Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'H' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:15: note: 'H' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:21: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'H' cannot be copied; move it into the capture if nothing else needs it
  }
}

struct Derives : Greedy {};
void base(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    Derives D;
    Later.push_back([&D] { use(D.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'D' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:13: note: 'D' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:18: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'D' cannot be copied; move it into the capture if nothing else needs it
  }
}

struct Deeper {
  Holds Inner;
};
void deeper(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    Deeper D;
    Later.push_back([&D] { use(D.Inner.Part.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'D' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'D' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:20: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'D' cannot be copied; move it into the capture if nothing else needs it
  }
}

void inOptional(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    std::optional<Greedy> O;
    Later.push_back([&O] { use(O->Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'O' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:27: note: 'O' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:24: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'O' cannot be copied; move it into the capture if nothing else needs it
  }
}

// A part that is const cannot be moved, though its class has a constructor for
// that.
struct Movable {
  Movable() = default;
  Movable(const Movable &) = default;
  Movable(Movable &&) = default;
  template <class T> Movable(T &&Value) : Number(Value.number()) {}
  int Number = 0;
};
struct HoldsConst {
  const Movable Part{};
  std::string Text;
};
void constPart(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    HoldsConst H;
    Later.push_back([&H] { use(H.Part.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'H' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:16: note: 'H' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:23: note: 'Later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'H' cannot be copied; move it into the capture if nothing else needs it
  }
}
struct HoldsMovable {
  Movable Part;
  std::string Text;
};
void movablePart(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    HoldsMovable H;
    Later.push_back([&H] { use(H.Part.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'H' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:18: note: 'H' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:25: note: 'Later' is declared here
    // CHECK-FIXES:    Later.push_back([H] { use(H.Part.Number); });
  }
}

// Of what is const the parts are copied, as are those of a class that only
// copies; a container moves none of its elements.
void constWhole(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    const Holds H;
    Later.push_back([&H] { use(H.Part.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'H' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:17: note: 'H' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:24: note: 'Later' is declared here
    // CHECK-FIXES:    Later.push_back([H] { use(H.Part.Number); });
  }
}
struct Copies {
  Copies() = default;
  Copies(const Copies &) = default;
  Greedy Part;
};
void onlyCopies(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    Copies C;
    Later.push_back([&C] { use(C.Part.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'C' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'C' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:24: note: 'Later' is declared here
    // CHECK-FIXES:    Later.push_back([C] { use(C.Part.Number); });
  }
}
void inVector(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    std::vector<Greedy> Many;
    Later.push_back([&Many] { use(int(Many.size())); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'Many' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:25: note: 'Many' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:22: note: 'Later' is declared here
    // CHECK-FIXES:    Later.push_back([Many] { use(int(Many.size())); });
  }
}

// It takes what is not const; what is moved is no such thing.
struct Referring {
  Referring() = default;
  Referring(const Referring &) = default;
  template <class T> Referring(T &Value) : Number(Value.number()) {}
  int Number = 0;
};
struct HoldsReferring {
  Referring Part;
};
void referring(Tasks &Later) {
  for (int I = 0; I < 2; ++I) {
    HoldsReferring H;
    Later.push_back([&H] { use(H.Part.Number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'H' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:20: note: 'H' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Later' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:23: note: 'Later' is declared here
    // CHECK-FIXES:    Later.push_back([H] { use(H.Part.Number); });
  }
}
