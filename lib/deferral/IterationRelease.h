//===--- IterationRelease.h - defercliff: what an iteration owns ----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_ITERATIONRELEASE_H
#define DEFERCLIFF_LIB_DEFERRAL_ITERATIONRELEASE_H

#include "lib/deferral/BodyWalk.h"
#include "lib/deferral/Release.h"
#include "lib/deferral/StoredValue.h"
#include "lib/flow/BodyFlow.h"

namespace defercliff {

/// Tells what the iterations of one body's loops acquire, and their actions
/// give back.
class IterationRelease {
public:
  IterationRelease(const BodyFlow &Flow, const BodyWalk &Walk,
                   const ReleaseRecognizer &Releases)
      : Flow(Flow), Walk(Walk), Releases(Releases) {}

  /// The variable whose resource \p Action releases and \p Around acquired,
  /// and keeps nowhere else; null if there is none.
  const clang::VarDecl *releasedBy(const clang::LambdaExpr &Action,
                                   const Loop &Around) const;

private:
  /// Whether \p Around gets hold of what \p R releases: not of what was there
  /// before. \p Depth variables were copied from it.
  bool isAcquired(const Release &R, const Loop &Around, unsigned Depth) const;
  const clang::CallExpr *givenTo(const Mention &M) const;
  /// Whether \p Around puts what \p Var has into something that may use it
  /// after the iteration; \p Depth variables were copied from another.
  bool isStored(const clang::VarDecl &Var, const Loop &Around,
                unsigned Depth) const;
  /// The same where \p Named is one mention of it.
  bool isStoredFrom(const clang::Expr &Named, const Loop &Around,
                    unsigned Depth) const;
  bool keepsLonger(const clang::Expr *Object, const Loop &Around,
                   unsigned Depth) const;
  /// Whether \p Var, which is declared outside of \p Around, is used there,
  /// too: what the last iteration acquired is to stay open.
  bool isUsedOutside(const clang::VarDecl &Var, const Loop &Around) const;

  const BodyFlow &Flow;
  const BodyWalk &Walk;
  const ReleaseRecognizer &Releases;
  mutable StoredValues Values;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_ITERATIONRELEASE_H
