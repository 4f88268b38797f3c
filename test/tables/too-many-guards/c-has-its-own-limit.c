// std: c17
// RUN: %table defercliff-too-many-guards %s %t
// C clean-up attributes have their own, higher limit: nine are silent
#include <stdlib.h>

static void freep(void *p) { free(*(void **)p); }
#define _cleanup_free_ __attribute__((cleanup(freep)))

int nine(int n) { // quiet: nine C clean-ups
  _cleanup_free_ char *a = malloc(1);
  _cleanup_free_ char *b = malloc(1);
  _cleanup_free_ char *c = malloc(1);
  _cleanup_free_ char *d = malloc(1);
  _cleanup_free_ char *e = malloc(1);
  _cleanup_free_ char *f = malloc(1);
  _cleanup_free_ char *g = malloc(1);
  _cleanup_free_ char *h = malloc(1);
  _cleanup_free_ char *i = malloc(1);
  if (!a || !b || !c || !d || !e || !f || !g || !h || !i)
    return -1;
  return n;
}

int oneLine(void) { // quiet: nine in one declaration each
  _cleanup_free_ char *a = NULL, *b = NULL, *c = NULL;
  _cleanup_free_ char *d = NULL, *e = NULL, *f = NULL;
  _cleanup_free_ char *g = NULL, *h = NULL, *i = NULL;
  a = malloc(4);
  return a != NULL;
}

int siblings(int n) { // quiet: eighteen in the text, six alive
  if (n > 0) {
    _cleanup_free_ char *a = NULL, *b = NULL, *c = NULL, *d = NULL, *e = NULL, *f = NULL;
    a = malloc(1);
    return a != NULL;
  }
  if (n < 0) {
    _cleanup_free_ char *a = NULL, *b = NULL, *c = NULL, *d = NULL, *e = NULL, *f = NULL;
    a = malloc(2);
    return a != NULL;
  }
  _cleanup_free_ char *a = NULL, *b = NULL, *c = NULL, *d = NULL, *e = NULL, *f = NULL;
  a = malloc(3);
  return a != NULL;
}

void loop(int n) { // quiet: two per iteration
  while (n--) {
    _cleanup_free_ char *a = malloc(1);
    _cleanup_free_ char *b = malloc(2);
    if (!a || !b)
      break;
  }
}
