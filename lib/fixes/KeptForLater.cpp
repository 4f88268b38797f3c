//===--- KeptForLater.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/KeptForLater.h"

#include "lib/QualifiedName.h"
#include "lib/deferral/KeepingTypes.h"
#include "lib/fixes/NamedObjects.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// The number that \p Loop counts up or down; null if it does not. It is not
/// acquired: whoever wants it counts, too.
static const VarDecl *counterOf(const Stmt &Loop) {
  const auto *For = dyn_cast<ForStmt>(&Loop);
  const auto *Step =
      For ? dyn_cast_or_null<UnaryOperator>(For->getInc()) : nullptr;
  if (!Step || !Step->isIncrementDecrementOp())
    return nullptr;
  const auto *Ref =
      dyn_cast<DeclRefExpr>(Step->getSubExpr()->IgnoreParenImpCasts());
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->getType()->isIntegerType() ? Var : nullptr;
}

namespace {

/// Follows what an action has captured through the iteration, in the order of
/// the text.
class KeptForLater {
public:
  KeptForLater(const LoopDeferral &Deferral, const BodyWalk &Walk)
      : Deferral(Deferral), Walk(Walk), Around(*Deferral.Around->Closing) {
    for (const Expr *Init : Deferral.Action->capture_inits())
      collectNamed(Init, Captured);
    Captured.erase(nullptr);
    Captured.erase(counterOf(Around));
    if (Deferral.Released)
      Captured.insert(Deferral.Released);
  }

  /// Whether something that outlives the iteration gets it: by an assignment,
  /// by another insertion, or as it is in a variable from outside.
  bool isKept() {
    visit(&Around);
    return Found || llvm::any_of(Captured, [this](const ValueDecl *D) {
             const auto *Var = dyn_cast<VarDecl>(D);
             return Var && !Anew.count(Var) && keepsFromIteration(*Var);
           });
  }

private:
  const LoopDeferral &Deferral;
  const BodyWalk &Walk;
  const Stmt &Around;
  /// What is captured, and the variables of the iteration that have it too.
  Objects Captured;
  /// The variables that each iteration declares anew.
  llvm::SmallPtrSet<const VarDecl *, 8> Anew;
  bool Found = false;

  void visit(const Stmt *S) {
    const auto *For = dyn_cast<ForStmt>(&Around);
    // What the head of the loop declares is no part of one iteration.
    if (Found || !S || S == Deferral.Insertion || (For && S == For->getInit()))
      return;
    const Expr *Value = nullptr;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          declare(*Var);
    } else if (const Expr *Target = assignmentTarget(S, Value)) {
      if (gives(Value))
        keepIn(Target);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
               Call && isInsertionCall(*Call)) {
      if (llvm::any_of(Call->arguments(),
                       [this](const Expr *Added) { return gives(Added); }))
        keepIn(Call->getImplicitObjectArgument());
    } else if (const auto *Exchange = dyn_cast<CallExpr>(S);
               Exchange && exchanges(*Exchange)) {
      if (gives(Exchange->getArg(1)))
        keepIn(Exchange->getArg(0));
      if (Exchange->getDirectCallee()->getName() == "swap" &&
          gives(Exchange->getArg(0)))
        keepIn(Exchange->getArg(1));
    }
    for (const Stmt *Child : S->children())
      visit(Child);
  }

  /// Whether \p Var, which is declared outside of the iteration, is set in it
  /// and used out of it, or before it is set.
  bool keepsFromIteration(const VarDecl &Var) const {
    const auto *For = dyn_cast<ForStmt>(&Around);
    const auto *Init =
        For ? dyn_cast_or_null<DeclStmt>(For->getInit()) : nullptr;
    if (Init && llvm::is_contained(Init->decls(), &Var))
      return false;
    const Expr *Setting = nullptr;
    for (const Mention &Change : Walk.changesOf(Var))
      if (!Setting && !isStep(*Change.At) && isInLoop(*Change.At))
        Setting = Change.At;
    llvm::ArrayRef<Mention> Uses = Walk.mentionsOf(Var);
    return Setting && (Uses.empty() || !sets(*Setting, *Uses.front().At) ||
                       llvm::any_of(Uses, [this](const Mention &Use) {
                         return !isInLoop(*Use.At);
                       }));
  }

  /// Whether \p Change only counts: `++i`, `i += 2`.
  static bool isStep(const Expr &Change) {
    const auto *Unary = dyn_cast<UnaryOperator>(&Change);
    return isa<CompoundAssignOperator>(Change) ||
           (Unary && Unary->isIncrementDecrementOp());
  }

  bool isInLoop(const Stmt &S) const {
    const Stmt *Outer = &S;
    while (Outer && Outer != &Around)
      Outer = Walk.parentOf(*Outer);
    return Outer;
  }

  /// Whether \p Use is what \p Setting gives a value to.
  bool sets(const Expr &Setting, const Expr &Use) const {
    if (const auto *Binary = dyn_cast<BinaryOperator>(&Setting))
      return Binary->getLHS()->IgnoreParens() == &Use;
    const Stmt *Outer = &Use;
    while (Outer && Outer != &Setting)
      Outer = Walk.parentOf(*Outer);
    return Outer;
  }

  void declare(const VarDecl &Var) {
    if (!Var.isStaticLocal())
      Anew.insert(&Var);
    if (!gives(Var.getInit()))
      return;
    Captured.insert(&Var);
    Found |= Var.isStaticLocal();
  }

  /// Whether \p Call is `std::swap(a, b)` or `std::exchange(a, b)`.
  static bool exchanges(const CallExpr &Call) {
    const FunctionDecl *Callee = Call.getDirectCallee();
    return Callee && Call.getNumArgs() == 2 && isInStd(*Callee) &&
           Callee->getIdentifier() &&
           (Callee->getName() == "swap" || Callee->getName() == "exchange");
  }

  /// \p Target gets what is captured.
  void keepIn(const Expr *Target) {
    const auto *Ref = dyn_cast<DeclRefExpr>(Target->IgnoreParenImpCasts());
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var || Var->getType()->isReferenceType())
      Var = variableUnder(Target);
    if (Var && Anew.count(Var))
      Captured.insert(Var);
    else
      Found = true;
  }

  /// Whether the value of \p S may be or have what is captured. A number that
  /// is computed from it or read in it does not.
  bool gives(const Stmt *S) const {
    const auto *E = dyn_cast_or_null<Expr>(S);
    if (!E || isa<UnaryExprOrTypeTraitExpr>(E) || isOwnNumber(*E))
      return false;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl());
      return Captured.count(Binding
                                ? cast<ValueDecl>(Binding->getDecomposedDecl())
                                : Ref->getDecl());
    }
    if (const auto *Member = dyn_cast<MemberExpr>(E);
        Member && Captured.count(Member->getMemberDecl()))
      return true;
    auto Gives = [this](const Stmt *Part) { return gives(Part); };
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
      return llvm::any_of(Lambda->capture_inits(), Gives);
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E))
      return gives(Choice->getLHS()) || gives(Choice->getRHS());
    return llvm::any_of(E->children(), Gives);
  }

  /// Whether \p E is a number that is no handle: what a call returns, what a
  /// pointer points to, what a comparison tells.
  static bool isOwnNumber(const Expr &E) {
    if (!E.isPRValue() || !E.getType()->isArithmeticType())
      return false;
    if (const auto *Binary = dyn_cast<BinaryOperator>(&E))
      return Binary->isComparisonOp() || Binary->isLogicalOp();
    if (const auto *Not = dyn_cast<UnaryOperator>(&E))
      return Not->getOpcode() == UO_LNot;
    const auto *Cast = dyn_cast<ImplicitCastExpr>(&E);
    if (!Cast)
      return isa<CallExpr>(E);
    if (Cast->getCastKind() == CK_PointerToBoolean)
      return true;
    const Expr *Place = Cast->getSubExpr()->IgnoreParens();
    const auto *Star = dyn_cast<UnaryOperator>(Place);
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Place);
    return Cast->getCastKind() == CK_LValueToRValue &&
           ((Star && Star->getOpcode() == UO_Deref) ||
            (Operator && Operator->getOperator() == OO_Star));
  }
};

} // namespace

bool isKeptForLater(const LoopDeferral &Deferral, const BodyWalk &Walk) {
  return KeptForLater(Deferral, Walk).isKept();
}

} // namespace defercliff
