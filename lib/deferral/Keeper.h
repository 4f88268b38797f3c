//===--- Keeper.h - defercliff: who keeps a deferred action? --------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_KEEPER_H
#define DEFERCLIFF_LIB_DEFERRAL_KEEPER_H

#include "lib/deferral/BodyWalk.h"
#include "lib/deferral/KeepingTypes.h"
#include "llvm/ADT/StringSet.h"
#include <map>
#include <set>

namespace defercliff {

/// Where an action goes at one place, and who keeps it until it runs.
struct Keeper {
  enum KeeperKind {
    Unknown,   ///< not known: nothing is claimed
    RunsNow,   ///< called, inspected or dropped: not kept here
    Variable,  ///< a local variable or parameter: \c Object
    Elsewhere, ///< a member, global or pointee, which outlives the body
    Nobody,    ///< an event loop or a detached thread: may run at any time
    Caller,    ///< returned from the body
  };
  KeeperKind Kind = Unknown;
  /// The variable or member; null if it has no name, as the object itself.
  const clang::ValueDecl *Object = nullptr;
  /// The call, construction or return that hands the action over.
  const clang::Stmt *At = nullptr;
  /// Where a callee, whose body was looked at, keeps it; null if there is none.
  const clang::Stmt *Inside = nullptr;
  /// The local variable that holds the action from here on: wherever it is
  /// named, the action may go on. Null if there is none.
  const clang::VarDecl *Carrier = nullptr;
  /// The member of the object in which a callee keeps it; null if not known.
  const clang::FieldDecl *Member = nullptr;
  /// The variable or member that gets what the call returns, as the future of
  /// a task: a wait on it is one on the action. Null if there is none.
  const clang::ValueDecl *Handle = nullptr;
  /// Whether the object whose method this is keeps it, itself or in a member.
  bool OfThis = false;
  /// Whether \c Object is the very thing that is called, as a std::function
  /// that was assigned to, and not a container or an executor.
  bool IsCallable = false;
  /// Whether a callee keeps it in place of the action it kept before: a setter.
  bool Replaces = false;
  /// Whether \c Object may run or await its actions when it is destroyed.
  bool ActsWhenDestroyed = false;
  /// Whether it is called when an operation completes, by whoever runs the
  /// event loop of that.
  bool IsCompletion = false;
  /// Whether the action is that of a scope guard.
  bool IsGuard = false;

  static Keeper ofKind(KeeperKind Kind) {
    Keeper K;
    K.Kind = Kind;
    return K;
  }
};

/// Finds keepers: by the shape of the expression around an action, the table
/// of deferring calls, the user's names, and the bodies of callees.
class KeeperFinder {
public:
  /// \p DeferringNames: names of functions, qualified or not, that keep what
  /// they are given; of a method, its receiver does.
  KeeperFinder(const std::vector<std::string> &DeferringNames,
               GuardRecognizer &Guards);

  /// Where the action goes that \p Use of \p Walk, its making or a mention of
  /// a variable that holds it, denotes.
  Keeper find(const clang::Expr &Use, const BodyWalk &Walk);

  /// What \p Callee does with the callable it is given as parameter \p Index:
  /// a keeper in its own terms, found in its body once. Elsewhere with a
  /// member, or with nothing, is the object itself. RunsNow only if that is
  /// proved; Unknown if the body cannot be seen.
  Keeper ofParameter(const clang::FunctionDecl &Callee, unsigned Index);

  /// The object that \p Object denotes, as a keeper.
  Keeper ofObject(const clang::Expr *Object, const BodyWalk &Walk);

  KeepingTypes &types() { return Types; }

  /// Forgets the last translation unit.
  void reset();

private:
  using Parameter = std::pair<const clang::FunctionDecl *, unsigned>;

  // By the shape of the expression, in Keeper.cpp.
  Keeper ofExpression(const clang::Expr &Around, const clang::Stmt &Action,
                      clang::QualType Object, const BodyWalk &Walk,
                      bool &PassesOn);
  Keeper ofAssignment(const clang::Expr &Target, const BodyWalk &Walk);
  Keeper ofInitializer(const clang::Stmt &Init, const BodyWalk &Walk);

  // By what is called, in KeptByCall.cpp.
  Keeper ofConnection(const clang::CallExpr &Call, unsigned Index,
                      const BodyWalk &Walk);
  Keeper ofCall(const clang::CallExpr &Call, const clang::Stmt &Action,
                clang::QualType Object, const BodyWalk &Walk, bool &PassesOn);
  Keeper ofMethodOn(const clang::CallExpr &Call, clang::QualType Object,
                    bool &PassesOn) const;
  Keeper ofOperator(const clang::CXXOperatorCallExpr &Call,
                    const clang::Stmt &Action, const BodyWalk &Walk,
                    bool &PassesOn);
  Keeper ofConstruction(const clang::CXXConstructExpr &Construct,
                        const clang::Stmt &Action, clang::QualType Object,
                        const BodyWalk &Walk, bool &PassesOn);
  bool isListedByUser(const clang::FunctionDecl &Callee, unsigned Index);

  // By the bodies of callees, in OwnSink.cpp.
  Keeper ofCallee(const clang::FunctionDecl &Callee, unsigned Index,
                  const clang::Expr *Receiver,
                  llvm::ArrayRef<const clang::Expr *> Args,
                  const BodyWalk &Walk, bool &PassesOn);
  Keeper summarize(const clang::FunctionDecl &Definition, unsigned Index);

  llvm::StringSet<> DeferringNames;
  GuardRecognizer &Guards;
  KeepingTypes Types;
  std::map<Parameter, Keeper> Summaries;
  std::map<const clang::FunctionDecl *, BodyWalk> Walks;
  /// Whether what a local pointer points to is seen to live on.
  llvm::DenseMap<const clang::VarDecl *, bool> LivesOn;
  /// The parameters whose summaries are being made, from the outermost call.
  std::set<Parameter> InProgress;
  unsigned CallDepth = 0;
  unsigned Budget = 0;
  /// Whether an answer in the making rests on one that is not final.
  bool IsPreliminary = false;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_KEEPER_H
