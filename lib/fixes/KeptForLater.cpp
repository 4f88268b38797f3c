//===--- KeptForLater.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/KeptForLater.h"

#include "lib/QualifiedName.h"
#include "lib/StdCalls.h"
#include "lib/deferral/KeepingTypes.h"
#include "lib/fixes/HeadUses.h"
#include "lib/fixes/HelperParameter.h"
#include "lib/fixes/NamedObjects.h"
#include "lib/flow/LoopForest.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <set>

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

/// The object that \p Call is made on; null if it is on none, or on a callable.
static const Expr *objectOf(const CallExpr &Call) {
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call))
    return Method->getImplicitObjectArgument();
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  return Operator && Operator->getOperator() != OO_Call ? Operator->getArg(0)
                                                        : nullptr;
}

/// Whether a callee may write to what \p Argument denotes or points to.
static bool mayBeWrittenTo(const Expr &Argument) {
  QualType Type = Argument.getType();
  return (Type->isPointerType() || Argument.isGLValue()) &&
         !pointeeOrSelf(Type).isConstQualified();
}

/// The body of the lambda that \p Call calls; null if it calls none.
static const Stmt *bodyOfCalledLambda(const CallExpr &Call) {
  const auto *Callee = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  return Callee && Callee->getParent()->isLambda() ? Callee->getBody()
                                                   : nullptr;
}

/// What \p S takes an element of; null if it takes none.
static const Expr *elementsOf(const Stmt &S) {
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&S))
    return Element->getBase();
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(&S))
    return Range->getRangeInit();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S))
    return Operator->getOperator() == OO_Subscript ? Operator->getArg(0)
                                                   : nullptr;
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&S);
  static const StringRef Names[] = {"at", "back", "front", "top"};
  return Call && llvm::is_contained(Names, nameOf(Call->getMethodDecl()))
             ? Call->getImplicitObjectArgument()
             : nullptr;
}

/// Whether \p Container has elements, or points to what has.
static bool hasElements(const ValueDecl &Container) {
  const QualType Type = pointeeOrSelf(Container.getType());
  const CXXRecordDecl *Class = recordOf(Type);
  return Type->isArrayType() || Type->isPointerType() ||
         (Class &&
          Class->hasMemberName(&Container.getASTContext().Idents.get("begin")));
}

namespace {

/// Follows what an action has captured through the iteration, in the order of
/// the text.
class KeptForLater {
public:
  KeptForLater(const LoopDeferral &Deferral, const BodyWalk &Walk,
               const LoopPieces &Pieces, StoredValues &Values)
      : Deferral(Deferral), Walk(Walk), Pieces(Pieces), Values(Values),
        Around(*Deferral.Around->Closing) {
    for (const Expr *Init : Deferral.Action->capture_inits())
      collectNamed(Init, Captured);
    Captured.erase(nullptr);
    Captured.erase(counterOf(Around));
    if (Deferral.Released)
      Captured.insert(Deferral.Released);
  }

  /// Whether something that outlives the iteration gets it, by an assignment,
  /// by another insertion or by a call, or has it: it is in a variable from
  /// outside, or is an element of one.
  bool isKept() {
    followCaptured();
    return Found || usesOuterElement(Deferral.Action->getBody()) ||
           llvm::any_of(
               Deferral.Action->capture_inits(),
               [this](const Expr *Init) { return isElementUsedLater(Init); }) ||
           llvm::any_of(Captured, [this](const ValueDecl *D) {
             const auto *Var = dyn_cast<VarDecl>(D);
             return Var && isLeftBy(*Var);
           });
  }

private:
  const LoopDeferral &Deferral;
  const BodyWalk &Walk;
  const LoopPieces &Pieces;
  StoredValues &Values;
  const Stmt &Around;
  /// What is captured, and the variables of the iteration that have it too.
  Objects Captured;
  /// The pieces of the loop to look at: those that name what is captured.
  std::set<unsigned> Pending;
  /// The number of the piece that is looked at, and one.
  unsigned Reached = 0;
  /// The variables of lambdas that are called, declared anew by each call.
  llvm::SmallPtrSet<const VarDecl *, 8> OfCalled;
  /// The bodies of lambdas that were given what is captured.
  llvm::SmallPtrSet<const Stmt *, 2> Called;
  /// How many lambdas are around what is looked at: they return to the
  /// iteration.
  unsigned InLambdas = 0;
  bool Found = false;

  /// Looks at the pieces of the loop that name what is captured, also by what
  /// is found in them, in the order of the text.
  void followCaptured() {
    for (const ValueDecl *D : Captured)
      awaitPieces(*D);
    while (!Found && !Pending.empty()) {
      const unsigned Index = *Pending.begin();
      Pending.erase(Pending.begin());
      Reached = Index + 1;
      visit(Pieces[Index]);
    }
  }

  void awaitPieces(const ValueDecl &D) {
    llvm::ArrayRef<unsigned> Naming = Pieces.naming(D);
    Pending.insert(llvm::lower_bound(Naming, Reached), Naming.end());
  }

  /// \p D has what is captured, too.
  void capture(const ValueDecl &D) {
    if (Captured.insert(&D).second)
      awaitPieces(D);
  }

  bool isAnew(const VarDecl &Var) const {
    return Pieces.declaresAnew(Var) || OfCalled.count(&Var);
  }

  void visit(const Stmt *S) {
    if (Found || !S || S == Deferral.Insertion)
      return;
    const Expr *Value = nullptr;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          declare(*Var);
    } else if (const Expr *Target = assignmentTarget(S, Value)) {
      if (gives(Target))
        keepInEach(Value);
      handOn(Value, Target);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
               Call && isInsertionCall(*Call)) {
      if (llvm::any_of(Call->arguments(),
                       [this](const Expr *Added) { return gives(Added); }))
        keepIn(Call->getImplicitObjectArgument());
    } else if (const auto *Exchange = dyn_cast<CallExpr>(S);
               Exchange && exchanges(*Exchange)) {
      handOn(Exchange->getArg(1), Exchange->getArg(0));
      if (Exchange->getDirectCallee()->getName() == "swap")
        handOn(Exchange->getArg(0), Exchange->getArg(1));
    } else if (isa<CXXThrowExpr, CoyieldExpr>(S) ||
               (isa<ReturnStmt, CoreturnStmt>(S) && InLambdas == 0)) {
      Found |= llvm::any_of(S->children(),
                            [this](const Stmt *Child) { return gives(Child); });
    } else if (const auto *Swap = dyn_cast<CXXMemberCallExpr>(S);
               Swap && nameOf(Swap->getMethodDecl()) == "swap" &&
               Swap->getNumArgs() == 1) {
      handOn(Swap->getImplicitObjectArgument(), Swap->getArg(0));
      handOn(Swap->getArg(0), Swap->getImplicitObjectArgument());
    } else if (const auto *Other = dyn_cast<CallExpr>(S)) {
      for (unsigned I = 0, E = Other->getNumArgs(); I != E; ++I)
        giveTo(*Other, I);
    }
    InLambdas += isa<LambdaExpr>(S);
    for (const Stmt *Child : S->children())
      visit(Child);
    InLambdas -= isa<LambdaExpr>(S);
  }

  /// Follows argument number \p Index of \p Call, if that is what is captured.
  void giveTo(const CallExpr &Call, unsigned Index) {
    const Stmt *Body = bodyOfCalledLambda(Call);
    // A lambda is its own first argument.
    if (Body ? Index == 0 || Index > Call.getDirectCallee()->getNumParams()
             : !Values.mayStore(Call, Index))
      return;
    if (!gives(Call.getArg(Index)))
      return;
    if (Body) {
      capture(*Call.getDirectCallee()->getParamDecl(Index - 1));
      ++InLambdas;
      if (Called.insert(Body).second)
        visit(Body);
      --InLambdas;
      return;
    }
    const Expr *Object = objectOf(Call);
    auto IsAnother = [&](const Expr *Argument) {
      return Argument != Object && Argument != Call.getArg(Index) &&
             mayBeWrittenTo(*Argument);
    };
    if (Object && llvm::none_of(Call.arguments(), IsAnother))
      keepIn(Object);
    else
      Found = true;
  }

  /// Whether \p S, of the action, takes an element of what is not of the
  /// iteration: `delete all[i]`.
  bool usesOuterElement(const Stmt *S) const {
    if (!S)
      return false;
    if (const Expr *Elements = elementsOf(*S)) {
      const auto *Var = dyn_cast_or_null<VarDecl>(Walk.rootOf(Elements));
      const DeclContext *Own = Deferral.Action->getCallOperator();
      if (!Var || !(isAnew(*Var) || Var->isInitCapture() ||
                    Own->Encloses(Var->getDeclContext())))
        return true;
    }
    return llvm::any_of(S->children(), [this](const Stmt *Child) {
      return usesOuterElement(Child);
    });
  }

  /// Whether \p Init, which is captured, is an element of a container from
  /// outside of the iteration, and the body uses that again.
  bool isElementUsedLater(const Expr *Init) const {
    if (!Init ||
        (Init->getType()->isRecordType() && Init->getType().isConstQualified()))
      return false;
    const ValueDecl *Root = Walk.rootOf(Init);
    // A number may be a handle, and has been copied.
    const auto *Copy = dyn_cast_or_null<VarDecl>(Root);
    if (Copy && isAnew(*Copy) && Copy->getType()->isScalarType())
      Root = Walk.rootOf(Copy->getInit());
    if (!Root || !hasElements(*Root) || isWhole(*Init, *Root))
      return false;
    const auto *Var = dyn_cast<VarDecl>(Root);
    return !Var || (isAnew(*Var) ? isUsedByHead(*Var) : isUsedAgain(*Var));
  }

  /// Whether \p Var, or the variable that it is a copy of, has what is captured
  /// when the iteration is over, and is used then.
  bool isLeftBy(const VarDecl &Var) const {
    if (!isAnew(Var))
      return keepsFromIteration(Var);
    const Expr *Init = Var.getInit();
    const auto *Ref = dyn_cast_or_null<DeclRefExpr>(
        Init ? Init->IgnoreParenCasts() : nullptr);
    const auto *Origin = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return isUsedByHead(Var) || (Origin && Origin != &Var && isLeftBy(*Origin));
  }

  /// Whether the step or the condition of the loop use what the iteration has
  /// left in \p Var: the guard has acted by then.
  bool isUsedByHead(const VarDecl &Var) const {
    return !usesByHead(Around, Var, Walk).Uses.empty();
  }

  /// Whether \p Init is \p Container itself.
  static bool isWhole(const Expr &Init, const ValueDecl &Container) {
    const auto *Ref = dyn_cast<DeclRefExpr>(
        Init.IgnoreUnlessSpelledInSource()->IgnoreParenCasts());
    return Ref && Ref->getDecl() == &Container;
  }

  /// Whether \p Container is named behind the loop or in its step or condition,
  /// gets another name before that, or is named in the body of the loop more
  /// often than to take one element.
  bool isUsedAgain(const VarDecl &Container) const {
    if (llvm::any_of(usesByHead(Around, Container, Walk).Uses,
                     [this](const Expr *Use) { return !asksForSize(*Use); }))
      return true;
    const SourceManager &SM = Container.getASTContext().getSourceManager();
    const Stmt *Body = bodyOfLoop(Around);
    unsigned InBody = 0;
    for (const Mention &Use : Walk.mentionsOf(Container)) {
      if (!Body || Walk.isIn(*Body, *Use.At))
        ++InBody;
      else if (!Walk.isIn(Around, *Use.At) &&
               (SM.isBeforeInTranslationUnit(Around.getBeginLoc(),
                                             Use.At->getBeginLoc()) ||
                givesOtherName(*Use.At)))
        return true;
    }
    return InBody > 1;
  }

  /// Whether \p Use is captured by a lambda, or a reference or a pointer is
  /// made from it.
  bool givesOtherName(const Expr &Use) const {
    for (const Stmt *S = &Use; isa_and_nonnull<Expr>(S);
         S = Walk.parentOf(*S)) {
      const VarDecl *Var = Walk.initializedBy(*S);
      if (isa<LambdaExpr>(S) || (Var && (Var->getType()->isReferenceType() ||
                                         Var->getType()->isPointerType())))
        return true;
    }
    return false;
  }

  /// Whether \p Use, of a container, only asks how many elements that has, or
  /// for its end to compare with.
  bool asksForSize(const Expr &Use) const {
    const Stmt *Around = Walk.parentOf(Use);
    while (isa_and_nonnull<ImplicitCastExpr, ParenExpr>(Around))
      Around = Walk.parentOf(*Around);
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(
        isa_and_nonnull<MemberExpr>(Around) ? Walk.parentOf(*Around) : nullptr);
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    if (!Method || !isInStd(*Method) || Call->getNumArgs() > 0)
      return false;
    const StringRef Name = nameOf(Method);
    return Name == "size" || Name == "empty" ||
           ((Name == "end" || Name == "cend") && isCompared(*Call));
  }

  bool isCompared(const Expr &E) const {
    const Stmt *Outer = Walk.parentOf(E);
    while (isa_and_nonnull<ImplicitCastExpr, ParenExpr,
                           MaterializeTemporaryExpr, CXXConstructExpr>(Outer))
      Outer = Walk.parentOf(*Outer);
    const auto *Binary = dyn_cast_or_null<BinaryOperator>(Outer);
    const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Outer);
    return (Binary && Binary->isComparisonOp()) ||
           (Operator && Operator->isComparisonOp());
  }

  /// Whether \p Var, which is declared outside of the iteration, is set in it
  /// and used out of it, or before it is set. The step and the condition of the
  /// loop are out of it. A number that is only counted is no handle.
  bool keepsFromIteration(const VarDecl &Var) const {
    const Expr *Setting = Pieces.settingOfPart(Var);
    bool IsStepped = false;
    for (const Mention &Change : Walk.changesOf(Var)) {
      if (!Walk.isIn(Around, *Change.At))
        continue;
      if (isStep(*Change.At))
        IsStepped = true;
      else if (!Setting)
        Setting = Change.At;
    }
    if (!Setting && !(IsStepped && Var.getType()->isPointerType()))
      return false;
    const HeadUses ByHead = usesByHead(Around, Var, Walk);
    if (!ByHead.Uses.empty())
      return true;
    return Setting &&
           ((!ByHead.IsSet && !setsFirst(*Setting, Var)) ||
            llvm::any_of(Walk.mentionsOf(Var), [this](const Mention &Use) {
              return !Walk.isIn(Around, *Use.At);
            }));
  }

  /// Whether \p Change only counts: `++i`, `i += 2`.
  static bool isStep(const Expr &Change) {
    const auto *Unary = dyn_cast<UnaryOperator>(&Change);
    return isa<CompoundAssignOperator>(Change) ||
           (Unary && Unary->isIncrementDecrementOp());
  }

  /// Whether \p Setting is where \p Var, or a part of it, is named first, and
  /// does not look at what that had before.
  bool setsFirst(const Expr &Setting, const VarDecl &Var) const {
    llvm::ArrayRef<Mention> Uses = Walk.mentionsOf(Var);
    const Expr *Value = nullptr;
    const Expr *Target = assignmentTarget(&Setting, Value);
    if (Uses.empty() ||
        !Walk.isIn(Target ? *Target : Setting, *Uses.front().At))
      return false;
    return Target ? !names(Value, Var) : setsBeforeUse(Setting, Var, Walk);
  }

  void declare(const VarDecl &Var) {
    if (!Var.isStaticLocal() && InLambdas > 0)
      OfCalled.insert(&Var);
    if (Captured.count(&Var) && Var.getInit())
      keepInEach(Var.getInit());
    if (!gives(Var.getInit()))
      return;
    capture(Var);
    Found |= Var.isStaticLocal();
  }

  /// Whether \p Call is `std::swap(a, b)` or `std::exchange(a, b)`.
  static bool exchanges(const CallExpr &Call) {
    const FunctionDecl *Callee = Call.getDirectCallee();
    return Callee && Call.getNumArgs() == 2 && isInStd(*Callee) &&
           Callee->getIdentifier() &&
           (Callee->getName() == "swap" || Callee->getName() == "exchange");
  }

  /// What is captured has the value of \p Value, and so has each target of an
  /// assignment in that: `file = slots[i] = open()`.
  void keepInEach(const Expr *Value) {
    const Expr *Inner = nullptr;
    for (const Expr *Target;
         (Target = assignmentTarget(Value->IgnoreParenImpCasts(), Inner));
         Value = Inner)
      keepIn(Target);
  }

  /// \p Target gets what \p Value has.
  void handOn(const Expr *Value, const Expr *Target) {
    if (gives(Value))
      keepIn(Target);
  }

  /// \p Target gets what is captured.
  void keepIn(const Expr *Target) {
    const auto *Ref = dyn_cast<DeclRefExpr>(Target->IgnoreParenImpCasts());
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    // Through a pointer, what that points to gets it.
    if (!Var || Var->getType()->isReferenceType() || Target->isPRValue())
      Var = variableUnder(Target);
    if (const Expr *Into = Var ? fedBy(*Var) : nullptr)
      keepIn(Into);
    else if (Var && isAnew(*Var) && !outlivesGuard(*Var))
      capture(*Var);
    else
      Found = true;
  }

  /// The container into which what is assigned through \p Var goes; null if it
  /// is no `std::back_inserter(all)` or the like.
  static const Expr *fedBy(const VarDecl &Var) {
    const auto *Made = dyn_cast_or_null<CallExpr>(
        Var.getInit() ? Var.getInit()->IgnoreUnlessSpelledInSource() : nullptr);
    return Made && Made->getNumArgs() > 0 &&
                   isCallOfStd(*Made,
                               {"back_inserter", "front_inserter", "inserter"})
               ? Made->getArg(0)
               : nullptr;
  }

  /// Whether \p Var, of the iteration, lives on when the block ends that the
  /// guard stands in: that also declares what is released, or is the whole
  /// body.
  bool outlivesGuard(const VarDecl &Var) const {
    const VarDecl *Released = Deferral.Released;
    const Scope *OfReleased = Released ? Walk.scopeOf(*Released) : nullptr;
    const Scope *OfVar = Walk.scopeOf(Var);
    return OfReleased && OfVar && !OfReleased->encloses(*OfVar);
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

bool isKeptForLater(const LoopDeferral &Deferral, const BodyWalk &Walk,
                    const LoopPieces &Pieces, StoredValues &Values) {
  return KeptForLater(Deferral, Walk, Pieces, Values).isKept();
}

} // namespace defercliff
