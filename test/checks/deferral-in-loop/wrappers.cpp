// RUN: %check defercliff-deferral-in-loop %s %t \
// RUN:   --option "Wrappers=my::Function=8,8,nothing"

// What the receipt says of a wrapper of one's own that the option describes.

#include <vector>

struct File;
File *fopen(int);
int fclose(File *);
void log(int &, int);

void build(void *, void *, unsigned);

namespace my {
template <class> class Function;
template <class R> class Function<R()> {
  void *Buffer[2];

public:
  template <class F> Function(F Callable) {
    build(Buffer, &Callable, sizeof(F));
  }
  Function(Function &&) noexcept;
  ~Function();
  R operator()() const;
};
} // namespace my

void tooLarge(int N, int &Closed) {
  std::vector<my::Function<void()>> Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F, &Closed] { log(Closed, fclose(F)); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run; each allocates: its 16-byte closure does not fit the 8-byte buffer of 'my::Function' [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:37: note: 'Later' is declared here, outside the loop
    // CHECK-NOTES: :[[@LINE-4]]:22: note: 'F' is captured by copy: 8 bytes
    // CHECK-NOTES: :[[@LINE-5]]:26: note: 'Closed' is captured by reference: 8 bytes; with it the closure is larger than the buffer
  }
}

void fits(int N) {
  std::vector<my::Function<void()>> Later;
  for (int I = 0; I < N; ++I) {
    File *F = fopen(I);
    Later.push_back([F] { fclose(F); });
    // CHECK-NOTES: :[[@LINE-1]]:11: warning: each iteration adds the release of 'F' to 'Later'; nothing is released before 'Later' is run [defercliff-deferral-in-loop]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'F' is acquired here, inside the loop
    // CHECK-NOTES: :[[@LINE-6]]:37: note: 'Later' is declared here, outside the loop
  }
}
