// RUN: %check defercliff-too-many-guards %s %t --option MaxGuards=1

// Code in system headers is silent.

#include "Inputs/system.h"

void use() { inSystemHeader(); }
