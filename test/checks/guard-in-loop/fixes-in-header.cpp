// RUN: %check defercliff-guard-in-loop %s %t --global-option MinimumLevel=cost

// A header is fixed if it includes the factory itself: it has the same text in
// other translation units.

#include <absl/cleanup/cleanup.h>
#include "Inputs/includes-factory.h"
#include "Inputs/lacks-factory.h"
// CHECK-MESSAGES: includes-factory.h:12:12: warning: guard 'G' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
// CHECK-MESSAGES: lacks-factory.h:7:12: warning: guard 'G' allocates on every iteration of the loop: its 24-byte closure does not fit the 16-byte buffer of 'std::function' [defercliff-guard-in-loop]
