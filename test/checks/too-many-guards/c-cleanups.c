// RUN: %check defercliff-too-many-guards %s %t -check-suffixes=DEFAULT
// RUN: %check defercliff-too-many-guards %s %t -check-suffixes=LOW \
// RUN:   --option MaxCCleanups=3

// C has a limit of its own, 32: code that cleans up like this does it a lot.

#include <glib.h>

void closep(int *Handle);
#define _cleanup_close_ __attribute__((cleanup(closep)))

void four(void) {
  // CHECK-MESSAGES-LOW: :[[@LINE-1]]:6: warning: function 'four' keeps 4 clean-ups alive at once, more than 3; it has 4 in all; this is a limit of readability [defercliff-too-many-guards]
  _cleanup_close_ int A = 1;
  _cleanup_close_ int B = 2;
  g_autofree char *C = 0;
  g_autoptr(GError) D = 0;
}

void siblings(int Which) {
  if (Which) {
    _cleanup_close_ int A = 1, B = 2;
  } else {
    _cleanup_close_ int C = 1, D = 2;
  }
}

void thirtyTwo(void) {
  // CHECK-MESSAGES-LOW: :[[@LINE-1]]:6: warning: function 'thirtyTwo' keeps 32 clean-ups alive at once, more than 3; it has 32 in all; this is a limit of readability [defercliff-too-many-guards]
  _cleanup_close_ int A1 = 1;
  _cleanup_close_ int A2 = 2;
  _cleanup_close_ int A3 = 3;
  _cleanup_close_ int A4 = 4;
  _cleanup_close_ int A5 = 5;
  _cleanup_close_ int A6 = 6;
  _cleanup_close_ int A7 = 7;
  _cleanup_close_ int A8 = 8;
  _cleanup_close_ int A9 = 9;
  _cleanup_close_ int A10 = 10;
  _cleanup_close_ int A11 = 11;
  _cleanup_close_ int A12 = 12;
  _cleanup_close_ int A13 = 13;
  _cleanup_close_ int A14 = 14;
  _cleanup_close_ int A15 = 15;
  _cleanup_close_ int A16 = 16;
  _cleanup_close_ int A17 = 17;
  _cleanup_close_ int A18 = 18;
  _cleanup_close_ int A19 = 19;
  _cleanup_close_ int A20 = 20;
  _cleanup_close_ int A21 = 21;
  _cleanup_close_ int A22 = 22;
  _cleanup_close_ int A23 = 23;
  _cleanup_close_ int A24 = 24;
  _cleanup_close_ int A25 = 25;
  _cleanup_close_ int A26 = 26;
  _cleanup_close_ int A27 = 27;
  _cleanup_close_ int A28 = 28;
  _cleanup_close_ int A29 = 29;
  _cleanup_close_ int A30 = 30;
  _cleanup_close_ int A31 = 31;
  _cleanup_close_ int A32 = 32;
}

void thirtyThree(void) {
  // CHECK-MESSAGES-DEFAULT: :[[@LINE-1]]:6: warning: function 'thirtyThree' keeps 33 clean-ups alive at once, more than 32; it has 33 in all; this is a limit of readability [defercliff-too-many-guards]
  // CHECK-MESSAGES-LOW: :[[@LINE-2]]:6: warning: function 'thirtyThree' keeps 33 clean-ups alive at once, more than 3; it has 33 in all; this is a limit of readability [defercliff-too-many-guards]
  _cleanup_close_ int A1 = 1;
  _cleanup_close_ int A2 = 2;
  _cleanup_close_ int A3 = 3;
  _cleanup_close_ int A4 = 4;
  _cleanup_close_ int A5 = 5;
  _cleanup_close_ int A6 = 6;
  _cleanup_close_ int A7 = 7;
  _cleanup_close_ int A8 = 8;
  _cleanup_close_ int A9 = 9;
  _cleanup_close_ int A10 = 10;
  _cleanup_close_ int A11 = 11;
  _cleanup_close_ int A12 = 12;
  _cleanup_close_ int A13 = 13;
  _cleanup_close_ int A14 = 14;
  _cleanup_close_ int A15 = 15;
  _cleanup_close_ int A16 = 16;
  _cleanup_close_ int A17 = 17;
  _cleanup_close_ int A18 = 18;
  _cleanup_close_ int A19 = 19;
  _cleanup_close_ int A20 = 20;
  _cleanup_close_ int A21 = 21;
  _cleanup_close_ int A22 = 22;
  _cleanup_close_ int A23 = 23;
  _cleanup_close_ int A24 = 24;
  _cleanup_close_ int A25 = 25;
  _cleanup_close_ int A26 = 26;
  _cleanup_close_ int A27 = 27;
  _cleanup_close_ int A28 = 28;
  _cleanup_close_ int A29 = 29;
  _cleanup_close_ int A30 = 30;
  _cleanup_close_ int A31 = 31;
  _cleanup_close_ int A32 = 32;
  _cleanup_close_ int A33 = 33;
}
