// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// An action that somebody keeps beyond the iteration is as wrong in a helper as
// in the loop, but there nobody would report it. So its loop is not lifted.

#include <absl/cleanup/cleanup.h>
#include <algorithm>
#include <functional>
#include <gsl/util>
#include <thread>
#include <vector>

int next();
void done(int);
void work();
void keep(std::function<void()> Action);

void keepsReference() {
  std::vector<std::function<void()>> Later;
  for (int I = 0; I != 8; ++I) {
    int Square = I * I;
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    Later.push_back([&] { done(Square); });
  }
}

void startsThread() {
  std::vector<std::thread> Threads;
  for (int I = 0; I != 8; ++I) {
    int Job = I;
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    Threads.emplace_back([&Job] { done(Job); });
  }
}

void keepsByName() {
  for (int I = 0; I != 8; ++I) {
    int Square = I * I;
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    auto Action = [&Square] { done(Square); };
    Action();
    keep(Action);
  }
}

void keepsByHand() {
  for (int I = 0; I != 8; ++I) {
    int Square = I * I;
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: this is the loop
    keep(std::bind(done, std::ref(Square)));
  }
}

// What is made within an action may be kept as well.
void keepsWithin() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([&I] { keep([&I] { done(I); }); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    work();
  }
}

// An action without references piles up in what is declared outside.
void pilesUp(std::vector<std::function<void()>> &Cleanups) {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    Cleanups.push_back([I] { done(I); });
  }
}

struct Undo {
  std::vector<std::function<void()>> Actions;
  void add(void (*Action)()) { Actions.push_back(Action); }
  void addWork();
  ~Undo() {
    for (auto &Action : Actions)
      Action();
  }
};

void pilesUpInList(Undo &List) {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    List.add(work);
  }
}

void Undo::addWork() {
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    add(work);
  }
}

void pilesUpGuards() {
  std::vector<gsl::final_action<void (*)()>> Guards;
  for (int I = 0; I != 8; ++I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:3: note: this is the loop
    Guards.push_back(gsl::finally(work));
  }
}

// Of these, nothing is kept: another guard's action,
void otherGuard() {
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int &I) {
    auto Guard = gsl::finally([&I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
    auto Other = gsl::finally([&I] { work(); done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Other' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-7]]:3: note: this is the loop
    // CHECK-FIXES:    loopBody(I);
  }
}

// what dismisses one,
void dismissed() {
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int I) {
    absl::Cleanup Guard = [I] { done(I); };
    // CHECK-NOTES: :[[@LINE-1]]:19: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
    if (next())
      std::move(Guard).Cancel();
    // CHECK-FIXES:    loopBody(I);
  }
}

// what is called here,
void calledHere() {
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int &I) {
    auto Guard = gsl::finally([&I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
    auto Twice = [&I](int By) { return By * I; };
    auto Again = [&] { return Twice(2) + Twice(3); };
    done(Again() + [&] { return Twice(4); }());
    // CHECK-FIXES:    loopBody(I);
  }
}

// what an algorithm is given,
void algorithm(std::vector<int> &Numbers) {
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int &I) {
    auto Guard = gsl::finally([&I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
    std::for_each(Numbers.begin(), Numbers.end(), [&](int N) { done(N + I); });
    // CHECK-FIXES:    loopBody(I);
  }
}

// what has captured nothing by reference and what dies with the iteration.
void ownList() {
  for (int I = 0; I != 8; ++I) {
    // CHECK-FIXES:  auto loopBody = [&](int I) {
    auto Guard = gsl::finally([I] { done(I); });
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:3: note: lift the body of this loop into a helper, so that the guard is in no loop
    std::vector<std::function<void()>> Own;
    Own.push_back([I] { done(I); });
    // CHECK-FIXES:    loopBody(I);
  }
}
