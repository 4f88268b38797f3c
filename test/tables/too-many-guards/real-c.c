// std: c11
// RUN: %table defercliff-too-many-guards %s %t
// C: clean-ups are everyday, the limit is 32.
#include <stdlib.h>
static void fp(void *p) { free(*(void **)p); }
#define autofree __attribute__((cleanup(fp)))
int step(int);
int nine(void) { // quiet: nine are everyday in C
  autofree char *p0 = malloc(1);
  autofree char *p1 = malloc(2);
  autofree char *p2 = malloc(3);
  autofree char *p3 = malloc(4);
  autofree char *p4 = malloc(5);
  autofree char *p5 = malloc(6);
  autofree char *p6 = malloc(7);
  autofree char *p7 = malloc(8);
  autofree char *p8 = malloc(9);
  return step(1);
}
int thirtytwo(void) { // quiet: the limit
  autofree char *p0 = malloc(1);
  autofree char *p1 = malloc(2);
  autofree char *p2 = malloc(3);
  autofree char *p3 = malloc(4);
  autofree char *p4 = malloc(5);
  autofree char *p5 = malloc(6);
  autofree char *p6 = malloc(7);
  autofree char *p7 = malloc(8);
  autofree char *p8 = malloc(9);
  autofree char *p9 = malloc(10);
  autofree char *p10 = malloc(11);
  autofree char *p11 = malloc(12);
  autofree char *p12 = malloc(13);
  autofree char *p13 = malloc(14);
  autofree char *p14 = malloc(15);
  autofree char *p15 = malloc(16);
  autofree char *p16 = malloc(17);
  autofree char *p17 = malloc(18);
  autofree char *p18 = malloc(19);
  autofree char *p19 = malloc(20);
  autofree char *p20 = malloc(21);
  autofree char *p21 = malloc(22);
  autofree char *p22 = malloc(23);
  autofree char *p23 = malloc(24);
  autofree char *p24 = malloc(25);
  autofree char *p25 = malloc(26);
  autofree char *p26 = malloc(27);
  autofree char *p27 = malloc(28);
  autofree char *p28 = malloc(29);
  autofree char *p29 = malloc(30);
  autofree char *p30 = malloc(31);
  autofree char *p31 = malloc(32);
  return step(1);
}
int thirtythree(void) { // want style: more than 32
  autofree char *p0 = malloc(1);
  if (!p0) return -1;
  autofree char *p1 = malloc(2);
  if (!p1) return -1;
  autofree char *p2 = malloc(3);
  if (!p2) return -1;
  autofree char *p3 = malloc(4);
  if (!p3) return -1;
  autofree char *p4 = malloc(5);
  if (!p4) return -1;
  autofree char *p5 = malloc(6);
  if (!p5) return -1;
  autofree char *p6 = malloc(7);
  if (!p6) return -1;
  autofree char *p7 = malloc(8);
  if (!p7) return -1;
  autofree char *p8 = malloc(9);
  if (!p8) return -1;
  autofree char *p9 = malloc(10);
  if (!p9) return -1;
  autofree char *p10 = malloc(11);
  if (!p10) return -1;
  autofree char *p11 = malloc(12);
  if (!p11) return -1;
  autofree char *p12 = malloc(13);
  if (!p12) return -1;
  autofree char *p13 = malloc(14);
  if (!p13) return -1;
  autofree char *p14 = malloc(15);
  if (!p14) return -1;
  autofree char *p15 = malloc(16);
  if (!p15) return -1;
  autofree char *p16 = malloc(17);
  if (!p16) return -1;
  autofree char *p17 = malloc(18);
  if (!p17) return -1;
  autofree char *p18 = malloc(19);
  if (!p18) return -1;
  autofree char *p19 = malloc(20);
  if (!p19) return -1;
  autofree char *p20 = malloc(21);
  if (!p20) return -1;
  autofree char *p21 = malloc(22);
  if (!p21) return -1;
  autofree char *p22 = malloc(23);
  if (!p22) return -1;
  autofree char *p23 = malloc(24);
  if (!p23) return -1;
  autofree char *p24 = malloc(25);
  if (!p24) return -1;
  autofree char *p25 = malloc(26);
  if (!p25) return -1;
  autofree char *p26 = malloc(27);
  if (!p26) return -1;
  autofree char *p27 = malloc(28);
  if (!p27) return -1;
  autofree char *p28 = malloc(29);
  if (!p28) return -1;
  autofree char *p29 = malloc(30);
  if (!p29) return -1;
  autofree char *p30 = malloc(31);
  if (!p30) return -1;
  autofree char *p31 = malloc(32);
  if (!p31) return -1;
  autofree char *p32 = malloc(33);
  if (!p32) return -1;
  return step(1);
}
int blocks(int k) { // quiet: 20 at a time
  if (k) {
    autofree char *p0 = malloc(1);
    autofree char *p1 = malloc(2);
    autofree char *p2 = malloc(3);
    autofree char *p3 = malloc(4);
    autofree char *p4 = malloc(5);
    autofree char *p5 = malloc(6);
    autofree char *p6 = malloc(7);
    autofree char *p7 = malloc(8);
    autofree char *p8 = malloc(9);
    autofree char *p9 = malloc(10);
    autofree char *p10 = malloc(11);
    autofree char *p11 = malloc(12);
    autofree char *p12 = malloc(13);
    autofree char *p13 = malloc(14);
    autofree char *p14 = malloc(15);
    autofree char *p15 = malloc(16);
    autofree char *p16 = malloc(17);
    autofree char *p17 = malloc(18);
    autofree char *p18 = malloc(19);
    autofree char *p19 = malloc(20);
    step(1);
  }
  {
    autofree char *p0 = malloc(1);
    autofree char *p1 = malloc(2);
    autofree char *p2 = malloc(3);
    autofree char *p3 = malloc(4);
    autofree char *p4 = malloc(5);
    autofree char *p5 = malloc(6);
    autofree char *p6 = malloc(7);
    autofree char *p7 = malloc(8);
    autofree char *p8 = malloc(9);
    autofree char *p9 = malloc(10);
    autofree char *p10 = malloc(11);
    autofree char *p11 = malloc(12);
    autofree char *p12 = malloc(13);
    autofree char *p13 = malloc(14);
    autofree char *p14 = malloc(15);
    autofree char *p15 = malloc(16);
    autofree char *p16 = malloc(17);
    autofree char *p17 = malloc(18);
    autofree char *p18 = malloc(19);
    autofree char *p19 = malloc(20);
    step(2);
  }
  return 0;
}
