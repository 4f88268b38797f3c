// std: c11
// RUN: %table defercliff-guard-in-loop %s %t
// C clean-ups are everyday: off by default.
#include <stdio.h>
#include <stdlib.h>
static void free_p(void *p) { free(*(void **)p); }
#define autofree __attribute__((cleanup(free_p)))
int count(int n) {
  int total = 0;
  for (int i = 0; i < n; i++) {
    autofree char *s = malloc(8); // quiet: an attribute, in a loop
    if (!s)
      continue;
    total += s[0];
  }
  while (n--) {
    autofree char *a = malloc(8), *b = malloc(9); // quiet: the same
    if (a[0] == b[0])
      return 1;
  }
again:;
  autofree char *t = malloc(1); // quiet: the same by goto
  if (n++ < 3)
    goto again;
  return total;
}
