//===--- PlainGuard.h - defercliff: guards that do nothing else -----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_PLAINGUARD_H
#define DEFERCLIFF_LIB_GUARDS_PLAINGUARD_H

#include "clang/AST/DeclCXX.h"

namespace defercliff {

/// True only if \p Record, built from an action alone, provably does nothing
/// but run it when it is destroyed: constructors that only store, a destructor
/// of one statement, which may ask its own flags, and flags that are set so
/// from the beginning. Another guard may then stand in for it.
bool onlyRunsItsAction(const clang::CXXRecordDecl &Record);

/// True only if \p Method provably does nothing but set one data member, a flag
/// or the action, so that the destructor of its class runs nothing.
bool onlyCallsOff(const clang::CXXMethodDecl &Method);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_PLAINGUARD_H
