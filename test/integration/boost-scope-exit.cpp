// RUN: %check defercliff-guard-in-loop %s %t --real-headers

#include <boost/scope_exit.hpp>

int next();
void release(int);

void localClass() {
  while (int Handle = next()) {
    BOOST_SCOPE_EXIT(Handle) { release(Handle); } BOOST_SCOPE_EXIT_END
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'BOOST_SCOPE_EXIT' is constructed on every iteration of the loop [defercliff-guard-in-loop]
  }
}

void erased() {
  while (int Handle = next()) {
    BOOST_SCOPE_EXIT_ALL(Handle) { release(Handle); };
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: guard of 'BOOST_SCOPE_EXIT_ALL' is constructed on every iteration of the loop and type-erases its action with 'boost::function' [defercliff-guard-in-loop]
  }
}

void once(int Handle) {
  BOOST_SCOPE_EXIT(Handle) { release(Handle); } BOOST_SCOPE_EXIT_END
}
