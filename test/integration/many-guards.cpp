// RUN: %check defercliff-too-many-guards %s %t --real-headers --option MaxGuards=2

#include <absl/cleanup/cleanup.h>
#include <gsl/util>

int open();
void close(int);

void three() {
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'three' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  int A = open();
  absl::Cleanup CloseA = [A] { close(A); };
  int B = open();
  auto CloseB = gsl::finally([B] { close(B); });
  int C = open();
  absl::Cleanup CloseC = [C] { close(C); };
}

void oneAfterTheOther() {
  { absl::Cleanup Done = [] { close(1); }; }
  { absl::Cleanup Done = [] { close(2); }; }
  { absl::Cleanup Done = [] { close(3); }; }
}
