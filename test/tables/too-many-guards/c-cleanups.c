// std: c11
// RUN: %table defercliff-too-many-guards %s %t
// C clean-ups have a limit of their own, 32 alive at once.
#include <stdlib.h>
#include <stdio.h>
#define _cleanup_free_ __attribute__((cleanup(freep)))
static inline void freep(void *p) { free(*(void **)p); }
char *get(int n);
#define TWO(a, b) _cleanup_free_ char *a = get(1); _cleanup_free_ char *b = get(2)

int thirtyThree(int n) { // want style: 33 alive at once
  _cleanup_free_ char *v0 = get(0);
  _cleanup_free_ char *v1 = get(1);
  _cleanup_free_ char *v2 = get(2);
  _cleanup_free_ char *v3 = get(3);
  _cleanup_free_ char *v4 = get(4);
  _cleanup_free_ char *v5 = get(5);
  _cleanup_free_ char *v6 = get(6);
  _cleanup_free_ char *v7 = get(7);
  _cleanup_free_ char *v8 = get(8);
  _cleanup_free_ char *v9 = get(9);
  _cleanup_free_ char *v10 = get(10);
  _cleanup_free_ char *v11 = get(11);
  _cleanup_free_ char *v12 = get(12);
  _cleanup_free_ char *v13 = get(13);
  _cleanup_free_ char *v14 = get(14);
  _cleanup_free_ char *v15 = get(15);
  _cleanup_free_ char *v16 = get(16);
  _cleanup_free_ char *v17 = get(17);
  _cleanup_free_ char *v18 = get(18);
  _cleanup_free_ char *v19 = get(19);
  _cleanup_free_ char *v20 = get(20);
  _cleanup_free_ char *v21 = get(21);
  _cleanup_free_ char *v22 = get(22);
  _cleanup_free_ char *v23 = get(23);
  _cleanup_free_ char *v24 = get(24);
  _cleanup_free_ char *v25 = get(25);
  _cleanup_free_ char *v26 = get(26);
  _cleanup_free_ char *v27 = get(27);
  _cleanup_free_ char *v28 = get(28);
  _cleanup_free_ char *v29 = get(29);
  _cleanup_free_ char *v30 = get(30);
  _cleanup_free_ char *v31 = get(31);
  _cleanup_free_ char *v32 = get(32);
  return n + !!v0;
}

int thirtyTwo(int n) { // quiet: 32 are the limit
  _cleanup_free_ char *v0 = get(0);
  _cleanup_free_ char *v1 = get(1);
  _cleanup_free_ char *v2 = get(2);
  _cleanup_free_ char *v3 = get(3);
  _cleanup_free_ char *v4 = get(4);
  _cleanup_free_ char *v5 = get(5);
  _cleanup_free_ char *v6 = get(6);
  _cleanup_free_ char *v7 = get(7);
  _cleanup_free_ char *v8 = get(8);
  _cleanup_free_ char *v9 = get(9);
  _cleanup_free_ char *v10 = get(10);
  _cleanup_free_ char *v11 = get(11);
  _cleanup_free_ char *v12 = get(12);
  _cleanup_free_ char *v13 = get(13);
  _cleanup_free_ char *v14 = get(14);
  _cleanup_free_ char *v15 = get(15);
  _cleanup_free_ char *v16 = get(16);
  _cleanup_free_ char *v17 = get(17);
  _cleanup_free_ char *v18 = get(18);
  _cleanup_free_ char *v19 = get(19);
  _cleanup_free_ char *v20 = get(20);
  _cleanup_free_ char *v21 = get(21);
  _cleanup_free_ char *v22 = get(22);
  _cleanup_free_ char *v23 = get(23);
  _cleanup_free_ char *v24 = get(24);
  _cleanup_free_ char *v25 = get(25);
  _cleanup_free_ char *v26 = get(26);
  _cleanup_free_ char *v27 = get(27);
  _cleanup_free_ char *v28 = get(28);
  _cleanup_free_ char *v29 = get(29);
  _cleanup_free_ char *v30 = get(30);
  _cleanup_free_ char *v31 = get(31);
  return n;
}

int nine(int n) { // quiet: everyday in C
  _cleanup_free_ char *v0 = get(0);
  _cleanup_free_ char *v1 = get(1);
  _cleanup_free_ char *v2 = get(2);
  _cleanup_free_ char *v3 = get(3);
  _cleanup_free_ char *v4 = get(4);
  _cleanup_free_ char *v5 = get(5);
  _cleanup_free_ char *v6 = get(6);
  _cleanup_free_ char *v7 = get(7);
  _cleanup_free_ char *v8 = get(8);
  return n;
}

int blocks(int n) { // quiet: 40 in all, but 20 at once
  if (n) {
    _cleanup_free_ char *v0 = get(0);
    _cleanup_free_ char *v1 = get(1);
    _cleanup_free_ char *v2 = get(2);
    _cleanup_free_ char *v3 = get(3);
    _cleanup_free_ char *v4 = get(4);
    _cleanup_free_ char *v5 = get(5);
    _cleanup_free_ char *v6 = get(6);
    _cleanup_free_ char *v7 = get(7);
    _cleanup_free_ char *v8 = get(8);
    _cleanup_free_ char *v9 = get(9);
    _cleanup_free_ char *v10 = get(10);
    _cleanup_free_ char *v11 = get(11);
    _cleanup_free_ char *v12 = get(12);
    _cleanup_free_ char *v13 = get(13);
    _cleanup_free_ char *v14 = get(14);
    _cleanup_free_ char *v15 = get(15);
    _cleanup_free_ char *v16 = get(16);
    _cleanup_free_ char *v17 = get(17);
    _cleanup_free_ char *v18 = get(18);
    _cleanup_free_ char *v19 = get(19);
    return 1;
  } else {
    _cleanup_free_ char *v0 = get(0);
    _cleanup_free_ char *v1 = get(1);
    _cleanup_free_ char *v2 = get(2);
    _cleanup_free_ char *v3 = get(3);
    _cleanup_free_ char *v4 = get(4);
    _cleanup_free_ char *v5 = get(5);
    _cleanup_free_ char *v6 = get(6);
    _cleanup_free_ char *v7 = get(7);
    _cleanup_free_ char *v8 = get(8);
    _cleanup_free_ char *v9 = get(9);
    _cleanup_free_ char *v10 = get(10);
    _cleanup_free_ char *v11 = get(11);
    _cleanup_free_ char *v12 = get(12);
    _cleanup_free_ char *v13 = get(13);
    _cleanup_free_ char *v14 = get(14);
    _cleanup_free_ char *v15 = get(15);
    _cleanup_free_ char *v16 = get(16);
    _cleanup_free_ char *v17 = get(17);
    _cleanup_free_ char *v18 = get(18);
    _cleanup_free_ char *v19 = get(19);
    return 2;
  }
}

int loops(int n) { // want style: 30 outside and 4 in the loop
  _cleanup_free_ char *v0 = get(0);
  _cleanup_free_ char *v1 = get(1);
  _cleanup_free_ char *v2 = get(2);
  _cleanup_free_ char *v3 = get(3);
  _cleanup_free_ char *v4 = get(4);
  _cleanup_free_ char *v5 = get(5);
  _cleanup_free_ char *v6 = get(6);
  _cleanup_free_ char *v7 = get(7);
  _cleanup_free_ char *v8 = get(8);
  _cleanup_free_ char *v9 = get(9);
  _cleanup_free_ char *v10 = get(10);
  _cleanup_free_ char *v11 = get(11);
  _cleanup_free_ char *v12 = get(12);
  _cleanup_free_ char *v13 = get(13);
  _cleanup_free_ char *v14 = get(14);
  _cleanup_free_ char *v15 = get(15);
  _cleanup_free_ char *v16 = get(16);
  _cleanup_free_ char *v17 = get(17);
  _cleanup_free_ char *v18 = get(18);
  _cleanup_free_ char *v19 = get(19);
  _cleanup_free_ char *v20 = get(20);
  _cleanup_free_ char *v21 = get(21);
  _cleanup_free_ char *v22 = get(22);
  _cleanup_free_ char *v23 = get(23);
  _cleanup_free_ char *v24 = get(24);
  _cleanup_free_ char *v25 = get(25);
  _cleanup_free_ char *v26 = get(26);
  _cleanup_free_ char *v27 = get(27);
  _cleanup_free_ char *v28 = get(28);
  _cleanup_free_ char *v29 = get(29);
  for (int i = 0; i < n; i++) {
    _cleanup_free_ char *v30 = get(30);
    _cleanup_free_ char *v31 = get(31);
    _cleanup_free_ char *v32 = get(32);
    _cleanup_free_ char *v33 = get(33);
    if (v33)
      continue;
    puts(v30);
  }
  return 0;
}

int cases(int n) { // quiet: 30, and two in either case
  _cleanup_free_ char *v0 = get(0);
  _cleanup_free_ char *v1 = get(1);
  _cleanup_free_ char *v2 = get(2);
  _cleanup_free_ char *v3 = get(3);
  _cleanup_free_ char *v4 = get(4);
  _cleanup_free_ char *v5 = get(5);
  _cleanup_free_ char *v6 = get(6);
  _cleanup_free_ char *v7 = get(7);
  _cleanup_free_ char *v8 = get(8);
  _cleanup_free_ char *v9 = get(9);
  _cleanup_free_ char *v10 = get(10);
  _cleanup_free_ char *v11 = get(11);
  _cleanup_free_ char *v12 = get(12);
  _cleanup_free_ char *v13 = get(13);
  _cleanup_free_ char *v14 = get(14);
  _cleanup_free_ char *v15 = get(15);
  _cleanup_free_ char *v16 = get(16);
  _cleanup_free_ char *v17 = get(17);
  _cleanup_free_ char *v18 = get(18);
  _cleanup_free_ char *v19 = get(19);
  _cleanup_free_ char *v20 = get(20);
  _cleanup_free_ char *v21 = get(21);
  _cleanup_free_ char *v22 = get(22);
  _cleanup_free_ char *v23 = get(23);
  _cleanup_free_ char *v24 = get(24);
  _cleanup_free_ char *v25 = get(25);
  _cleanup_free_ char *v26 = get(26);
  _cleanup_free_ char *v27 = get(27);
  _cleanup_free_ char *v28 = get(28);
  _cleanup_free_ char *v29 = get(29);
  switch (n) {
  case 1: {
    _cleanup_free_ char *v30 = get(30);
    _cleanup_free_ char *v31 = get(31);
    break;
  }
  case 2: {
    _cleanup_free_ char *v30 = get(30);
    _cleanup_free_ char *v31 = get(31);
    break;
  }
  }
  return 0;
}

int macros(int n) { // quiet: a use of TWO counts once
  TWO(a0, b0);
  TWO(a1, b1);
  TWO(a2, b2);
  TWO(a3, b3);
  TWO(a4, b4);
  TWO(a5, b5);
  TWO(a6, b6);
  TWO(a7, b7);
  TWO(a8, b8);
  TWO(a9, b9);
  TWO(a10, b10);
  TWO(a11, b11);
  TWO(a12, b12);
  TWO(a13, b13);
  TWO(a14, b14);
  TWO(a15, b15);
  TWO(a16, b16);
  TWO(a17, b17);
  TWO(a18, b18);
  TWO(a19, b19);
  return n;
}

int jumps(int n) { // want style: the goto does not make them fewer
  _cleanup_free_ char *v0 = get(0);
  _cleanup_free_ char *v1 = get(1);
  _cleanup_free_ char *v2 = get(2);
  _cleanup_free_ char *v3 = get(3);
  _cleanup_free_ char *v4 = get(4);
  _cleanup_free_ char *v5 = get(5);
  _cleanup_free_ char *v6 = get(6);
  _cleanup_free_ char *v7 = get(7);
  _cleanup_free_ char *v8 = get(8);
  _cleanup_free_ char *v9 = get(9);
  _cleanup_free_ char *v10 = get(10);
  _cleanup_free_ char *v11 = get(11);
  _cleanup_free_ char *v12 = get(12);
  _cleanup_free_ char *v13 = get(13);
  _cleanup_free_ char *v14 = get(14);
  _cleanup_free_ char *v15 = get(15);
  _cleanup_free_ char *v16 = get(16);
  _cleanup_free_ char *v17 = get(17);
  _cleanup_free_ char *v18 = get(18);
  _cleanup_free_ char *v19 = get(19);
  _cleanup_free_ char *v20 = get(20);
  _cleanup_free_ char *v21 = get(21);
  _cleanup_free_ char *v22 = get(22);
  _cleanup_free_ char *v23 = get(23);
  _cleanup_free_ char *v24 = get(24);
  _cleanup_free_ char *v25 = get(25);
  _cleanup_free_ char *v26 = get(26);
  _cleanup_free_ char *v27 = get(27);
  _cleanup_free_ char *v28 = get(28);
  _cleanup_free_ char *v29 = get(29);
  _cleanup_free_ char *v30 = get(30);
  _cleanup_free_ char *v31 = get(31);
  if (n)
    goto out;
  {
    _cleanup_free_ char *v32 = get(32);
    puts(v32);
  }
out:
  return 0;
}
