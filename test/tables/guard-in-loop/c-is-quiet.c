// std: c11
// RUN: %table defercliff-guard-in-loop %s %t -- %glib
// C clean-ups in loops are everyday: quiet by default.
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
static void freep(void *p) { free(*(void **)p); }
static void closep(FILE **f) {
  if (*f)
    fclose(*f);
}
#define cleanup_free __attribute__((cleanup(freep)))
void use(const char *);
void all(char **names) {
  for (char **n = names; *n; ++n) {
    cleanup_free char *copy = malloc(10); // quiet: a C clean-up
    __attribute__((cleanup(closep))) FILE *f = fopen(*n, "r"); // quiet: a C clean-up
    g_autofree char *path = g_strdup(*n); // quiet: a C clean-up
    g_autoptr(GError) error = NULL; // quiet: a C clean-up
    use(copy);
    use(path);
  }
}
void retry(void) {
again:;
  g_autoptr(GString) s = g_string_new("x"); // quiet: a C clean-up
  if (s->len < 3)
    goto again;
}
