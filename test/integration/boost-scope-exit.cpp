// RUN: %check 'defercliff-*' %s %t --real-headers \
// RUN:   --global-option defercliff-too-many-guards.MaxGuards=2

#include <boost/scope_exit.hpp>

int next();
void release(int);

void localClass() {
  while (int Handle = next()) {
    BOOST_SCOPE_EXIT(Handle) { release(Handle); } BOOST_SCOPE_EXIT_END
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'BOOST_SCOPE_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void byReference() {
  while (int Handle = next()) {
    BOOST_SCOPE_EXIT(&Handle) { release(Handle); } BOOST_SCOPE_EXIT_END
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'BOOST_SCOPE_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void erased() {
  while (int Handle = next()) {
    BOOST_SCOPE_EXIT_ALL(Handle) { release(Handle); };
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'BOOST_SCOPE_EXIT_ALL' is constructed on every iteration of the loop and type-erases its action with 'boost::function' [defercliff-guard-in-loop]
  }
}

struct File {
  int Handle;
  void member() {
    while (next()) {
      BOOST_SCOPE_EXIT(this_) { release(this_->Handle); } BOOST_SCOPE_EXIT_END
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: guard of 'BOOST_SCOPE_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
    }
  }
};

template <class T> void inTemplate(T Handle) {
  while (next()) {
    BOOST_SCOPE_EXIT_TPL(Handle) { release(Handle); } BOOST_SCOPE_EXIT_END
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'BOOST_SCOPE_EXIT_TPL' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}
template void inTemplate(int);
template void inTemplate(long);

void three(int Handle) {
// CHECK-MESSAGES: :[[@LINE-1]]:6: warning: function 'three' keeps 3 guards alive at once, more than 2; it has 3 in all; this is a limit of readability [defercliff-too-many-guards]
  BOOST_SCOPE_EXIT(Handle) { release(Handle); } BOOST_SCOPE_EXIT_END
  BOOST_SCOPE_EXIT_ALL(Handle) { release(Handle); };
  BOOST_SCOPE_EXIT(void) { release(1); } BOOST_SCOPE_EXIT_END
}

void once(int Handle) {
  BOOST_SCOPE_EXIT(Handle) { release(Handle); } BOOST_SCOPE_EXIT_END
  do {
    BOOST_SCOPE_EXIT_ALL(Handle) { release(Handle); };
  } while (false);
}
