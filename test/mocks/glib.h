#pragma once

// The clean-up macros of GLib, for C.

#include <stddef.h>

typedef void *gpointer;

#ifdef __cplusplus
extern "C" {
#endif
void g_free(gpointer memory);
gpointer g_malloc(size_t size);
#ifdef __cplusplus
}
#endif

#define _GLIB_CLEANUP(func) __attribute__((cleanup(func)))
#define G_GNUC_UNUSED __attribute__((unused))

static G_GNUC_UNUSED inline void g_autoptr_cleanup_generic_gfree(void *p) {
  void **pp = (void **)p;
  g_free(*pp);
}

#define _GLIB_AUTOPTR_TYPENAME(TypeName) TypeName##_autoptr
#define G_DEFINE_AUTOPTR_CLEANUP_FUNC(TypeName, func)                          \
  typedef TypeName *TypeName##_autoptr;                                        \
  static G_GNUC_UNUSED inline void glib_autoptr_cleanup_##TypeName(            \
      TypeName **_ptr) {                                                       \
    if (*_ptr)                                                                 \
      (func)(*_ptr);                                                           \
  }
#define G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TypeName, func)                       \
  static G_GNUC_UNUSED inline void glib_auto_cleanup_##TypeName(               \
      TypeName *_ptr) {                                                        \
    (func)(_ptr);                                                              \
  }

#define g_autoptr(TypeName)                                                    \
  _GLIB_CLEANUP(glib_autoptr_cleanup_##TypeName) TypeName##_autoptr
#define g_auto(TypeName) _GLIB_CLEANUP(glib_auto_cleanup_##TypeName) TypeName
#define g_autofree _GLIB_CLEANUP(g_autoptr_cleanup_generic_gfree)

typedef struct _GError GError;
void g_error_free(GError *error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GError, g_error_free)
