//===--- InsertionHazards.cpp - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/InsertionHazards.h"

#include "lib/KeptTemporary.h"
#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/deferral/KeepingTypes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

const Stmt &statementOf(const LoopDeferral &Deferral, const BodyWalk &Walk) {
  const Stmt *Statement = Deferral.Insertion;
  while (const auto *Around =
             dyn_cast_or_null<ExprWithCleanups>(Walk.parentOf(*Statement)))
    Statement = Around;
  return *Statement;
}

/// Adds the labels below \p S to \p Labels. Returns whether there is a case of
/// a switch around \p S.
static bool collectTargets(const Stmt *S, bool InSwitch,
                           llvm::SmallPtrSetImpl<const LabelDecl *> &Labels) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (const auto *Label = dyn_cast<LabelStmt>(S))
    Labels.insert(Label->getDecl());
  bool HasCase = isa<SwitchCase>(S) && !InSwitch;
  for (const Stmt *Child : S->children())
    HasCase |= collectTargets(Child, InSwitch || isa<SwitchStmt>(S), Labels);
  return HasCase;
}

/// Whether a jump below \p S, but in none of \p Inside, goes to one of
/// \p Labels. A computed one may leave no scope of a guard, wherever it is.
static bool jumpsTo(const llvm::SmallPtrSetImpl<const LabelDecl *> &Labels,
                    const Stmt *S,
                    const llvm::SmallPtrSetImpl<const Stmt *> &Inside,
                    bool IsInside = false) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  IsInside |= Inside.count(S) > 0;
  const auto *Asm = dyn_cast<GCCAsmStmt>(S);
  if (isa<IndirectGotoStmt>(S) || (Asm && Asm->isAsmGoto()))
    return true;
  if (const auto *Goto = dyn_cast<GotoStmt>(S))
    return !IsInside && Labels.count(Goto->getLabel());
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return jumpsTo(Labels, Child, Inside, IsInside);
  });
}

/// Whether a jump may come into the scope of a guard in the place of the
/// insertion and pass its definition by, which does not compile.
static bool mayBeJumpedOver(const LoopDeferral &Deferral,
                            const BodyWalk &Walk) {
  const Stmt &Statement = statementOf(Deferral, Walk);
  const auto *Block = cast<CompoundStmt>(Walk.parentOf(Statement));
  llvm::SmallPtrSet<const Stmt *, 8> Behind;
  llvm::SmallPtrSet<const LabelDecl *, 4> Labels;
  for (auto Next = std::next(llvm::find(Block->body(), &Statement));
       Next != Block->body_end(); ++Next) {
    Behind.insert(*Next);
    if (collectTargets(*Next, /*InSwitch=*/false, Labels))
      return true;
  }
  const Stmt *Whole = Block;
  while (const Stmt *Around = Walk.parentOf(*Whole))
    Whole = Around;
  return jumpsTo(Labels, Whole, Behind);
}

/// The variable that \p E denotes, or a part or pointee of it; null if it is
/// none. A local reference or pointer, a smart one too, stands for what it was
/// made from.
static const VarDecl *variableUnder(const Expr *E) {
  llvm::SmallPtrSet<const VarDecl *, 4> Seen;
  while (E) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      E = Member->getBase();
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
      E = Unary->getSubExpr();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      E = Operator->getArg(0);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      E = Call->getImplicitObjectArgument();
    } else {
      const auto *Ref = dyn_cast<DeclRefExpr>(E);
      const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
      if (!Var || isa<ParmVarDecl>(Var) || !Var->getInit() ||
          !(Var->getType()->isReferenceType() ||
            Var->getType()->isPointerType() ||
            isSmartPointer(Var->getType())) ||
          !Seen.insert(Var).second)
        return Var;
      E = Var->getInit();
    }
  }
  return nullptr;
}

/// Why what the holder has may be a result of the body, and no concern of the
/// body alone; empty if that is not so.
static StringRef whoseHolder(const CallExpr &Insertion, const BodyWalk &Walk) {
  const Expr *Object = nullptr;
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Insertion))
    Object = Method->getImplicitObjectArgument();
  else if (Insertion.getNumArgs() > 0)
    Object = Insertion.getArg(0);
  const VarDecl *Var = variableUnder(Object);
  if (!Var || !Var->hasLocalStorage())
    return "";
  if (isa<ParmVarDecl>(Var))
    return "the caller may use what the holder has";
  return Walk.scopeOf(*Var) ? ""
                            : "the function around may use what the holder has";
}

/// Whether \p Handler catches what \p Throw throws.
static bool catches(const CXXCatchStmt &Handler, const CXXThrowExpr &Throw,
                    const ASTContext &Context) {
  return Handler.getCaughtType().isNull() ||
         (Throw.getSubExpr() &&
          Context.hasSameUnqualifiedType(
              Handler.getCaughtType().getNonReferenceType(),
              Throw.getSubExpr()->getType()));
}

/// Whether \p S throws something that none of \p Around, which handle it,
/// catches.
static bool throwsOut(const Stmt *S,
                      llvm::SmallVectorImpl<const CXXCatchStmt *> &Around,
                      const ASTContext &Context) {
  if (!S)
    return false;
  if (const auto *Throw = dyn_cast<CXXThrowExpr>(S))
    return llvm::none_of(Around, [&](const CXXCatchStmt *Handler) {
      return catches(*Handler, *Throw, Context);
    });
  const auto *Try = dyn_cast<CXXTryStmt>(S);
  const size_t Outside = Around.size();
  if (Try)
    for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
      Around.push_back(Try->getHandler(I));
  bool Throws = llvm::any_of(S->children(), [&](const Stmt *Child) {
    if (Try && isa<CXXCatchStmt>(Child))
      return false;
    return throwsOut(Child, Around, Context);
  });
  Around.truncate(Outside);
  if (!Try || Throws)
    return Throws;
  for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
    if (throwsOut(Try->getHandler(I)->getHandlerBlock(), Around, Context))
      return true;
  return false;
}

/// Variables and members; null stands for `this`.
using Objects = llvm::SmallPtrSet<const ValueDecl *, 8>;

/// Adds what \p S names to \p Named.
static void collectNamed(const Stmt *S, Objects &Named) {
  if (!S)
    return;
  if (isa<CXXThisExpr>(S))
    Named.insert(nullptr);
  if (const auto *Member = dyn_cast<MemberExpr>(S);
      Member && isa<FieldDecl>(Member->getMemberDecl()))
    Named.insert(Member->getMemberDecl());
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    if (const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl()))
      Named.insert(cast<VarDecl>(Binding->getDecomposedDecl()));
    else if (isa<VarDecl>(Ref->getDecl()))
      Named.insert(Ref->getDecl());
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    for (const Expr *Init : Lambda->capture_inits())
      collectNamed(Init, Named);
    return collectNamed(Lambda->getBody(), Named);
  }
  for (const Stmt *Child : S->children())
    collectNamed(Child, Named);
}

static bool namesOneOf(const Stmt *S, const Objects &Wanted) {
  Objects Named;
  collectNamed(S, Named);
  return llvm::any_of(Named,
                      [&](const ValueDecl *D) { return Wanted.count(D) > 0; });
}

/// Whether the destructor of \p Type at most gives memory back: a string, or a
/// container of what has such a destructor.
static bool onlyFreesMemory(QualType Type, const ASTContext &Context) {
  const CXXRecordDecl *Class = recordOf(Context.getBaseElementType(Type));
  if (!Class || Class->hasTrivialDestructor())
    return true;
  static const StringRef Names[] = {
      "std::allocator",     "std::array",  "std::basic_string", "std::deque",
      "std::list",          "std::map",    "std::multimap",     "std::multiset",
      "std::optional",      "std::pair",   "std::set",          "std::tuple",
      "std::unordered_map", "std::vector", "std::unordered_set"};
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  if (!Spec || !llvm::is_contained(Names, qualifiedName(*Class)))
    return false;
  auto IsHarmless = [&](const TemplateArgument &Argument) {
    return Argument.getKind() != TemplateArgument::Type ||
           onlyFreesMemory(Argument.getAsType(), Context);
  };
  return llvm::all_of(
      Spec->getTemplateArgs().asArray(), [&](const TemplateArgument &Argument) {
        return Argument.getKind() == TemplateArgument::Pack
                   ? llvm::all_of(Argument.pack_elements(), IsHarmless)
                   : IsHarmless(Argument);
      });
}

/// Whether more than memory may be at stake when \p Var dies.
static bool doesMoreAtEnd(const VarDecl &Var, const ASTContext &Context) {
  if (Var.hasAttr<CleanupAttr>())
    return true;
  if (const MaterializeTemporaryExpr *Kept = keptTemporary(Var))
    return !onlyFreesMemory(Kept->getType(), Context);
  return !Var.getType()->isReferenceType() &&
         !onlyFreesMemory(Var.getType(), Context);
}

/// The variables of the iteration that a guard in the place of the insertion
/// would die before, in the order of their scopes and declarations.
static std::vector<const VarDecl *> declaredBefore(const LoopDeferral &Deferral,
                                                   const BodyWalk &Walk) {
  std::vector<const VarDecl *> Result;
  const Stmt *Closing = Deferral.Around->Closing;
  for (const Stmt *Inner = &statementOf(Deferral, Walk); Inner != Closing;) {
    const Stmt *Around = Walk.parentOf(*Inner);
    if (!Around)
      break;
    std::vector<const VarDecl *> Here;
    for (const Stmt *Child : Around->children()) {
      if (Child == Inner)
        break;
      const auto *Declaration = dyn_cast_or_null<DeclStmt>(Child);
      // What the head of the loop declares once outlives all iterations.
      const auto *For = dyn_cast<ForStmt>(Around);
      const auto *Range = dyn_cast<CXXForRangeStmt>(Around);
      if (!Declaration ||
          (Around == Closing && For && Child == For->getInit()) ||
          (Range && Child != Range->getLoopVarStmt()))
        continue;
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          Here.push_back(Var);
    }
    Result.insert(Result.begin(), Here.begin(), Here.end());
    Inner = Around;
  }
  return Result;
}

/// Whether a call, a construction or an assignment below \p S, but for \p
/// Insertion, brings one of \p Some together with one of \p Others.
static bool bringsTogether(const Stmt *S, const Objects &Some,
                           const Objects &Others, const CallExpr &Insertion) {
  if (!S || S == &Insertion)
    return false;
  const auto *Binary = dyn_cast<BinaryOperator>(S);
  if (isa<CallExpr, CXXConstructExpr>(S) ||
      (Binary && Binary->isAssignmentOp()))
    return namesOneOf(S, Some) && namesOneOf(S, Others);
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return bringsTogether(Child, Some, Others, Insertion);
  });
}

/// Whether a variable of the iteration that dies after the new guard may use in
/// its destructor what the action uses, as the session of a handle: it is made
/// with that or from it, or meets it in a call.
static bool isNeededLater(const LoopDeferral &Deferral, const BodyWalk &Walk,
                          const ASTContext &Context) {
  Objects Used, Users;
  collectNamed(Deferral.Action, Used);
  std::vector<const VarDecl *> Variables = declaredBefore(Deferral, Walk);
  for (const VarDecl *Var : Variables) {
    bool IsUser = Var != Deferral.Released && doesMoreAtEnd(*Var, Context);
    if (namesOneOf(Var->getInit(), Used)) {
      if (IsUser)
        return true;
      Used.insert(Var);
    }
    if (Used.count(Var) && namesOneOf(Var->getInit(), Users))
      return true;
    if (IsUser)
      Users.insert(Var);
  }
  Objects Met = Used;
  for (const ValueDecl *User : Users)
    Met.erase(User);
  return !Users.empty() && bringsTogether(Deferral.Around->Closing, Users, Met,
                                          *Deferral.Insertion);
}

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
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          declare(*Var);
    } else if (const auto *Assignment = dyn_cast<BinaryOperator>(S);
               Assignment && Assignment->getOpcode() == BO_Assign) {
      if (gives(Assignment->getRHS()))
        keepIn(Assignment->getLHS());
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(S);
               Operator && Operator->getOperator() == OO_Equal &&
               Operator->getNumArgs() == 2) {
      if (gives(Operator->getArg(1)))
        keepIn(Operator->getArg(0));
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

StringRef hazardOfGuard(const LoopDeferral &Deferral, const BodyWalk &Walk,
                        const ASTContext &Context) {
  if (mayBeJumpedOver(Deferral, Walk))
    return "a jump may pass the new guard by";
  if (StringRef Whose = whoseHolder(*Deferral.Insertion, Walk); !Whose.empty())
    return Whose;
  llvm::SmallVector<const CXXCatchStmt *, 4> Handlers;
  if (throwsOut(Deferral.Action->getBody(), Handlers, Context))
    return "the action throws, which would end the program";
  if (isNeededLater(Deferral, Walk, Context))
    return "what dies after the new guard may need what its action uses";
  if (KeptForLater(Deferral, Walk).isKept())
    return "what it releases is kept for later";
  return "";
}

} // namespace defercliff
