//===--- BodyWalk.cpp - defercliff ----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/BodyWalk.h"

#include "lib/callables/Callable.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

BodyWalk::BodyWalk(const Stmt &Body) {
  Scopes.push_back({&Body, nullptr, 0});
  Current = &Scopes.front();
  walk(&Body);
}

void BodyWalk::openScope(const Stmt &Owner) {
  Scopes.push_back({&Owner, Current, Current->Depth + 1});
  Current = &Scopes.back();
}

/// Other methods than the blocking ones after whose call an object has run,
/// joined or dropped what it kept.
static bool isWaitingName(StringRef Name) {
  static const StringRef Names[] = {
      "joinAll",  "join_all", "run_and_wait", "sync",  "get",
      "result",   "value",    "clear",        "reset", "stop",
      "shutdown", "drain",    "flush",        "run",   "poll"};
  return llvm::is_contained(Names, Name);
}

/// Methods that block until whoever holds a reference to the object is done:
/// join, arrive_and_wait, and whatever starts with "wait" in any spelling. A
/// wait that may time out is not proved to be too short.
static bool isBlockingName(StringRef Name) {
  return Name == "arrive_and_wait" || Name.equals_insensitive("join") ||
         Name.take_front(4).equals_insensitive("wait");
}

static StringRef nameOf(const NamedDecl *D) {
  return D && D->getDeclName().isIdentifier() && D->getIdentifier()
             ? D->getName()
             : StringRef();
}

const ValueDecl *BodyWalk::rootOf(const Expr *E) const {
  // References form no cycles: each is bound to what is declared before it.
  while (E) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
      if (!Var)
        return nullptr;
      if (const Expr *Range = RangeOfVar.lookup(Var)) {
        E = Range;
        continue;
      }
      bool Local = Var->hasLocalStorage() && !isa<ParmVarDecl>(Var);
      if (Local && Var->getType()->isReferenceType()) {
        E = Var->getInit();
        continue;
      }
      return Var;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      const Expr *Base = Member->getBase()->IgnoreParenCasts();
      if (isa<CXXThisExpr>(Base))
        return dyn_cast<FieldDecl>(Member->getMemberDecl());
      E = Base;
    } else if (const auto *Star = dyn_cast<UnaryOperator>(E)) {
      if (Star->getOpcode() != UO_Deref && Star->getOpcode() != UO_AddrOf)
        return nullptr;
      E = Star->getSubExpr();
    } else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
      E = Element->getBase();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      OverloadedOperatorKind Kind = Operator->getOperator();
      if (Kind != OO_Subscript && Kind != OO_Star && Kind != OO_Arrow)
        return nullptr;
      E = Operator->getArg(0);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      E = Call->getImplicitObjectArgument();
    } else if (const auto *Call = dyn_cast<CallExpr>(E);
               Call && Call->isCallToStdMove()) {
      E = Call->getArg(0);
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

void BodyWalk::noteSite(const LambdaExpr &Lambda, const Expr &Use) {
  ActionSite Site;
  Site.Lambda = &Lambda;
  Site.Use = &Use;
  Site.Initialized = Initialized;
  for (const Stmt *S : llvm::reverse(Path)) {
    if (!isa<Expr>(S) && !isa<ReturnStmt>(S))
      break;
    Site.Around.push_back(S);
  }
  Sites.push_back(std::move(Site));
}

void BodyWalk::noteCall(const CallExpr &Call) {
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call)) {
    StringRef Name = nameOf(Method->getMethodDecl());
    bool Blocks = isBlockingName(Name);
    if (Blocks || isWaitingName(Name))
      if (const ValueDecl *Object =
              rootOf(Method->getImplicitObjectArgument())) {
        Waits.push_back({Object, &Call, Blocks});
        // `future = promise.get_future(); future.get();` waits for the promise.
        if (const ValueDecl *Origin = OriginOf.lookup(Object))
          Waits.push_back({Origin, &Call, /*Blocks=*/true});
      }
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    if (Operator->getOperator() == OO_Equal)
      if (const ValueDecl *Object = rootOf(Operator->getArg(0)))
        Waits.push_back({Object, &Call});
    return;
  }
  // Whoever is given the object may wait for it or empty it.
  for (const Expr *Arg : Call.arguments())
    if (!Arg->getType()->isArithmeticType() &&
        (!Arg->IgnoreImplicit()->isPRValue() ||
         Arg->getType()->isPointerType() ||
         isa<CXXMemberCallExpr>(Arg->IgnoreUnlessSpelledInSource())))
      if (const ValueDecl *Object = rootOf(Arg))
        Waits.push_back({Object, &Call});
}

void BodyWalk::walkDeclarations(const DeclStmt &S) {
  for (const Decl *D : S.decls()) {
    const auto *Var = dyn_cast<VarDecl>(D);
    if (!Var)
      continue;
    ScopeOfVar[Var] = Current;
    if (!Var->getInit())
      continue;
    const VarDecl *Outer = Initialized;
    Initialized = Var;
    walk(Var->getInit());
    Initialized = Outer;
    if (const LambdaExpr *Lambda = findLambda(Var->getInit());
        Lambda && capturesByReference(*Lambda))
      Carriers[Var] = Lambda;
    if (isa<CXXMemberCallExpr>(Var->getInit()->IgnoreUnlessSpelledInSource()))
      OriginOf[Var] = rootOf(Var->getInit());
  }
}

void BodyWalk::walkRangeFor(const CXXForRangeStmt &S) {
  openScope(S); // the range lives for the whole loop
  walk(S.getInit());
  walk(S.getRangeStmt());
  walk(S.getBeginStmt());
  walk(S.getEndStmt());
  if (S.getLoopVariable() && S.getLoopVariable()->getType()->isReferenceType())
    RangeOfVar[S.getLoopVariable()] = S.getRangeInit();
  openScope(*S.getBody()); // the loop variable lives for one iteration
  walk(S.getLoopVarStmt());
  walk(S.getBody());
  closeScope();
  closeScope();
}

void BodyWalk::walkChildren(const Stmt &S) {
  Path.push_back(&S);
  for (const Stmt *Child : S.children())
    walk(Child);
  Path.pop_back();
}

void BodyWalk::walk(const Stmt *S) {
  if (!S)
    return;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    if (capturesByReference(*Lambda))
      noteSite(*Lambda, *Lambda);
    // What is captured by copy is evaluated here; the body is not.
    Path.push_back(S);
    for (const Expr *Init : Lambda->capture_inits())
      walk(Init);
    Path.pop_back();
    return;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Var)
      return;
    if (const LambdaExpr *Lambda = Carriers.lookup(Var))
      noteSite(*Lambda, *Ref);
    if (callableKind(Var->getType()) == CallableKind::Wrapper) {
      const auto *Operator =
          Path.empty() ? nullptr : dyn_cast<CXXOperatorCallExpr>(Path.back());
      Uses[Var].push_back({Current, Operator &&
                                        Operator->getOperator() == OO_Equal &&
                                        Operator->getArg(0) == S});
    }
    return;
  }
  if (const auto *Call = dyn_cast<CallExpr>(S))
    noteCall(*Call);
  if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
    Path.push_back(S);
    walkDeclarations(*Declaration);
    Path.pop_back();
    return;
  }
  if (const auto *RangeFor = dyn_cast<CXXForRangeStmt>(S)) {
    Path.push_back(S);
    walkRangeFor(*RangeFor);
    Path.pop_back();
    return;
  }
  bool IsScope = isa<CompoundStmt, ForStmt, WhileStmt, IfStmt, SwitchStmt,
                     DoStmt, CXXCatchStmt>(S);
  if (IsScope)
    openScope(*S);
  if (const auto *List = dyn_cast<InitListExpr>(S))
    S = List->isSemanticForm() || !List->getSemanticForm()
            ? List
            : List->getSemanticForm();
  walkChildren(*S);
  if (IsScope)
    closeScope();
}

} // namespace defercliff
