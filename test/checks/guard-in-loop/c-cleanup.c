// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=SILENT
// RUN: %check defercliff-guard-in-loop %s %t -check-suffixes=COUNTED \
// RUN:   --option CountCCleanups=true

// Clean-ups in a loop are everywhere in C, and cost nothing: they are reported
// only when asked for.

#include <glib.h>

int next(void);
void work(void);
void closep(int *Handle);

#define _cleanup_(Function) __attribute__((cleanup(Function)))
#define _cleanup_close_ _cleanup_(closep)

void attribute(void) {
  while (next()) {
    int Handle __attribute__((cleanup(closep))) = next();
    // CHECK-MESSAGES-COUNTED: :[[@LINE-1]]:9: warning: guard 'Handle' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  }
}

void systemd(void) {
  for (;;) {
    _cleanup_close_ int Handle = next();
    // CHECK-MESSAGES-COUNTED: :[[@LINE-1]]:25: warning: guard 'Handle' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    if (!Handle)
      break;
    work();
  }
}

void glib(void) {
  do {
    g_autofree char *Text = g_malloc(1);
    // CHECK-MESSAGES-COUNTED: :[[@LINE-1]]:22: warning: guard 'Text' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    g_autoptr(GError) Error = NULL;
    // CHECK-MESSAGES-COUNTED: :[[@LINE-1]]:23: warning: guard 'Error' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    work();
  } while (next());
}

void outside(void) {
  _cleanup_close_ int Handle = next();
  while (next())
    work();
}

// Linux's scoped_guard is a loop in form only: it has one trip.
typedef int class_lock_t;
class_lock_t lock(void);
void unlock(class_lock_t *);

#define JOIN_(A, B) A##B
#define JOIN(A, B) JOIN_(A, B)
#define scoped_guard_(Label)                                                   \
  for (class_lock_t scope __attribute__((cleanup(unlock))) = lock(); 1;        \
       ({ goto Label; }))                                                      \
    if (0) {                                                                   \
    Label:                                                                     \
      break;                                                                   \
    } else
#define scoped_guard scoped_guard_(JOIN(label, __LINE__))

void linuxMacro(void) {
  scoped_guard work();
  scoped_guard {
    _cleanup_close_ int Handle = next();
    work();
  }
}

// Around it a real loop makes it one guard per iteration.
void linuxMacroInLoop(void) {
  while (next())
    scoped_guard work();
    // CHECK-MESSAGES-COUNTED: :[[@LINE-1]]:5: warning: guard of 'scoped_guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
}
