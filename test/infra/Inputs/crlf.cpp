#include <functional>
#include <vector>
void use(int);
template <class F> struct Exit {
  F Action;
  Exit(F Action) : Action(Action) {}
  ~Exit() { Action(); }
};
void merged(int A) {
	Exit First([&] { use(A); });
	Exit Second([&] {
		use(A + 1); // later
	});
}
void lifted(int A) {
	for (; A < 9; ++A) {
		Exit Guard([] { use(1); });
		use(A);
	}
}
