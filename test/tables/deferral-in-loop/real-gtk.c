// std: c11
// RUN: %table defercliff-deferral-in-loop %s %t
// C has no such holders: nothing to report.
#include <stdio.h>
#include <stdlib.h>
typedef void (*fn)(void *);
struct entry { fn f; void *arg; struct entry *next; };
static struct entry *list;
static void defer(fn f, void *arg) { struct entry *e = malloc(sizeof *e); e->f = f; e->arg = arg; e->next = list; list = e; }
static void closer(void *p) { fclose(p); }
static void cleanup_free(char **p) { free(*p); }
int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    FILE *f = fopen(argv[i], "r");
    if (!f)
      continue;
    defer(closer, f); // quiet: a function pointer, no callable object
    __attribute__((cleanup(cleanup_free))) char *s = malloc(8); // quiet: a guard of the iteration
    fgets(s, 8, f);
    atexit(0); // quiet: no callable object
  }
  for (struct entry *e = list; e; e = e->next)
    e->f(e->arg); // quiet: runs
  return 0;
}
