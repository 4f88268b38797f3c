// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// The size of an array is known when its elements are not, but not behind a
// reference: a loop variable that a constant is made of is no parameter.

#include <gsl/util>
#include <vector>

void done(int);
template <int N> void use();

struct Row {
  static constexpr int Kind = 2;
  int Cells[3];
  constexpr int size() const { return 3; }
  constexpr operator int() const { return 4; }
};

void constant(std::vector<Row> &Rows) {
  for (Row R : Rows) {
    auto Guard = gsl::finally([] { done(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    constexpr auto Size = R.size();
    done(Size);
  }
}

void constantWithoutTheWord(std::vector<Row> &Rows) {
  for (Row R : Rows) {
    auto Guard = gsl::finally([] { done(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    const int Size = R.size();
    int Numbers[Size];
    done(sizeof(Numbers));
  }
}

void templateArgument(std::vector<Row> &Rows) {
  for (auto R : Rows) {
    auto Guard = gsl::finally([] { done(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    use<R>();
  }
}

void arrayBound(std::vector<Row> &Rows) {
  for (Row R : Rows) {
    auto Guard = gsl::finally([] { done(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    int Numbers[R.Kind] = {};
    done(Numbers[0]);
  }
}

void assertion(std::vector<Row> &Rows) {
  for (Row R : Rows) {
    auto Guard = gsl::finally([] { done(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    static_assert(R.size() == 3, "");
  }
}

void branch(std::vector<Row> &Rows) {
  for (Row R : Rows) {
    auto Guard = gsl::finally([] { done(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    if constexpr (R.size() == 3)
      done(2);
  }
}

void label(std::vector<Row> &Rows, int N) {
  for (Row R : Rows) {
    auto Guard = gsl::finally([] { done(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    switch (N) {
    case R.size():
      done(2);
    }
  }
}

void inLambda(std::vector<Row> &Rows) {
  for (Row R : Rows) {
    auto Guard = gsl::finally([&] { use<R.size()>(); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    done(1);
  }
}

// Only a constant may lose something in braces.
struct Small {
  Small(char);
};

void narrowed(std::vector<Row> &Rows) {
  for (Row R : Rows) {
    auto Guard = gsl::finally([] { done(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    char Size{R.size()};
    done(Size);
  }
}

void narrowedForConstructor(std::vector<Row> &Rows) {
  for (Row R : Rows) {
    auto Guard = gsl::finally([] { done(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    Small Size{R.size()};
  }
}

// What is no constant asks nothing of the variable.
void read(std::vector<Row> &Rows) {
  for (Row R : Rows) {
    // CHECK-FIXES:  auto loopBody = [&](Row &R) {
    auto Guard = gsl::finally([] { done(1); });
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: guard 'Guard' is constructed on every iteration of the loop; its action uses nothing of the iteration, so it may belong before the loop [defercliff-guard-in-loop]
    int Size = R.size();
    int Numbers[] = {R.Cells[0], Size};
    use<3>();
    done(Numbers[0]);
  }
}
