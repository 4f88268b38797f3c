// RUN: %behaviour defercliff-too-many-guards %s %t

// The merged guard captures what each of them did: copies have the value of
// then, references the value of the end.

#include <absl/cleanup/cleanup.h>
#include <cstdio>

static void work(int fd, int *log) {
  int state = 1;
  long size = 10;
  absl::Cleanup closeFile = [fd] { std::printf("close %d\n", fd); };
  absl::Cleanup closeLog = [log, size] {
    std::printf("log %d, %ld\n", *log, size);
  };
  absl::Cleanup tellState = [&state] { std::printf("state %d\n", ++state); };
  absl::Cleanup tellBoth = [&state, fd] {
    std::printf("state %d of %d\n", ++state, fd);
  };
  absl::Cleanup five = [] { std::puts("five"); };
  absl::Cleanup six = [] { std::puts("six"); };
  absl::Cleanup seven = [] { std::puts("seven"); };
  absl::Cleanup eight = [] { std::puts("eight"); };
  absl::Cleanup nine = [] { std::puts("nine"); };
  state = 5;
  size = 20;
  fd = 0;
  *log = 7;
}

int main() {
  int log = 3;
  work(4, &log);
}
// PRINTS: nine
// PRINTS: eight
// PRINTS: seven
// PRINTS: six
// PRINTS: five
// PRINTS: state 6 of 4
// PRINTS: state 7
// PRINTS: log 7, 10
// PRINTS: close 4
