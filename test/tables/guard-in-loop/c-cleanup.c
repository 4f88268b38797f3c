// std: c11
// RUN: %table defercliff-guard-in-loop %s %t
// C with clean-up attributes: only with an option, so all is silent.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define _cleanup_(f) __attribute__((cleanup(f)))
static inline void freep(void *p) { free(*(void **)p); }
static inline void closep(int *fd) {
  if (*fd >= 0)
    close(*fd);
}
static inline void fclosep(FILE **f) {
  if (*f)
    fclose(*f);
}
typedef struct {
  void (*action)(void *);
  void *data;
} Defer;
static inline void run(Defer *d) { d->action(d->data); }
int open_unit(const char *name);
char *load(int fd);

int load_units(char **names) {
  for (char **n = names; *n; n++) {
    _cleanup_(closep) int fd = open_unit(*n);  // quiet: an attribute of C
    _cleanup_(freep) char *text = load(fd);    // quiet: an attribute of C
    if (!text)
      continue;
    puts(text);
  }
  return 0;
}

int retry(const char *path) {
again:;
  _cleanup_(fclosep) FILE *f = fopen(path, "r"); // quiet: an attribute of C
  if (!f) {
    sleep(1);
    goto again;
  }
  return fgetc(f);
}

void actions(void **list, int n) {
  for (int i = 0; i < n; i++) {
    Defer d __attribute__((cleanup(run))) = {free, list[i]}; // quiet: an attribute, though over a callable
    puts("x");
  }
  while (n-- > 0) {
    _cleanup_(run) Defer d = {.action = free, .data = list[n]}; // quiet: an attribute
    if (n == 3)
      break;
  }
}

#define scoped_guard(lock) for (int *scope __attribute__((cleanup(unlock_p))) = take(lock), *once = scope; once; once = NULL)
int *take(int *lock);
static inline void unlock_p(int **lock) { **lock = 0; }

void kernel(int *lock, int n) {
  scoped_guard(lock) { puts("in"); } // quiet: one trip, and an attribute
  for (int i = 0; i < n; i++)
    scoped_guard(lock) { puts("in"); } // quiet: an attribute
}
