// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=1

// Guards that are neighbours become one. Its action runs theirs in reverse
// order, as their destructors did, and its captures are those of all.

#include <gsl/util>

void done(int);
void work();
void say(const char *);

void two() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'two' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([] { done(1); });
  auto Second = gsl::finally([] { done(2); });
  // CHECK-FIXES:  auto First = gsl::finally([] {
  // CHECK-FIXES:    { done(2); }
  // CHECK-FIXES:    { done(1); }
  // CHECK-FIXES:  });
  work();
}

void united(int A, int B) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'united' keeps 3 guards alive at once, more than 1; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([A] { done(A); });
  auto Second = gsl::finally([&B] { done(B); });
  auto Third = gsl::finally([A, &B] { done(A + B); });
  // CHECK-FIXES:  auto First = gsl::finally([A, &B] {
  // CHECK-FIXES:    { done(A + B); }
  // CHECK-FIXES:    { done(B); }
  // CHECK-FIXES:    { done(A); }
  // CHECK-FIXES:  });
  work();
}

void byDefault(int A, int B) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'byDefault' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([&] { done(A); });
  auto Second = gsl::finally([&, B] { done(A + B); });
  // CHECK-FIXES:  auto First = gsl::finally([&, B] {
  // CHECK-FIXES:    { done(A + B); }
  // CHECK-FIXES:    { done(A); }
  // CHECK-FIXES:  });
  work();
}

// What was one line in is two lines in, but for directives, and a literal is
// what it was.
void severalLines(int A) {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'severalLines' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([A] {
    // CHECK-FIXES:  auto First = gsl::finally([A] {
    // CHECK-FIXES:    {
    // CHECK-FIXES:      work();
    // CHECK-FIXES:      done(2);
    // CHECK-FIXES:    }
    // CHECK-FIXES:    {
    // The first opened is the last closed.
    if (A)
      done(A);
    // CHECK-FIXES:      if (A)
    // CHECK-FIXES:        done(A);
#ifdef NEVER
    // CHECK-FIXES:#ifdef NEVER
    work();
    // CHECK-FIXES:      work();
#endif
    // CHECK-FIXES:#endif
    say(R"(
two
)");
    // CHECK-FIXES:      say(R"(
    // CHECK-FIXES:two
    // CHECK-FIXES:)");
    // CHECK-FIXES:    }
    // CHECK-FIXES:  });
  });
  auto Second = gsl::finally([] {
    work();
    done(2);
  });
  work();
}

struct Machine {
  int Value;
  void run(int A) {
    // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: function 'run' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
    auto First = gsl::finally([this] { done(Value); });
    auto Second = gsl::finally([this, A] { done(Value + A); });
    // CHECK-FIXES:    auto First = gsl::finally([this, A] {
    // CHECK-FIXES:      { done(Value + A); }
    // CHECK-FIXES:      { done(Value); }
    // CHECK-FIXES:    });
    work();
  }
};

void exceptionSpecification() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'exceptionSpecification' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([]() noexcept { done(1); });
  auto Second = gsl::finally([]() noexcept { done(2); });
  // CHECK-FIXES:  auto First = gsl::finally([]() noexcept {
  // CHECK-FIXES:    { done(2); }
  // CHECK-FIXES:    { done(1); }
  // CHECK-FIXES:  });
  work();
}

// Names that the actions declare stay apart in their blocks.
void localNames() {
  // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'localNames' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
  auto First = gsl::finally([] {
    // CHECK-FIXES:    {
    // CHECK-FIXES:      int N = 2;
    // CHECK-FIXES:      done(N);
    // CHECK-FIXES:    }
    // CHECK-FIXES:    {
    int N = 1;
    done(N);
    // CHECK-FIXES:      int N = 1;
    // CHECK-FIXES:      done(N);
    // CHECK-FIXES:    }
  });
  auto Second = gsl::finally([] {
    int N = 2;
    done(N);
  });
  work();
}

// Blocks are as deep as those of the function.
void wide() {
    // CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'wide' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
    auto First = gsl::finally([] { done(1); });
    auto Second = gsl::finally([] { done(2); });
    // CHECK-FIXES:    auto First = gsl::finally([] {
    // CHECK-FIXES:        { done(2); }
    // CHECK-FIXES:        { done(1); }
    // CHECK-FIXES:    });
    work();
}

void tabs() {
	// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'tabs' keeps 2 guards alive at once, more than 1; it has 2 in all; this is a limit of readability [defercliff-too-many-guards]
	auto First = gsl::finally([] { done(1); });
	auto Second = gsl::finally([] { done(2); });
	// CHECK-FIXES:	auto First = gsl::finally([] {
	// CHECK-FIXES:		{ done(2); }
	// CHECK-FIXES:		{ done(1); }
	// CHECK-FIXES:	});
	work();
}
