// RUN: %check defercliff-guard-in-loop %s %t --fix-notes

// A header has one text for all files, which may know other names: where a
// macro might name the helper there is none.

#include "Inputs/lift-names.h"
#include "Inputs/lift-plain-name.h"
// CHECK-MESSAGES: lift-names.h:14:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
// CHECK-MESSAGES: lift-plain-name.h:6:10: warning: guard 'Guard' is constructed on every iteration of the loop [defercliff-guard-in-loop]
