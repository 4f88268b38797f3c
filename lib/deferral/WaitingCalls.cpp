//===--- WaitingCalls.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/WaitingCalls.h"

#include "lib/NameWords.h"
#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/deferral/BodyWalk.h"
#include "lib/deferral/KeepingTypes.h"
#include "lib/flow/LoopForest.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether \p Name says that what was registered is taken back:
/// `disconnect_all_slots`, also of a constant handle.
static bool takesBack(StringRef Name) {
  static const StringRef Words[] = {"disconnect", "cancel", "unsubscribe",
                                    "unregister"};
  return beginsWithAny(Name, Words);
}

bool isWaitingName(StringRef Name) {
  static const StringRef Names[] = {
      "joinAll",  "join_all",  "run_and_wait", "sync", "get",      "result",
      "value",    "clear",     "reset",        "stop", "shutdown", "drain",
      "flush",    "run",       "run_one",      "poll", "poll_one", "pop",
      "pop_back", "pop_front", "erase",        "swap", "resize",   "extract"};
  return llvm::is_contained(Names, Name) || takesBack(Name);
}

/// Methods that block until whoever holds a reference to the object is done:
/// join, arrive_and_wait, and whatever starts with "wait" in any spelling. A
/// wait that may time out is not proved to be too short.
static bool isBlockingName(StringRef Name) {
  return Name == "arrive_and_wait" || Name == "acquire" || Name == "await" ||
         Name == "exec" || isJoinOrWait(Name);
}

bool isBlockingCall(const CallExpr &Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  StringRef Name = nameOf(Call.getDirectCallee());
  static const StringRef Names[] = {"joinAll", "join_all", "run_and_wait",
                                    "sync",    "drain",    "finish"};
  return isBlockingName(Name) || llvm::is_contained(Names, Name) ||
         (Method && Name == "get" && Method->getParent()->getIdentifier() &&
          Method->getParent()->getName().contains("future"));
}

bool dropsOld(const CXXOperatorCallExpr &Call) {
  return isa<DeclRefExpr, MemberExpr>(Call.getArg(0)->IgnoreParenImpCasts()) ||
         !findLambda(Call.getArg(1));
}

bool isForElements(const Stmt &S) {
  // They keep it, or what they return does.
  static const StringRef Names[] = {
      "async",       "bind",         "bind_front",     "bind_back",
      "make_shared", "make_unique",  "make_pair",      "make_tuple",
      "exchange",    "construct_at", "allocate_shared"};
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || isa<CXXMethodDecl>(Callee) || !isInStd(*Callee) ||
      llvm::is_contained(Names, nameOf(Callee)) || Call->getNumArgs() == 0)
    return false;
  // The range comes first.
  return llvm::any_of(
      llvm::drop_begin(Call->arguments()), [](const Expr *Argument) {
        const auto *Lambda =
            dyn_cast<LambdaExpr>(Argument->IgnoreUnlessSpelledInSource());
        return Lambda && Lambda->getCallOperator()->getNumParams() > 0;
      });
}

bool handsOverCallable(const CallExpr &Call) {
  return !isForElements(Call) &&
         llvm::any_of(Call.arguments(), [](const Expr *Arg) {
           // `list.erase(std::remove_if(..., [](...) {...}), list.end())`
           const auto *Inner =
               dyn_cast<CallExpr>(Arg->IgnoreUnlessSpelledInSource());
           const LambdaExpr *Lambda =
               Inner && isForElements(*Inner) ? nullptr : findLambda(Arg);
           return Lambda && !capturesByReference(*Lambda);
         });
}

bool speaksOfWaiting(StringRef Name) {
  static const StringRef Words[] = {"wait", "join", "sync", "drain", "flush"};
  return containsAny(Name, Words);
}

bool isCommand(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  return Method && !Method->isConst() && !isInStd(*Method) &&
         (Call.getNumArgs() == 0 || Method->hasBody() ||
          speaksOfWaiting(nameOf(Method)));
}

bool asksForHandle(const Expr &E) {
  const auto *Call =
      dyn_cast<CXXMemberCallExpr>(E.IgnoreUnlessSpelledInSource());
  return Call && Call->getNumArgs() == 0;
}

/// Whether a lambda is written in \p S.
static bool makesLambda(const Stmt *S) {
  return S && (isa<LambdaExpr>(S) ||
               llvm::any_of(S->children(), [](const Stmt *Child) {
                 return makesLambda(Child);
               }));
}

bool isSpinning(const CXXMemberCallExpr &Call, const BodyWalk &Walk) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  const CXXRecordDecl *Class = Call.getRecordDecl();
  if (!Class || !Method || !Method->isConst())
    return false;
  bool IsAtomic = isInStd(*Class) && Class->getIdentifier() &&
                  Class->getName().contains("atomic");
  if (!IsAtomic && (isInStd(*Class) || Call.getNumArgs() > 0))
    return false;
  const Stmt *Around = &Call;
  while (isa_and_nonnull<Expr>(Around))
    Around = Walk.parentOf(*Around);
  const bool IsHead = isa_and_nonnull<WhileStmt, DoStmt, ForStmt>(Around);
  const Stmt *Body = IsHead ? bodyOfLoop(*Around) : nullptr;
  return Body && (IsAtomic || !makesLambda(Body));
}

bool runsAtOnce(StringRef Name) {
  return Name == "execute" || Name == "invoke" || Name == "apply" ||
         Name.take_front(4) == "with";
}

bool onlyLooks(const CallExpr &Call) {
  static const StringRef Names[] = {"get",       "ref",  "cref", "as_const",
                                    "addressof", "size", "data", "empty"};
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && !isa<CXXMethodDecl>(Callee) && isInStd(*Callee) &&
         llvm::is_contained(Names, nameOf(Callee));
}

/// Whether \p Name is what methods of event loops are called that run handlers.
static bool runsLoop(StringRef Name) {
  return Name.take_front(3) == "run" || Name.take_front(4) == "poll" ||
         Name.take_front(4) == "join" || Name.take_front(4) == "wait";
}

/// Whether \p S calls a method of such a name.
static bool runsLoopBelow(const Stmt *S, unsigned Depth);

/// Whether \p Call may run an event loop: by its name, by its body, or because
/// it is given something that can be run.
static bool mayRunLoop(const CallExpr &Call, unsigned Depth) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (isa<CXXMemberCallExpr>(Call) && runsLoop(nameOf(Callee)))
    return true;
  if (!Callee || isInStd(*Callee))
    return false;
  // How deep a run lies in helpers of one's own.
  constexpr unsigned MaxDepth = 2;
  if (Callee->hasBody())
    return Depth < MaxDepth && runsLoopBelow(Callee->getBody(), Depth + 1);
  return llvm::any_of(Call.arguments(), [](const Expr *Argument) {
    return Argument->isLValue() && runsTasks(*Argument);
  });
}

static bool runsLoopBelow(const Stmt *S, unsigned Depth) {
  if (!S)
    return false;
  const auto *Call = dyn_cast<CallExpr>(S);
  return (Call && mayRunLoop(*Call, Depth)) ||
         llvm::any_of(S->children(), [&](const Stmt *Child) {
           return runsLoopBelow(Child, Depth);
         });
}

bool mayRunEventLoop(const CallExpr &Call) { return mayRunLoop(Call, 0); }

} // namespace defercliff
