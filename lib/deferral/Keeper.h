//===--- Keeper.h - defercliff: who keeps a deferred action? --------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_KEEPER_H
#define DEFERCLIFF_LIB_DEFERRAL_KEEPER_H

#include "lib/deferral/BodyWalk.h"
#include "lib/guards/Guard.h"
#include "llvm/ADT/StringSet.h"

namespace defercliff {

/// The object that keeps a deferred action until it runs.
struct Keeper {
  enum KeeperKind {
    Unknown,   ///< the action may as well run at once: nothing is claimed
    Variable,  ///< a local variable or parameter: \c Object
    Elsewhere, ///< a member, global or pointee: \c Object outlives the body
    Nobody,    ///< an event loop or a detached thread: may run at any time
    Caller,    ///< returned from the body
  };
  KeeperKind Kind = Unknown;
  const clang::ValueDecl *Object = nullptr;
  /// The call, construction or return that hands the action over.
  const clang::Stmt *At = nullptr;
  /// Whether \c Object is the very thing that is called, as a std::function
  /// that was assigned to, and not a container or an executor.
  bool IsCallable = false;
  /// Whether the action is that of a scope guard.
  bool IsGuard = false;
};

/// Finds keepers: by the shape of the expression around a lambda, the table of
/// deferring calls, and the user's names.
class KeeperFinder {
public:
  /// \p DeferringNames: names of functions, qualified or not, that keep what
  /// they are given; of a method, its receiver does.
  KeeperFinder(const std::vector<std::string> &DeferringNames,
               GuardRecognizer &Guards);

  /// The keeper of the action at \p Site of \p Walk.
  Keeper find(const ActionSite &Site, const BodyWalk &Walk);

private:
  /// Whether an object of \p Type keeps a callable: a wrapper, a thread, a
  /// future, a guard, or a pair or pointer of one.
  bool keepsCallable(clang::QualType Type, unsigned Depth = 0) const;
  bool isContainerOfCallables(clang::QualType Type) const;
  Keeper ofCall(const clang::CallExpr &Call, const clang::Stmt &Action,
                const BodyWalk &Walk, bool &PassesOn) const;
  Keeper ofObject(const clang::Expr *Object, const BodyWalk &Walk) const;
  bool isListedByUser(const clang::FunctionDecl &Callee,
                      const clang::CallExpr &Call,
                      const clang::Stmt &Action) const;

  llvm::StringSet<> DeferringNames;
  GuardRecognizer &Guards;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_KEEPER_H
