// RUN: %check defercliff-deferral-in-loop %s %t

// An action that does not fit the small buffer of the wrapper that keeps it
// takes a heap block along, which is not released either.

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

struct File;
File *fopen(int);
int fclose(File *);
void log(int &, int);

void tooLarge(int N, int &Closed, int &Code) {
  std::vector<std::function<void()>> Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F, &Closed, &Code] { log(Closed, Code = fclose(F)); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run; each allocates: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:22: note: 'F' is captured by copy: 8 bytes
    // CHECK-NOTES: :[[@LINE-5]]:26: note: 'Closed' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-6]]:35: note: 'Code' is captured by reference: 8 bytes; with it the closure is larger than the buffer
  }
}

void fits(int N) {
  std::vector<std::function<void()>> Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Later' is declared here, outside the loop
  }
}

class DeferList {
  std::vector<std::function<void()>> Actions;

public:
  void add(std::function<void()> A) { Actions.push_back(std::move(A)); }
  ~DeferList() {
    for (auto &A : Actions)
      A();
  }
};

struct Undo {
  long Old[4];
  void operator()() const;
};

void listOfDefers(DeferList &Later, int N, int &A, int &B, int &C) {
  while (N--) {
    Later.add([&A, &B, &C] { log(A, B + C); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a clean-up to 'Later'; none of them runs before 'Later' runs them or dies; each allocates: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-4]]:30: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-3]]:17: note: 'A' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-4]]:21: note: 'B' is captured by reference: 8 bytes
    // CHECK-NOTES: :[[@LINE-5]]:25: note: 'C' is captured by reference: 8 bytes; with it the closure is larger than the buffer
    Later.add(Undo{{N, N, N, N}});
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a clean-up to 'Later'; none of them runs before 'Later' runs them or dies; each allocates: its 32-byte callable does not fit the 16-byte buffer of 'std::function' [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-10]]:30: note: 'Later' is declared here, outside the loop
    // What is in a wrapper already is not known.
    std::function<void()> Wrapped = [&A, &B, &C] { log(A, B + C); };
    Later.add(Wrapped);
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds a clean-up to 'Later'; none of them runs before 'Later' runs them or dies [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-15]]:30: note: 'Later' is declared here, outside the loop
  }
}
