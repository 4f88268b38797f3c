// RUN: %check defercliff-loop-capture %s %t

// Silent: no loop, no reference, no deferral.

#include <functional>
#include <vector>

void use(int);
int number();

using Tasks = std::vector<std::function<void()>>;

void noLoop(Tasks &T) {
  int N = number();
  T.push_back([&N] { use(N); });
}

void oneTrip(Tasks &T) {
  do {
    int N = number();
    T.push_back([&N] { use(N); });
  } while (false);
}

void alwaysLeaves(Tasks &T) {
  while (number()) {
    int N = number();
    T.push_back([&N] { use(N); });
    return;
  }
}

void beforeTheLoop(Tasks &T, const std::vector<int> &Numbers) {
  int Total = 0;
  T.push_back([&Total] { use(Total); });
  for (int N : Numbers)
    use(N);
}

void copies(Tasks &T, const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    T.push_back([N] { use(N); });
    T.push_back([=] { use(N); });
    T.push_back([Number = N] { use(Number); });
    T.push_back([] { use(0); });
  }
}

void pointers(Tasks &T, std::vector<int> &Numbers) {
  for (int *N = Numbers.begin(); N != Numbers.end(); ++N)
    T.push_back([N] { use(*N); });
}

struct Widget {
  int Base;
  Tasks T;
  void fill() {
    for (int I = 0; I < 3; ++I)
      T.push_back([this] { use(Base); });
  }
};

void unusedDefault(Tasks &T) {
  for (int I = 0; I < 3; ++I)
    T.push_back([&] { use(0); });
}
