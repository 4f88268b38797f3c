// RUN: %check defercliff-deferral-in-loop %s %t

// Once, however often the template is instantiated.

#include <functional>
#include <vector>

struct File;
File *fopen(int);
int fclose(File *);

template <class T> void files(T N) {
  std::vector<std::function<void()>> Later;
  for (T I = 0; I < N; ++I) {
    File *F = fopen(static_cast<int>(I));
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:38: note: 'Later' is declared here, outside the loop
  }
}

void use() {
  files(3);
  files(3L);
  files(3U);
}
