//===--- RootOf.cpp - defercliff: which object does it denote? ------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What of BodyWalk looks through an expression: to the variable or member whose
// object it denotes, to what a chain of calls starts with, to the temporary
// that it is a part of.
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/BodyWalk.h"

#include "lib/NameWords.h"
#include "lib/QualifiedName.h"
#include "lib/deferral/KeepingTypes.h"
#include "lib/deferral/WaitingCalls.h"

#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether objects of \p Type refer to others without owning them: pointers,
/// and classes such as iterators.
static bool pointsElsewhere(QualType Type) {
  if (Type->isPointerType())
    return true;
  return !isSmartPointer(Type) && hasArrow(Type);
}

const Expr *BodyWalk::startOf(const Expr *E) {
  while (true) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(E))
      E = Method->getImplicitObjectArgument();
    else if (const auto *Member = dyn_cast<MemberExpr>(E))
      E = Member->getBase();
    else
      return E;
  }
}

const Expr *BodyWalk::temporaryUnder(const Expr *E) {
  while (true) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    const Expr *Inner = nullptr;
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(E))
      Inner = Method->getImplicitObjectArgument();
    else if (const auto *Member = dyn_cast<MemberExpr>(E))
      Inner = Member->getBase();
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
             Operator && (Operator->getOperator() == OO_Arrow ||
                          Operator->getOperator() == OO_Star))
      Inner = Operator->getArg(0);
    // An object of a class, returned by value, that refers to nothing else.
    bool IsTemporary = E->isPRValue() && E->getType()->isRecordType() &&
                       !pointsElsewhere(E->getType()) && !isa<LambdaExpr>(E);
    if (IsTemporary)
      return E;
    if (!Inner)
      return nullptr;
    E = Inner;
  }
}

const ValueDecl *BodyWalk::rootOf(const Expr *E) const {
  Followed Seen;
  return rootOf(E, Seen);
}

/// Whether \p Name says that a function makes what it returns.
static bool speaksOfMaking(StringRef Name) {
  static const StringRef Words[] = {"new",  "make",  "create", "build",
                                    "open", "spawn", "start",  "clone",
                                    "copy", "alloc", "add"};
  return beginsWithAny(Name, Words);
}

const FunctionDecl *accessorOf(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  bool HandsOut = Call.isGLValue() || (Call.getType()->isPointerType() &&
                                       !speaksOfMaking(nameOf(Callee)));
  return Callee && Call.getNumArgs() == 0 && HandsOut
             ? Callee->getCanonicalDecl()
             : nullptr;
}

/// The variable that \p Named is, or that it is a structured binding of.
static const VarDecl *variableOf(const ValueDecl &Named) {
  if (const auto *Binding = dyn_cast<BindingDecl>(&Named))
    return dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl());
  return dyn_cast<VarDecl>(&Named);
}

const ValueDecl *BodyWalk::rootOf(const Expr *E, Followed &Seen) const {
  while (E) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const VarDecl *Var = variableOf(*Ref->getDecl());
      // `int &x = x;` compiles.
      if (!Var || !Seen.insert(Var).second)
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
      // A pointer or an iterator that is never set again stands for what it
      // was made from, where that is known.
      if (Local && pointsElsewhere(Var->getType()) && Var->getInit() &&
          changesOf(*Var).empty())
        if (const ValueDecl *Target = rootOf(Var->getInit(), Seen);
            Target && !isa<FunctionDecl>(Target))
          return Target;
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
      // `threads.end() - 1` points to the same as `threads.end()`.
      bool Moves = (Kind == OO_Plus || Kind == OO_Minus) &&
                   pointsElsewhere(Operator->getType());
      // `list << a << b` is the list.
      bool IsItself = Kind == OO_LessLess && Operator->isGLValue() &&
                      recordOf(Operator->getType()) &&
                      recordOf(Operator->getType()) ==
                          recordOf(Operator->getArg(0)->getType());
      // A pipe is a view: `threads | std::views::reverse`
      if (!IsItself && Kind != OO_Subscript && Kind != OO_Star &&
          Kind != OO_Arrow && Kind != OO_Pipe && !Moves)
        return nullptr;
      E = Operator->getArg(0);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      E = Call->getImplicitObjectArgument();
    } else if (const auto *Call = dyn_cast<CallExpr>(E);
               Call && Call->getNumArgs() == 1 &&
               (Call->isCallToStdMove() || onlyLooks(*Call))) {
      E = Call->getArg(0);
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      return accessorOf(*Call);
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

} // namespace defercliff
