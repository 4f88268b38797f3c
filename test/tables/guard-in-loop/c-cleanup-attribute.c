// std: c17
// RUN: %table defercliff-guard-in-loop %s %t
// C clean-up attributes in a loop are inline and everywhere: reported only with an option
#include <stdio.h>
#include <stdlib.h>

static void freep(void *p) { free(*(void **)p); }
static void closep(FILE **f) { if (*f) fclose(*f); }
#define _cleanup_free_ __attribute__((cleanup(freep)))
#define _cleanup_fclose_ __attribute__((cleanup(closep)))
#define g_autofree _cleanup_free_

long total(char **paths, int n) {
  long sum = 0;
  for (int i = 0; i < n; i++) {
    _cleanup_fclose_ FILE *f = fopen(paths[i], "r"); // quiet: a C clean-up
    _cleanup_free_ char *buf = malloc(128); // quiet: a C clean-up
    if (!f || !buf)
      continue;
    sum += (long)fread(buf, 1, 128, f);
  }
  return sum;
}

void words(int n) {
  while (n-- > 0) {
    g_autofree char *w = malloc(16); // quiet: through a macro
    if (w)
      w[0] = 0;
  }
  do {
    __attribute__((cleanup(freep))) char *w = malloc(16); // quiet: spelled out
    if (!w)
      break;
  } while (n++ < 3);
}

int again(void) {
  int tries = 0;
retry: {
  _cleanup_free_ char *b = malloc(8); // quiet: a goto loop
  if (!b && ++tries < 3)
    goto retry;
}
  return tries;
}
