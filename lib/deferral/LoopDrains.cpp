//===--- LoopDrains.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/LoopDrains.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/deferral/Drains.h"
#include "lib/flow/Mutation.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

const FunctionDecl *accessorUnder(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(BodyWalk::startOf(E));
  const FunctionDecl *Callee = Call && !isa<CXXOperatorCallExpr>(Call)
                                   ? Call->getDirectCallee()
                                   : nullptr;
  return Callee ? Callee->getCanonicalDecl() : nullptr;
}

/// Whether \p Call hands over a lambda that refers to something: an action, and
/// no function for what is there.
static bool handsOverAction(const CallExpr &Call) {
  return llvm::any_of(Call.arguments(), [](const Expr *Arg) {
    const LambdaExpr *Lambda = findLambda(Arg);
    return Lambda && Lambda->capture_size() > 0;
  });
}

/// Whether objects of the class that \p Init makes have to do with \p D when
/// they are made or destroyed.
static bool dealsWith(const Expr &Init, const ValueDecl &D) {
  const CXXRecordDecl *Class = recordOf(Init.getType());
  const CXXDestructorDecl *Destructor =
      Class ? Class->getDestructor() : nullptr;
  if (!Destructor || !Destructor->isUserProvided())
    return false;
  if (names(&Init, D) || names(Destructor->getBody(), D))
    return true;
  const auto *Made =
      dyn_cast<CXXConstructExpr>(Init.IgnoreUnlessSpelledInSource());
  const CXXConstructorDecl *Ctor = Made ? Made->getConstructor() : nullptr;
  return Ctor && (names(Ctor->getBody(), D) ||
                  llvm::any_of(Ctor->inits(), [&](const auto *Entry) {
                    return names(Entry->getInit(), D);
                  }));
}

/// Whether \p S may make an object anew: it assigns to a pointer, deletes, or
/// declares an object with a destructor.
static bool mayRenew(const Stmt &S) {
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&S))
    return Assignment->getOpcode() == BO_Assign &&
           Assignment->getLHS()->getType()->isPointerType();
  const auto *Declares = dyn_cast<DeclStmt>(&S);
  return isa<CXXDeleteExpr>(S) ||
         (Declares && llvm::any_of(Declares->decls(), [](const Decl *D) {
            const auto *Var = dyn_cast<VarDecl>(D);
            const CXXRecordDecl *Class =
                Var ? recordOf(Var->getType()) : nullptr;
            return Class && Class->hasDefinition() &&
                   !Class->hasTrivialDestructor();
          }));
}

LoopDrains::LoopDrains(const BodyFlow &Flow, const BodyWalk &Walk,
                       Drains &ByOthers, ASTContext &Context)
    : Flow(Flow), Walk(Walk), ByOthers(ByOthers), Context(Context) {
  for (const Wait &W : Walk.waits())
    if (FlowPoint Point = Flow.pointOf(W.Call);
        Point.Block && (!W.IfItDrains || defercliff::mayDrain(*W.IfItDrains)))
      note(W.Object, Flow.loops().loopOf(*Point.Block));
  for (const Custodian &C : Walk.custody())
    note(C.Object, Flow.loopAround(*C.By));
  for (const CallExpr *Call : Walk.calls())
    if (const Loop *L = Flow.loopAround(Flow.pointOf(Call)))
      noteCall(*Call, *L);
  for (const CFGBlock *Block : Flow.graph())
    if (const Loop *L = Flow.loops().loopOf(*Block))
      for (const CFGElement &Element : *Block)
        if (auto InBlock = Element.getAs<CFGStmt>();
            InBlock && mayRenew(*InBlock->getStmt()))
          Renewals.emplace_back(InBlock->getStmt(), L);
}

/// Notes which calls drain \p Global, a variable or, for what it returns, a
/// function, by what they come to.
void LoopDrains::noteCallsOn(const ValueDecl *Global) {
  if (!Asked.insert(Global).second)
    return;
  for (const CallExpr *Call :
       ByOthers.drainingCalls(Walk.calls(), Global, Context))
    note(Global, Flow.loopAround(Flow.pointOf(Call)));
}

bool LoopDrains::mayDrain(const Loop &Around, const Keeper &K,
                          const Expr &Receiver) {
  const FunctionDecl *Accessor = accessorUnder(&Receiver);
  noteCallsOn(K.Object);
  noteCallsOn(Accessor);
  return (K.Object && Drained.count({K.Object, &Around})) ||
         (K.OfThis && Drained.count({nullptr, &Around})) ||
         (Accessor && Drained.count({Accessor, &Around}));
}

/// Notes that the loops from \p L outwards may drain \p Object.
void LoopDrains::note(const ValueDecl *Object, const Loop *L) {
  for (; L && Drained.insert({Object, L}).second; L = L->Parent)
    ;
}

/// Notes what \p Call in \p L may drain that the walk does not list as a
/// wait.
void LoopDrains::noteCall(const CallExpr &Call, const Loop &L) {
  auto Note = [&](const Expr *Object) {
    if (const ValueDecl *Root = Walk.rootOf(Object))
      note(Root, &L);
    else if (const FunctionDecl *Accessor = accessorUnder(Object))
      note(Accessor, &L);
  };
  const FunctionDecl *Callee = Call.getDirectCallee();
  StringRef Name =
      Callee && Callee->getIdentifier() ? Callee->getName() : StringRef();
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call)) {
    const Expr *Object = Method->getImplicitObjectArgument();
    bool IsOptional =
        qualifiedClassName(pointeeOrSelf(Object->getType())) == "std::optional";
    if (isDraining(Name) || (IsOptional && Name == "emplace"))
      Note(Object);
    // `Undo::instance().rollback()`
    const CXXMethodDecl *Decl = Method->getMethodDecl();
    const FunctionDecl *Accessor = accessorUnder(Object);
    if (Accessor && Decl && !Decl->isConst() && !isInStd(*Decl) &&
        !handsOverAction(Call) && defercliff::mayDrain(*Decl))
      note(Accessor, &L);
  }
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  bool Erases = Callee && isInStd(*Callee) && Name == "erase_if";
  bool CallsObject = Operator && Operator->getOperator() == OO_Call;
  if (!Erases && (handsOverAction(Call) || (Operator && !CallsObject)))
    return;
  for (const Expr *Arg : llvm::drop_begin(Call.arguments(), CallsObject))
    if (Arg->isGLValue() && (Erases || CallsObject || !Walk.rootOf(Arg)))
      Note(Arg);
}

bool LoopDrains::renews(const Loop &Around, const Keeper &K,
                        const Expr &Receiver) const {
  const ValueDecl *Object = accessorUnder(&Receiver);
  if (!Object)
    Object = K.Object;
  if (!Object)
    return false;
  const auto *Var = dyn_cast<VarDecl>(Object);
  bool IsGlobal = isa<FunctionDecl>(Object) || (Var && Var->hasGlobalStorage());
  const Type *Holder =
      pointeeOrSelf(Receiver.getType()).getCanonicalType().getTypePtr();
  auto Renews = [&](const Expr *Pointer) {
    return Pointer->getType()->isPointerType() &&
           Pointer->getType()
                   ->getPointeeType()
                   .getCanonicalType()
                   .getTypePtr() == Holder &&
           Walk.rootOf(Pointer) == Object;
  };
  for (const auto &[S, L] : Renewals) {
    if (!Around.encloses(L))
      continue;
    if (const auto *Assignment = dyn_cast<BinaryOperator>(S);
        Assignment && Renews(Assignment->getLHS()))
      return true;
    if (const auto *Delete = dyn_cast<CXXDeleteExpr>(S);
        Delete && Renews(Delete->getArgument()))
      return true;
    const auto *Declares = dyn_cast<DeclStmt>(S);
    if (!Declares || !IsGlobal)
      continue;
    for (const Decl *D : Declares->decls())
      if (const auto *Local = dyn_cast<VarDecl>(D);
          Local && Local->hasLocalStorage() && Local->getInit() &&
          (dealsWith(*Local->getInit(), *Object) ||
           ByOthers.drainsAtEnd(Local->getType(), *Object, Context)))
        return true;
  }
  return false;
}

} // namespace defercliff
