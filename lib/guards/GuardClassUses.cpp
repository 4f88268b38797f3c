//===--- GuardClassUses.cpp - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/GuardClassUses.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/flow/Mutation.h"
#include "lib/guards/ErasedAction.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

const Expr *spelledConstruction(const Expr *E) {
  while (E) {
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      E = Temporary->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bound->getSubExpr();
    else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
             Construct && Construct->isElidable() &&
             !isa<CXXTemporaryObjectExpr>(Construct) &&
             Construct->getNumArgs() > 0)
      E = Construct->getArg(0);
    else
      break;
  }
  return E;
}

/// Whether \p Var is built from an object of a wrapper.
static bool isGivenWrapper(const VarDecl &Var) {
  const Expr *Init = spelledConstruction(Var.getInit());
  if (const auto *Cast = dyn_cast_or_null<CXXFunctionalCastExpr>(Init))
    Init = spelledConstruction(Cast->getSubExpr());
  const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Init);
  return Construct &&
         llvm::any_of(Construct->arguments(), [](const Expr *Argument) {
           return isKnownWrapper(
               Argument->IgnoreUnlessSpelledInSource()->getType());
         });
}

/// The type that `Guard(...)`, if \p E is that, is written with; null if it is
/// something else.
static const TypeSourceInfo *writtenIn(const Expr *E) {
  E = spelledConstruction(E);
  if (const auto *Temporary = dyn_cast_or_null<CXXTemporaryObjectExpr>(E))
    return Temporary->getTypeSourceInfo();
  if (const auto *Cast = dyn_cast_or_null<CXXFunctionalCastExpr>(E))
    return Cast->getTypeInfoAsWritten();
  if (const auto *Dependent = dyn_cast_or_null<CXXUnresolvedConstructExpr>(E))
    return Dependent->getTypeSourceInfo();
  return nullptr;
}

namespace {

/// Looks at all that names a class. What a visited node accounts for is
/// expected; any other name of a class is a use that is not understood.
class UseCollector : public RecursiveASTVisitor<UseCollector> {
  using Base = RecursiveASTVisitor<UseCollector>;

public:
  UseCollector(const ErasedActions &Actions, ASTContext &Context)
      : Context(Context), SM(Context.getSourceManager()) {
    for (const auto &[Class, Action] : Actions) {
      Uses[Class];
      OwnerOfAction[Action] = Class;
      if (Action->getAccess() == AS_public)
        OwnersOfPublic[Action->getDeclName()].push_back(Class);
    }
  }

  llvm::DenseMap<const CXXRecordDecl *, GuardClassUses> Uses;

  bool TraverseDecl(Decl *D) {
    if (!D)
      return true;
    const DeclContext *Around = D->getDeclContext();
    if (Around && Around->isFileContext() && D->getLocation().isValid() &&
        SM.isInSystemHeader(D->getLocation()))
      return true;
    // What a class says of itself is its own business.
    const CXXRecordDecl *Outer = Own;
    const auto *Class = dyn_cast<CXXRecordDecl>(D);
    if (const auto *Method = dyn_cast<CXXMethodDecl>(D))
      Class = Method->getParent();
    if (Class && Uses.count(Class->getDefinition()))
      Own = Class->getDefinition();
    const bool IsVar = isa<VarDecl>(D);
    if (IsVar)
      BeingBuilt.insert(D);
    bool Result = Base::TraverseDecl(D);
    if (IsVar)
      BeingBuilt.erase(D);
    Own = Outer;
    return Result;
  }

  bool VisitTypeLoc(TypeLoc Type) {
    if (!Type.getNextTypeLoc().isNull() || isa<AutoType>(Type.getTypePtr()))
      return true; // the end of the chain is the name
    if (GuardClassUses *U = usesOf(Type.getType())) {
      U->Named.insert(SM.getSpellingLoc(Type.getEndLoc()));
      U->UsedElsewhere |= !Expected.count(Type.getEndLoc());
    }
    return true;
  }

  bool VisitVarDecl(VarDecl *Var) {
    if (isa<ParmVarDecl>(Var)) {
      if (Name N = expect(Var->getTypeSourceInfo()))
        block(*N.Uses, "a function takes one");
      return true;
    }
    if (!Var->hasLocalStorage() || Var->isInitCapture()) {
      if (GuardClassUses *U = usesOf(Var->getType()))
        U->UsedElsewhere = true;
      return true;
    }
    Name N = expect(Var->getTypeSourceInfo());
    Name Made;
    if (const TypeSourceInfo *Written = writtenIn(Var->getInit()))
      Made = expect(Written);
    expectSource(*Var);
    GuardClassUses *U = N.Uses      ? N.Uses
                        : Made.Uses ? Made.Uses
                                    : usesOf(Var->getType());
    if (!U)
      return true;
    if (N.Uses && N.Indirect)
      block(*U, "a reference or a pointer names it");
    if (!N.Indirect || Made.Uses)
      addLocal(*U, *Var);
    return true;
  }

  bool VisitDeclStmt(DeclStmt *Statement) {
    if (Statement->isSingleDecl())
      return true;
    for (const Decl *D : Statement->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D))
        if (GuardClassUses *U = usesOf(Var->getType()))
          block(*U, "a use shares its declaration with other variables");
    return true;
  }

  bool VisitFunctionDecl(FunctionDecl *Function) {
    if (FunctionTypeLoc Type = Function->getFunctionTypeLoc())
      if (Name N = expect(Type.getReturnLoc()))
        block(*N.Uses, "a function returns one");
    return true;
  }

  bool VisitReturnStmt(ReturnStmt *Return) {
    if (const TypeSourceInfo *Written = writtenIn(Return->getRetValue()))
      if (Name N = expect(Written))
        block(*N.Uses, "a function returns one");
    return true;
  }

  bool VisitTypedefNameDecl(TypedefNameDecl *Alias) {
    if (Name N = expect(Alias->getTypeSourceInfo()))
      block(*N.Uses, "an alias names it");
    return true;
  }

  bool VisitUnaryExprOrTypeTraitExpr(UnaryExprOrTypeTraitExpr *Trait) {
    if (Trait->isArgumentType())
      if (Name N = expect(Trait->getArgumentTypeInfo()))
        block(*N.Uses, "the size of the type is asked for");
    return true;
  }

  bool VisitMemberExpr(MemberExpr *Member) {
    auto Owner = OwnerOfAction.find(Member->getMemberDecl());
    if (Owner != OwnerOfAction.end() && Owner->second != Own)
      block(Uses[Owner->second], "its action is used outside of the class");
    expectObject(Member->getBase());
    return true;
  }

  bool VisitUnresolvedMemberExpr(UnresolvedMemberExpr *Member) {
    if (!Member->isImplicitAccess())
      expectObject(Member->getBase());
    return true;
  }

  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *Member) {
    if (Member->isImplicitAccess())
      return true;
    expectObject(Member->getBase());
    auto Named = OwnersOfPublic.find(Member->getMember());
    if (Named != OwnersOfPublic.end())
      for (const CXXRecordDecl *Class : Named->second)
        if (Class != Own)
          block(Uses[Class], "its action may be used in a template");
    return true;
  }

  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *Operator) {
    visitAssignment(*Operator);
    if (isa_and_nonnull<CXXMethodDecl>(Operator->getCalleeDecl()))
      expectObject(Operator->getArg(0));
    return VisitCallExpr(Operator);
  }

  bool VisitCallExpr(CallExpr *Call) {
    visitObject(*Call);
    for (const ValueDecl *Member : swappedMembers(*Call))
      if (auto Owner = OwnerOfAction.find(Member);
          Owner != OwnerOfAction.end() && Owner->second != Own)
        Uses[Owner->second].UsedElsewhere = true;
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    if (GuardClassUses *U = usesOf(Ref->getType())) {
      U->Named.insert(SM.getSpellingLoc(Ref->getLocation()));
      if (BeingBuilt.count(Ref->getDecl()))
        block(*U, "a guard is named where it is built");
      if (isInTemplate(*Ref->getDecl()) && !CalledInStatements.count(Ref))
        block(*U, "in a template, a use does more to a guard than to call a "
                  "method in a statement");
    }
    visitObject(*Ref);
    return true;
  }

  bool VisitExplicitCastExpr(ExplicitCastExpr *Cast) {
    if (Cast->getCastKind() == CK_ToVoid) {
      expectObject(Cast->getSubExpr());
      CalledInStatements.insert(Cast->getSubExpr()->IgnoreParenImpCasts());
      expectStatement(Cast->getSubExpr()->IgnoreParens());
    }
    return true;
  }

  bool VisitCompoundStmt(CompoundStmt *Block) {
    for (const Stmt *S : Block->body()) {
      expectStatement(S);
      if (const auto *E = dyn_cast<Expr>(S))
        expectObject(E);
    }
    return true;
  }

  bool VisitIfStmt(IfStmt *If) {
    expectStatement(If->getThen());
    expectStatement(If->getElse());
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *Operator) {
    visitAssignment(*Operator);
    return true;
  }

  bool VisitLambdaExpr(LambdaExpr *Lambda) {
    for (const LambdaCapture &Capture : Lambda->captures())
      if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByCopy)
        if (GuardClassUses *U = usesOf(Capture.getCapturedVar()->getType()))
          U->UsedElsewhere = true;
    for (const Expr *Init : Lambda->capture_inits())
      if (Init) {
        expectObject(Init);
        CalledInStatements.insert(Init);
      }
    return true;
  }

private:
  /// A class where it is named.
  struct Name {
    GuardClassUses *Uses = nullptr;
    /// Whether the type is a pointer or a reference to it.
    bool Indirect = false;
    explicit operator bool() const { return Uses != nullptr; }
  };

  ASTContext &Context;
  const SourceManager &SM;
  llvm::DenseMap<const ValueDecl *, const CXXRecordDecl *> OwnerOfAction;
  llvm::DenseMap<DeclarationName, std::vector<const CXXRecordDecl *>>
      OwnersOfPublic;
  llvm::DenseSet<SourceLocation> Expected;
  /// Guards where any class will do.
  llvm::DenseSet<const Expr *> ExpectedObjects;
  /// Guards whose methods are called in statements of their own, that are cast
  /// to void, or that a lambda refers to.
  llvm::DenseSet<const Expr *> CalledInStatements;
  /// The variables whose initialiser is looked at.
  llvm::DenseSet<const Decl *> BeingBuilt;
  const CXXRecordDecl *Own = nullptr;

  /// The uses of the class that \p Type is; null if it is no class of ours, or
  /// the one that is just looked at.
  GuardClassUses *usesOf(QualType Type) {
    const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
    if (!Class || !Class->getDefinition() || Class->getDefinition() == Own)
      return nullptr;
    auto It = Uses.find(Class->getDefinition());
    return It == Uses.end() ? nullptr : &It->second;
  }

  void addLocal(GuardClassUses &U, const VarDecl &Var) {
    U.Locals.push_back(&Var);
    U.Named.insert(SM.getSpellingLoc(Var.getLocation()));
    if (isGivenWrapper(Var))
      ++U.GivenWrappers;
  }

  static void block(GuardClassUses &U, StringRef Why) {
    if (U.Obstacle.empty())
      U.Obstacle = Why.str();
  }

  Name expect(const TypeSourceInfo *Written) {
    return Written ? expect(Written->getTypeLoc()) : Name();
  }

  /// Accounts for the name that \p Written ends with.
  Name expect(TypeLoc Written) {
    Name N;
    TypeLoc Leaf = Written;
    while (TypeLoc Next = Leaf.getNextTypeLoc()) {
      if (isa<ArrayType, FunctionType>(Leaf.getTypePtr()))
        return {};
      N.Indirect |= isa<PointerType, ReferenceType>(Leaf.getTypePtr());
      Leaf = Next;
    }
    if (isa<AutoType>(Leaf.getTypePtr()))
      return {};
    N.Uses = usesOf(Leaf.getType());
    if (!N.Uses)
      return {};
    Expected.insert(Leaf.getEndLoc());
    if (!isa<RecordType, UsingType>(Leaf.getTypePtr()))
      block(*N.Uses, "an alias or 'decltype' names it");
    // `class Guard g(...)` cannot deduce.
    SourceLocation Begin = SM.getSpellingLoc(Written.getBeginLoc());
    StringRef First =
        Lexer::getSourceText(CharSourceRange::getTokenRange(Begin, Begin), SM,
                             Context.getLangOpts());
    if (First == "class" || First == "struct")
      block(*N.Uses, "a use names it with its keyword");
    return N;
  }

  /// What is done to \p E can be done to the object of any class.
  void expectObject(const Expr *E) {
    ExpectedObjects.insert(E->IgnoreImplicit()->IgnoreParenImpCasts());
  }

  /// Whether \p D stands in a template or in a generic lambda: there the type
  /// of a deduced guard is not known, and with it what its members are, which
  /// functions a call finds, and whether a `<` opens arguments.
  static bool isInTemplate(const ValueDecl &D) {
    return D.getDeclContext()->isDependentContext();
  }

  /// Accounts for the guard of which \p S, which may be null, calls a method
  /// and does no more.
  void expectStatement(const Stmt *S) {
    while (const auto *Label = dyn_cast_or_null<LabelStmt>(S))
      S = Label->getSubStmt();
    const auto *E = dyn_cast_or_null<Expr>(S);
    const auto *Call = E ? dyn_cast<CallExpr>(E->IgnoreImplicit()) : nullptr;
    if (!Call)
      return;
    const Expr *Callee = Call->getCallee();
    if (const auto *Member = dyn_cast<MemberExpr>(Callee);
        Member && !Member->hasExplicitTemplateArgs())
      CalledInStatements.insert(Member->getBase()->IgnoreImpCasts());
    else if (const auto *Several = dyn_cast<UnresolvedMemberExpr>(Callee);
             Several && !Several->isImplicitAccess() &&
             !Several->hasExplicitTemplateArgs())
      CalledInStatements.insert(Several->getBase()->IgnoreImpCasts());
  }

  /// Where two guards meet, or a template deduces one, they may have to be of
  /// one class.
  void visitObject(const Expr &E) {
    QualType Type = E.getType();
    if (!Type->getPointeeType().isNull())
      Type = Type->getPointeeType();
    if (GuardClassUses *U = usesOf(Type); U && !ExpectedObjects.count(&E))
      block(*U, "a use does more to a guard than to call its methods");
  }

  /// Accounts for the guard that \p Var takes over or refers to.
  void expectSource(const VarDecl &Var) {
    if (!Var.getInit() || isa<DecompositionDecl>(Var))
      return;
    if (Var.getType()->isReferenceType())
      return expectObject(Var.getInit());
    const auto *Construct =
        dyn_cast_or_null<CXXConstructExpr>(spelledConstruction(Var.getInit()));
    if (!Construct || !Construct->getConstructor()->isCopyOrMoveConstructor() ||
        Construct->getNumArgs() == 0)
      return;
    if (GuardClassUses *U = usesOf(Var.getType()))
      U->IsTakenOver = true;
    expectObject(Construct->getArg(0));
    const auto *Move = dyn_cast<CallExpr>(
        Construct->getArg(0)->IgnoreImplicit()->IgnoreParenImpCasts());
    if (Move && Move->isCallToStdMove())
      expectObject(Move->getArg(0));
  }

  void visitAssignment(const Expr &E) {
    const Expr *Value = nullptr;
    const Expr *Target = assignmentTarget(&E, Value);
    if (!Target)
      return;
    if (GuardClassUses *U = usesOf(Target->getType()))
      U->UsedElsewhere = true;
    const auto *Member = dyn_cast<MemberExpr>(Target);
    if (!Member || isNoAction(*Value))
      return;
    auto Owner = OwnerOfAction.find(Member->getMemberDecl());
    if (Owner != OwnerOfAction.end() && Owner->second != Own)
      Uses[Owner->second].UsedElsewhere = true;
  }
};

} // namespace

llvm::DenseMap<const CXXRecordDecl *, GuardClassUses>
findGuardClassUses(const ErasedActions &Actions, ASTContext &Context) {
  UseCollector Collector(Actions, Context);
  Collector.TraverseDecl(Context.getTranslationUnitDecl());
  return std::move(Collector.Uses);
}

} // namespace defercliff
