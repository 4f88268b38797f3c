// std: c11
// RUN: %table defercliff-guard-in-loop %s %t
// Rule: C clean-up attributes in loops are everywhere and by option only.
#include <stdio.h>
#include <stdlib.h>

#define cleanup_(f) __attribute__((cleanup(f)))
static void freep(void *p) { free(*(void **)p); }
static void fclosep(FILE **f) { if (*f) fclose(*f); }
#define autofree cleanup_(freep)
#define DEFINE_LOCK(name) static inline void name##_unlock(int *lock) { --*lock; }
DEFINE_LOCK(spin)
#define scoped_guard(lock) for (int *scope cleanup_(pspin) = (++*(lock), (lock)), *done = 0; !done; done = (int *)1)
static void pspin(int **lock) { spin_unlock(*lock); }

int lines(char **paths, int count) {
  int total = 0;
  for (int i = 0; i < count; ++i) {
    cleanup_(fclosep) FILE *file = fopen(paths[i], "r"); // quiet: by option only
    autofree char *buffer = malloc(4096); // quiet: by option only
    if (!file || !buffer)
      continue;
    while (fgets(buffer, 4096, file)) {
      autofree char *copy = malloc(64); // quiet: by option only
      total += copy != NULL;
    }
  }
  return total;
}

int locked(int *lock, int count) {
  int total = 0;
  scoped_guard(lock) { // quiet: a one-trip for
    total += count;
  }
  while (count-- > 0)
    scoped_guard(lock) // quiet: by option only
      ++total;
  return total;
}
