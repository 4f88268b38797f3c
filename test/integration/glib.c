// RUN: %check defercliff-guard-in-loop %s %t --real-headers --option CountCCleanups=true -- %glib

#include <glib.h>

void inLoop(int N) {
  for (int I = 0; I < N; ++I) {
    g_autofree char *Text = g_strdup("text");
    // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: guard 'Text' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    g_autoptr(GError) Error = NULL;
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: guard 'Error' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void once(void) { g_autofree char *Text = g_strdup("text"); }
