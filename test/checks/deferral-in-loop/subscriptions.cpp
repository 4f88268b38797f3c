// RUN: %check defercliff-deferral-in-loop %s %t

// A handle that a method of another object returns for a callable is kept for as
// long as it is to last. A guard that is built here, over a callable, defers, and
// so does one that stands for something that a method has opened.

#include <absl/cleanup/cleanup.h>
#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

void use(int);

class Subscription {
public:
  explicit Subscription(std::function<void()> End) : End(std::move(End)) {}
  Subscription(Subscription &&Other) : End(std::exchange(Other.End, nullptr)) {}
  Subscription &operator=(Subscription &&Other) {
    End = std::exchange(Other.End, nullptr);
    return *this;
  }
  ~Subscription() {
    if (End)
      End();
  }
  Subscription named(const char *Name) &&;

private:
  std::function<void()> End;
};

struct Connection {
  int Id;
};
class ScopedConnection {
public:
  ScopedConnection(Connection C);
  ScopedConnection(ScopedConnection &&);
  ~ScopedConnection() { End(); }

private:
  std::function<void()> End;
};

class View;
struct Slot {
  void operator()(int) const;
};
void onValue(int);

struct Bus {
  Subscription subscribe(int Topic, std::function<void(int)> F);
  Connection connect(std::function<void(int)> F);
  std::function<void()> canceller(int Topic);
  std::pair<int, int> key(int Topic);
  Bus topic(int Topic);
  Subscription whenDone(void (*F)(int));
  Subscription toMethod(void (View::*M)(int), View *V);
  template <class F> Subscription any(F &&Slot);
  Subscription enter(const char *Path);
  static Bus &instance();
  static Subscription onEnd(std::function<void()> End);
};
Subscription onEnd(std::function<void()> End);

void silent(Bus &B, Bus *P, const std::vector<int> &Topics,
            std::function<void(int)> Given, void (View::*Method)(int), View *V) {
  std::vector<Subscription> All;
  std::vector<std::unique_ptr<Subscription>> Pointers;
  std::vector<ScopedConnection> Connections;
  std::map<int, Subscription> ByTopic;
  for (int Topic : Topics) {
    All.push_back(B.subscribe(Topic, [](int V) { use(V); }));
    All.emplace_back(P->subscribe(Topic, [](int V) { use(V); }));
    All.push_back(Bus::instance().subscribe(Topic, [](int V) { use(V); }));
    auto One = B.subscribe(Topic, [](int V) { use(V); });
    All.push_back(std::move(One));
    Pointers.push_back(std::make_unique<Subscription>(
        B.subscribe(Topic, [](int V) { use(V); })));
    Connections.emplace_back(B.connect([](int V) { use(V); }));
    ByTopic.emplace(Topic, B.subscribe(Topic, [](int V) { use(V); }));
    ByTopic.insert({Topic, B.subscribe(Topic, [](int V) { use(V); })});
    All.push_back(B.subscribe(Topic, Given));
    All.push_back(B.subscribe(Topic, Slot()));
    All.push_back(B.subscribe(Topic, onValue));
    All.push_back(B.whenDone(&onValue));
    All.push_back(B.toMethod(Method, V));
    All.push_back(B.any(onValue));
    All.push_back(B.topic(Topic).subscribe(Topic, [](int V) { use(V); }));
  }
}

class View {
public:
  View(Bus &B, const std::vector<int> &Topics) {
    for (int Topic : Topics)
      All.push_back(B.subscribe(Topic, [this](int V) { use(V + Size); }));
  }

private:
  std::vector<Subscription> All;
  int Size = 0;
};

class Maker {
public:
  void fill(int N) {
    std::vector<Subscription> All;
    for (int I = 0; I < N; ++I)
      All.push_back(make([I] { use(I); }));
      // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE-4]]:31: note: 'All' is declared here, outside the loop
  }

private:
  Subscription make(std::function<void()> End);
};

void reported(Bus &B, int N, std::function<void()> Given) {
  std::vector<Subscription> All;
  std::map<std::pair<int, int>, Subscription> ByKey;
  for (int I = 0; I < N; ++I) {
    All.push_back(Subscription([I] { use(I); }));
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-5]]:29: note: 'All' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:9: note: with a guard, the clean-up runs at the end of the iteration
    All.emplace_back([I] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-9]]:29: note: 'All' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:9: note: with a guard, the clean-up runs at the end of the iteration
    All.push_back(onEnd([I] { use(I); }));
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-13]]:29: note: 'All' is declared here, outside the loop
    All.push_back(Bus::onEnd([I] { use(I); }));
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-16]]:29: note: 'All' is declared here, outside the loop
    All.push_back(Subscription([I] { use(I); }).named("one"));
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-19]]:29: note: 'All' is declared here, outside the loop
    ByKey.emplace(B.key(I), Subscription([I] { use(I); }));
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a guard to 'ByKey'; none of them acts before 'ByKey' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-21]]:47: note: 'ByKey' is declared here, outside the loop
    ByKey.emplace(B.key(I), Given);
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a guard to 'ByKey'; none of them acts before 'ByKey' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-24]]:47: note: 'ByKey' is declared here, outside the loop
    All.emplace_back(B.canceller(I));
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-28]]:29: note: 'All' is declared here, outside the loop
  }
}

// What no callable was given for is opened, 50,000 times.
void opened(Bus &B, Bus *P, int N) {
  std::vector<Subscription> All;
  std::map<int, Subscription> ByNumber;
  std::map<std::pair<int, int>, Subscription> ByKey;
  for (int I = 0; I < N; ++I) {
    All.push_back(B.enter("x"));
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-6]]:29: note: 'All' is declared here, outside the loop
    All.push_back(P->enter("x"));
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-9]]:29: note: 'All' is declared here, outside the loop
    auto One = B.enter("x");
    All.push_back(std::move(One));
    // CHECK-NOTES: :[[@LINE-1]]:9: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-13]]:29: note: 'All' is declared here, outside the loop
    ByNumber.emplace(I, B.enter("x"));
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: each iteration adds a guard to 'ByNumber'; none of them acts before 'ByNumber' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-15]]:31: note: 'ByNumber' is declared here, outside the loop
    ByKey.emplace(B.key(I), B.enter("x"));
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a guard to 'ByKey'; none of them acts before 'ByKey' dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-17]]:47: note: 'ByKey' is declared here, outside the loop
  }
}

// A member that its class empties is no list for the end, as one of callables.
class Registry {
public:
  void reset() { All.clear(); }
  void fill(int N) {
    for (int I = 0; I < N; ++I)
      All.emplace_back([I] { use(I); });
  }
  void add(Subscription S) { All.push_back(std::move(S)); }
  void fillByMethod(int N) {
    for (int I = 0; I < N; ++I)
      add(Subscription([I] { use(I); }));
  }

private:
  std::vector<Subscription> All;
};

class NeverEmptied {
public:
  NeverEmptied(NeverEmptied &&Other) : All(std::move(Other.All)) {}
  NeverEmptied &operator=(NeverEmptied &&Other) {
    All = std::move(Other.All);
    return *this;
  }
  ~NeverEmptied() { All.clear(); }
  void fill(int N) {
    for (int I = 0; I < N; ++I)
      All.emplace_back([I] { use(I); });
      // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE+4]]:29: note: 'All' is declared here, outside the loop
  }

private:
  std::vector<Subscription> All;
};

// A swap gives the guards to another object, where they wait on.
class Swapped {
public:
  void swap(Swapped &Other) { All.swap(Other.All); }
  void fill(int N) {
    for (int I = 0; I < N; ++I)
      All.emplace_back([I] { use(I); });
      // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE+4]]:29: note: 'All' is declared here, outside the loop
  }

private:
  std::vector<Subscription> All;
};

class SwappedInUpperCase {
public:
  void Swap(SwappedInUpperCase &Other) { std::swap(All, Other.All); }
  void fill(int N) {
    for (int I = 0; I < N; ++I)
      All.emplace_back([I] { use(I); });
      // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a guard to 'All'; none of them acts before 'All' dies [defercliff-deferral-in-loop]
      // CHECK-NOTES: :[[@LINE+4]]:29: note: 'All' is declared here, outside the loop
  }

private:
  std::vector<Subscription> All;
};
