// RUN: %check 'defercliff-*' %s %t --real-headers \
// RUN:   --global-option defercliff-guard-in-loop.CountCCleanups=true \
// RUN:   --global-option defercliff-too-many-guards.MaxCCleanups=2 -- %glib

#include <glib.h>

void inLoop(int N) {
  for (int I = 0; I < N; ++I) {
    g_autofree char *Text = g_strdup("text");
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: guard 'Text' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    g_autoptr(GError) Error = NULL;
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: guard 'Error' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void oneByOne(GMutex *Mutex, int N) {
  while (--N) {
    g_auto(GStrv) Words = g_strsplit("a b", " ", 2);
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: guard 'Words' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
  do {
    g_autoptr(GMutexLocker) Locker = g_mutex_locker_new(Mutex);
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: guard 'Locker' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  } while (--N);
again:;
  g_autolist(GString) List = NULL;
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: guard 'List' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  if (--N)
    goto again;
}

void three(void) {
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'three' keeps 3 clean-ups alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  g_autofree char *Text = g_strdup("text");
  g_autoptr(GError) Error = NULL;
  g_auto(GStrv) Words = g_strsplit("a b", " ", 2);
}

void once(void) {
  g_autofree char *Text = g_strdup("text");
  do {
    g_autoptr(GError) Error = NULL;
  } while (0);
}
