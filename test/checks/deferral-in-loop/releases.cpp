// RUN: %check defercliff-deferral-in-loop %s %t

// A list of callables is a list of tasks, unless a task gives back what its
// iteration acquired: then nothing is released before the list is run.

#include <functional>
#include <vector>

struct File;
File *fopen(int);
int fclose(File *);
File *current();
void print(int);

struct Texture {
  void release();
};
Texture *makeTexture(int);

using Actions = std::vector<std::function<void()>>;

void files(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
  }
}

void methods(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    Texture *T = makeTexture(I);
    Later.push_back([T] { T->release(); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'T' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:14: note: 'T' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
  }
}

void deleted(int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    int *Number = new int(I);
    Later.push_back([Number] {
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'Number' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:10: note: 'Number' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:11: note: 'Later' is declared here, outside the loop
      print(*Number);
      delete Number;
    });
  }
}

void tasks(const std::vector<File *> &Open, int N) {
  Actions Later;
  for (int I = 0; I < N; ++I) {
    Later.push_back([I] { print(I); });
    // What the task opens, it closes.
    Later.push_back([I] {
      File *F = fopen(I);
      fclose(F);
    });
  }
  // What was there before the loop.
  for (File *F : Open)
    Later.push_back([F] { fclose(F); });
}
