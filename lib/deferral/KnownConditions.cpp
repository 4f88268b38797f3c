//===--- KnownConditions.cpp - defercliff ---------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/KnownConditions.h"

#include "lib/flow/LoopForest.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether \p S chooses between two ways by whether an expression is true.
static bool asksForTruth(const Stmt *S) {
  const auto *Logical = dyn_cast_or_null<BinaryOperator>(S);
  return isa_and_nonnull<IfStmt, ForStmt, WhileStmt, DoStmt, CXXForRangeStmt,
                         AbstractConditionalOperator>(S) ||
         (Logical && Logical->isLogicalOp());
}

const Expr *conditionOf(const CFGBlock &Block) {
  return Block.succ_size() == 2 && asksForTruth(Block.getTerminatorStmt())
             ? dyn_cast_or_null<Expr>(Block.getLastCondition())
             : nullptr;
}

const CFGBlock *wayOn(const CFGBlock &Block, bool IfTrue) {
  // The way on if it is true comes first.
  return (Block.succ_begin() + (IfTrue ? 0 : 1))->getReachableBlock();
}

const Expr *withoutNegations(const Expr *E, bool &Holds) {
  while (true) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E)) {
      E = Cleanups->getSubExpr();
      continue;
    }
    const auto *Not = dyn_cast<UnaryOperator>(E);
    if (!Not || Not->getOpcode() != UO_LNot)
      return E;
    Holds = !Holds;
    E = Not->getSubExpr();
  }
}

/// The local variable that \p E names, if it names one; else null.
static const VarDecl *localVariable(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() ? Var : nullptr;
}

/// The number that \p E, which may be null, is; nothing if that is not known.
static std::optional<llvm::APSInt> constantOf(const Expr *E,
                                              const ASTContext &Context) {
  Expr::EvalResult Value;
  if (!E || E->isValueDependent() || !E->EvaluateAsInt(Value, Context))
    return std::nullopt;
  return Value.Val.getInt();
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// The condition in \p Whole under which its part \p Part is come to, and
/// whether it holds there; null if it has none.
static std::pair<const Expr *, bool> conditionOfPart(const Stmt &Whole,
                                                     const Stmt &Part) {
  if (const auto *If = dyn_cast<IfStmt>(&Whole);
      If && (&Part == If->getThen() || &Part == If->getElse()))
    return {If->getCond(), &Part == If->getThen()};
  if (const auto *Choice = dyn_cast<ConditionalOperator>(&Whole);
      Choice && &Part != Choice->getCond())
    return {Choice->getCond(), &Part == Choice->getTrueExpr()};
  if (const auto *Logical = dyn_cast<BinaryOperator>(&Whole);
      Logical && Logical->isLogicalOp() && &Part == Logical->getRHS())
    return {Logical->getLHS(), Logical->getOpcode() == BO_LAnd};
  return {};
}

KnownConditions::KnownConditions(const BodyFlow &Flow, const BodyWalk &Walk,
                                 const ASTContext &Context)
    : Flow(Flow), Walk(Walk), Context(Context) {
  std::vector<const Stmt *> Cases;
  for (const CFGBlock *Block : Flow.graph())
    if (const Stmt *Label = Block->getLabel();
        isa_and_nonnull<LabelStmt>(Label))
      for (const Stmt *S = Label; S && JumpedInto.insert(S).second;)
        S = Walk.parentOf(*S);
    else if (isa_and_nonnull<SwitchCase>(Label))
      Cases.push_back(Label);
  // A case is reached from its switch.
  for (const Stmt *Case : Cases)
    for (const Stmt *S = Case;
         S && !isa<SwitchStmt>(S) && JumpedInto.insert(S).second;)
      S = Walk.parentOf(*S);
}

KnownConditions::Facts KnownConditions::at(const Expr &At, FlowPoint From,
                                           const Loop *Iteration) {
  Facts Known;
  Known.From = From;
  Known.Iteration = Iteration;
  Known.Region = Iteration && Iteration->Closing
                     ? bodyOfLoop(*Iteration->Closing)
                     : nullptr;
  if (Known.Region && !Walk.isIn(*Known.Region, At))
    return Known;
  const Stmt *Part = &At;
  while (const Stmt *Whole =
             Part == Known.Region ? nullptr : Walk.parentOf(*Part)) {
    auto [Condition, Holds] = conditionOfPart(*Whole, *Part);
    if (Condition && !JumpedInto.count(Part))
      addCondition(Condition, Holds, Known);
    Part = Whole;
  }
  return Known;
}

void KnownConditions::addCondition(const Expr *E, bool Holds, Facts &Known) {
  E = withoutNegations(E, Holds);
  if (const auto *Both = dyn_cast<BinaryOperator>(E);
      Both && Both->getOpcode() == (Holds ? BO_LAnd : BO_LOr)) {
    addCondition(Both->getLHS(), Holds, Known);
    addCondition(Both->getRHS(), Holds, Known);
  } else if (isSteady(E, Known)) {
    Known.Conditions.emplace_back(idOf(*E), Holds);
  }
}

llvm::FoldingSetNodeID KnownConditions::idOf(const Expr &E) const {
  llvm::FoldingSetNodeID ID;
  E.Profile(ID, Context, /*Canonical=*/true);
  return ID;
}

/// Whether all that \p At, which names \p Var, is there for is to read or set
/// it: nothing is made that could change it by another name.
bool KnownConditions::leavesAlone(const Expr &At, const VarDecl &Var) const {
  const Stmt *Named = &At;
  const Stmt *Around = Walk.parentOf(At);
  while (isa_and_nonnull<ParenExpr>(Around)) {
    Named = Around;
    Around = Walk.parentOf(*Around);
  }
  if (const auto *Cast = dyn_cast_or_null<CastExpr>(Around))
    return Cast->getCastKind() == CK_LValueToRValue ||
           Cast->getCastKind() == CK_ToVoid ||
           (Cast->getCastKind() == CK_NoOp &&
            Cast->getType().isConstQualified());
  if (const auto *Unary = dyn_cast_or_null<UnaryOperator>(Around))
    return Unary->isIncrementDecrementOp();
  if (const auto *Binary = dyn_cast_or_null<BinaryOperator>(Around))
    return Binary->isAssignmentOp() && Binary->getLHS() == Named;
  return isa_and_nonnull<LambdaExpr>(Around) &&
         !mayChange(Around, Var, /*IntoLambdas=*/true);
}

/// Whether nothing but what `BodyWalk::changesOf` tells changes \p Var.
bool KnownConditions::isOnlyNamed(const VarDecl &Var) {
  auto [It, IsNew] = OnlyNamed.try_emplace(&Var);
  if (IsNew)
    It->second = Var.hasLocalStorage() && Var.getType()->isScalarType() &&
                 !Var.getType().isVolatileQualified() &&
                 llvm::all_of(Walk.mentionsOf(Var), [&](const Mention &M) {
                   return leavesAlone(*M.At, Var);
                 });
  return It->second;
}

/// Whether \p Var is the same variable throughout an iteration of
/// \p Iteration.
bool KnownConditions::isDeclaredOnce(const VarDecl &Var,
                                     const Loop *Iteration) const {
  const Loop *Declares = Var.hasLocalStorage() ? Flow.loopAround(Var) : nullptr;
  return !Declares || Declares->encloses(Iteration);
}

/// Whether \p Var has the same value until the iteration ends.
bool KnownConditions::isSteady(const VarDecl &Var, const Facts &Known) {
  QualType Type = Var.getType().getNonReferenceType();
  if (!Type->isScalarType() || Type.isVolatileQualified() ||
      !isDeclaredOnce(Var, Known.Iteration))
    return false;
  // What a parameter refers to may change, but whoever makes it a constant for
  // the function does not mean it to.
  if (Type.isConstQualified())
    return !Var.getType()->isReferenceType() || isa<ParmVarDecl>(Var);
  return isOnlyNamed(Var) &&
         llvm::none_of(Walk.changesOf(Var), [&](const Mention &M) {
           return !Known.Region || Walk.isIn(*Known.Region, *M.At);
         });
}

/// Whether \p S, an expression, has the same value until the iteration ends.
bool KnownConditions::isSteady(const Stmt *S, const Facts &Known) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Var)
      return isa<EnumConstantDecl>(Ref->getDecl());
    auto [It, IsNew] = Steady.try_emplace({Var, Known.Iteration});
    if (IsNew)
      It->second = isSteady(*Var, Known);
    return It->second;
  }
  const auto *Unary = dyn_cast<UnaryOperator>(S);
  const auto *Binary = dyn_cast<BinaryOperator>(S);
  bool Computes =
      (Unary && !Unary->isIncrementDecrementOp() &&
       Unary->getOpcode() != UO_Deref && Unary->getOpcode() != UO_AddrOf) ||
      (Binary && !Binary->isAssignmentOp());
  return (Computes ||
          isa<IntegerLiteral, CharacterLiteral, CXXBoolLiteralExpr,
              CXXNullPtrLiteralExpr, ConstantExpr, ImplicitCastExpr, ParenExpr>(
              S)) &&
         llvm::all_of(S->children(), [&](const Stmt *Child) {
           return isSteady(Child, Known);
         });
}

//===----------------------------------------------------------------------===//
// Flags
//===----------------------------------------------------------------------===//

/// The flag or counter that \p S sets to a positive number, or makes greater by
/// one; null if it does not.
static const VarDecl *raisedBy(const Stmt &S, const ASTContext &Context) {
  if (const auto *Step = dyn_cast<UnaryOperator>(&S);
      Step && Step->isIncrementOp())
    return localVariable(Step->getSubExpr());
  const auto *Set = dyn_cast<BinaryOperator>(&S);
  if (!Set || !Set->isAssignmentOp())
    return nullptr;
  std::optional<llvm::APSInt> Value = constantOf(Set->getRHS(), Context);
  bool Raises = Value && (Set->getOpcode() == BO_Assign ? *Value > 0
                          : Set->getOpcode() == BO_AddAssign ||
                                  Set->getOpcode() == BO_OrAssign
                              ? *Value == 1
                              : false);
  return Raises ? localVariable(Set->getLHS()) : nullptr;
}

/// Where \p Var is raised, if it is false or nought at first, and then only
/// raised; nowhere if it is no such flag.
llvm::ArrayRef<FlowPoint> KnownConditions::raisesOf(const VarDecl &Var) {
  auto [It, IsNew] = Raises.try_emplace(&Var);
  if (!IsNew)
    return It->second;
  std::optional<llvm::APSInt> First = constantOf(Var.getInit(), Context);
  bool IsFlag = First && *First == 0 && isOnlyNamed(Var) &&
                llvm::all_of(Walk.changesOf(Var), [&](const Mention &Change) {
                  return raisedBy(*Change.At, Context) == &Var;
                });
  if (IsFlag)
    for (const Mention &Change : Walk.changesOf(Var))
      if (FlowPoint Point = Flow.pointOf(Change.At); Point.Block)
        It->second.push_back(Point);
  return It->second;
}

/// How many blocks are looked at for one flag: what raises it is near.
constexpr unsigned Near = 64;

/// Whether one of \p Raises stands in \p Block, in front of \p Before.
static bool isRaisedIn(const CFGBlock &Block, llvm::ArrayRef<FlowPoint> Raises,
                       unsigned Before) {
  return llvm::any_of(Raises, [&](const FlowPoint &P) {
    return P.Block == &Block && P.Index < Before;
  });
}

/// Whether control has passed a raise of \p Flag whichever way it came to
/// \p From.
bool KnownConditions::isRaisedBefore(FlowPoint From, const VarDecl &Flag) {
  llvm::ArrayRef<FlowPoint> RaisedAt = raisesOf(Flag);
  if (isRaisedIn(*From.Block, RaisedAt, From.Index))
    return true;
  const CFGBlock *Declared = Flow.declarationOf(Flag).Block;
  Blocks Seen;
  llvm::SmallVector<const CFGBlock *, 8> Work{From.Block};
  while (!Work.empty()) {
    const CFGBlock *Block = Work.pop_back_val();
    // Control may come to a handler from anywhere.
    if (Block == Declared || Block->pred_empty() || Seen.size() > Near ||
        isa_and_nonnull<CXXTryStmt>(Block->getTerminatorStmt()))
      return false;
    for (const CFGBlock::AdjacentBlock &Pred : Block->preds())
      if (const CFGBlock *Before = Pred.getReachableBlock();
          Before && !isRaisedIn(*Before, RaisedAt, Before->size()) &&
          Seen.insert(Before).second)
        Work.push_back(Before);
  }
  return true;
}

/// The blocks at whose ends \p Flag may not be raised yet, on a way from where
/// \p Known is known; nothing if that is not known.
std::optional<KnownConditions::Blocks>
KnownConditions::whereDown(const VarDecl &Flag, const Facts &Known) {
  llvm::ArrayRef<FlowPoint> RaisedAt = raisesOf(Flag);
  if (RaisedAt.empty() || !isDeclaredOnce(Flag, Known.Iteration))
    return std::nullopt;
  Blocks Down;
  const CFGBlock *Start = Known.From.Block;
  if (isRaisedBefore(Known.From, Flag) ||
      llvm::any_of(RaisedAt, [&](const FlowPoint &P) {
        return P.Block == Start && P.Index > Known.From.Index;
      }))
    return Down;
  const CFGBlock *End = Known.Iteration ? Known.Iteration->Header : nullptr;
  llvm::SmallVector<const CFGBlock *, 8> Work{Start};
  Down.insert(Start);
  while (!Work.empty()) {
    if (Down.size() > Near)
      return std::nullopt;
    for (const CFGBlock *To : Flow.successors().of(*Work.pop_back_val()))
      if (To != End && !isRaisedIn(*To, RaisedAt, To->size()) &&
          Down.insert(To).second)
        Work.push_back(To);
  }
  return Down;
}

/// A variable of which a condition asks whether it was raised, and what the
/// condition is then; null if it asks for something else.
static std::pair<const VarDecl *, bool> raiseAsked(const Expr &E,
                                                   const ASTContext &Context) {
  const auto *Compared = dyn_cast<BinaryOperator>(&E);
  if (!Compared || !Compared->isComparisonOp())
    return {localVariable(&E), true};
  const Expr *Left = Compared->getLHS(), *Right = Compared->getRHS();
  BinaryOperatorKind Op = Compared->getOpcode();
  if (!localVariable(Left) && Op != BO_Cmp) {
    std::swap(Left, Right);
    Op = BinaryOperator::reverseComparisonOp(Op);
  }
  const VarDecl *Flag = localVariable(Left);
  std::optional<llvm::APSInt> With = constantOf(Right, Context);
  if (!Flag || !With)
    return {};
  // A bool that is raised is one; a number is one or more.
  bool IsNought = *With == 0, IsOne = *With == 1;
  bool IsWhat = IsOne && Flag->getType()->isBooleanType();
  if ((IsNought && (Op == BO_GT || Op == BO_NE)) || (IsOne && Op == BO_GE) ||
      (IsWhat && Op == BO_EQ))
    return {Flag, true};
  if ((IsNought && (Op == BO_LE || Op == BO_EQ)) || (IsOne && Op == BO_LT) ||
      (IsWhat && Op == BO_NE))
    return {Flag, false};
  return {};
}

//===----------------------------------------------------------------------===//
// Both
//===----------------------------------------------------------------------===//

/// What \p E, which is asked at the end of \p Block, is there.
std::optional<bool>
KnownConditions::valueOf(const Expr *E, const CFGBlock &Block, Facts &Known) {
  bool IfTrue = true;
  E = withoutNegations(E, IfTrue);
  const llvm::FoldingSetNodeID ID = idOf(*E);
  for (const auto &[KnownID, Holds] : Known.Conditions)
    // Behind the loop, its body is no longer all that could change something.
    if (KnownID == ID &&
        (!Known.Region || Walk.isIn(*Known.Region, *Block.getTerminatorStmt())))
      return Holds == IfTrue;
  auto [Flag, IfRaised] = raiseAsked(*E, Context);
  if (!Flag)
    return std::nullopt;
  auto [It, IsNew] = Known.Down.try_emplace(Flag);
  if (IsNew)
    It->second = whereDown(*Flag, Known);
  if (!It->second || It->second->count(&Block))
    return std::nullopt;
  return IfRaised == IfTrue;
}

const CFGBlock *KnownConditions::neverAfter(const CFGBlock &Block,
                                            Facts &Known) {
  const Expr *Condition = conditionOf(Block);
  if (!Condition)
    return nullptr;
  std::optional<bool> Value = valueOf(Condition, Block, Known);
  // Of `a || b` the graph asks one after the other; where it asks the last,
  // that is what the whole is.
  const bool IsLast = !isa<BinaryOperator>(Block.getTerminatorStmt());
  if (const auto *Whole =
          dyn_cast_or_null<Expr>(Block.getTerminatorCondition());
      !Value && IsLast && Whole && !Known.Conditions.empty())
    Value = valueOf(Whole, Block, Known);
  return Value ? wayOn(Block, !*Value) : nullptr;
}

} // namespace defercliff
