void release(int *P);
void broken(void) {
  for (;;) {
    __attribute__((cleanup(release))) int A = missing();
    __attribute__((cleanup(absent))) int *B;
    __attribute__((cleanup(release))) struct Unknown C;
    break
  }
  while (
