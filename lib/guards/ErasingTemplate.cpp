//===--- ErasingTemplate.cpp - defercliff ---------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/ErasingTemplate.h"

#include "lib/QualifiedName.h"
#include "lib/StdCalls.h"
#include "lib/callables/Callable.h"
#include "lib/guards/ErasedAction.h"
#include "lib/guards/GivenAction.h"
#include "lib/guards/GuardClassMembers.h"
#include "lib/guards/StoredAction.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// The parameter of \p Template that \p Type is, or that it refers to.
static const TemplateTypeParmDecl *
parameterIn(QualType Type, const ClassTemplateDecl &Template) {
  const auto *Named = Type.getNonReferenceType()->getAs<TemplateTypeParmType>();
  return Named && Named->getDepth() == Template.getTemplateDepth()
             ? dyn_cast<TemplateTypeParmDecl>(
                   Template.getTemplateParameters()->getParam(
                       Named->getIndex()))
             : nullptr;
}

/// Whether a wrapper of \p Type takes no arguments, returns nothing and calls
/// its callable as a variable that is not constant.
static bool runsPlainly(QualType Type) {
  const auto *Wrapper =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Type));
  if (!Wrapper || Wrapper->getTemplateArgs().size() == 0 ||
      Wrapper->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  const auto *Signature =
      Wrapper->getTemplateArgs()[0].getAsType()->getAs<FunctionProtoType>();
  return Signature && Signature->getNumParams() == 0 &&
         Signature->getReturnType()->isVoidType() && !Signature->isConst() &&
         Signature->getRefQualifier() == RQ_None;
}

namespace {

/// Counts where a member of a template is named.
class MentionCounter : public RecursiveASTVisitor<MentionCounter> {
public:
  explicit MentionCounter(const FieldDecl &Field) : Field(Field) {}

  unsigned Count = 0;

  bool VisitMemberExpr(MemberExpr *Member) {
    Count += Member->getMemberDecl() == &Field;
    return true;
  }
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *Member) {
    Count += Member->getMember() == Field.getDeclName();
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    Count += Ref->getDecl() == &Field;
    return true;
  }

private:
  const FieldDecl &Field;
};

/// Reads one template and what is made of it.
class TemplateReader {
public:
  TemplateReader(const ClassTemplateDecl &Template, ASTContext &Context)
      : Class(*Template.getTemplatedDecl()), Template(Template),
        Context(Context) {}

  std::optional<ErasingTemplate> read() {
    if (!readConstructors() || !findAction() || Result.Instances.empty())
      return std::nullopt;
    if (readPlace() && readMembers() && readInstances())
      Result.Obstacle.clear();
    return std::move(Result);
  }

private:
  const CXXRecordDecl &Class;
  const ClassTemplateDecl &Template;
  ASTContext &Context;
  ErasingTemplate Result;
  const CXXConstructorDecl *Builder = nullptr;

  std::string action() const {
    return "'" + Result.Action->getNameAsString() + "'";
  }

  bool refuse(std::string Why) {
    Result.Obstacle = std::move(Why);
    return false;
  }

  /// Whether one constructor takes a callable, and no other but copies and
  /// moves builds a guard.
  bool readConstructors() {
    for (const Decl *D : Class.decls()) {
      if (isa<FunctionTemplateDecl>(D))
        return false;
      const auto *Ctor = dyn_cast<CXXConstructorDecl>(D);
      if (!Ctor || Ctor->isDeleted() || Ctor->isCopyOrMoveConstructor())
        continue;
      if (Builder || Ctor->getNumParams() != 1)
        return false;
      Builder = Ctor;
    }
    if (!Builder)
      return false;
    Result.Callable =
        parameterIn(Builder->getParamDecl(0)->getType(), Template);
    return Result.Callable && !Result.Callable->isParameterPack();
  }

  QualType decayed(QualType Type) const {
    return Type->isFunctionType() ? Context.getDecayedType(Type) : Type;
  }

  /// What \p Instance keeps if it keeps its callable itself.
  QualType keptBy(const ClassTemplateSpecializationDecl &Instance) const {
    return decayed(Instance.getTemplateArgs()[Result.Callable->getIndex()]
                       .getAsType()
                       .getNonReferenceType()
                       .getUnqualifiedType());
  }

  /// Finds the member, and the guards that are made of the template.
  bool findAction() {
    for (const auto *Instance : Template.specializations()) {
      // A partial specialisation has members of its own.
      if (Instance->isExplicitSpecialization() || !Instance->hasDefinition() ||
          !Instance->getSpecializedTemplateOrPartial()
               .dyn_cast<ClassTemplateDecl *>())
        continue;
      std::optional<StoredAction> Stored = findStoredAction(*Instance);
      if (!Stored || !Stored->Field || Stored->Field->getParent() != Instance ||
          Stored->Field->getType()->isReferenceType() ||
          !isKnownWrapper(Stored->Field->getType()))
        continue;
      const FieldDecl *Field =
          *std::next(Class.field_begin(), Stored->Field->getFieldIndex());
      if (Field->getType()->isDependentType())
        return false;
      Result.Action = Field;
      if (!isKnownWrapper(keptBy(*Instance)))
        Result.Instances.push_back(Instance);
    }
    const SourceManager &SM = Context.getSourceManager();
    llvm::sort(Result.Instances, [&](const auto *A, const auto *B) {
      return SM.isBeforeInTranslationUnit(A->getPointOfInstantiation(),
                                          B->getPointOfInstantiation());
    });
    return Result.Action && !mayTakeAnother(Class, *Result.Action);
  }

  /// Whether nothing but the bodies of the class can name the member.
  bool readPlace() {
    if (Result.Action->getAccess() != AS_private)
      return refuse(action() + " is not private");
    if (Result.Action->hasInClassInitializer())
      return refuse(action() + " is initialised where it is declared");
    if (Result.Action->getType().hasQualifiers())
      return refuse(action() + " is constant");
    if (!runsPlainly(Result.Action->getType()))
      return refuse(action() + " takes arguments, or returns something");
    if (Class.hasFriends())
      return refuse("the class has friends");
    return true;
  }

  bool readMembers() {
    unsigned Known = 0;
    for (const CXXMethodDecl *Method : Class.methods()) {
      if (Method->isDeleted() || Method->isDefaulted() || Method->isImplicit())
        continue;
      if (!Method->doesThisDeclarationHaveABody())
        return refuse("members are defined outside of the class");
      unsigned Runs = countRuns(Method->getBody());
      if (Runs > 0 && Method->isConst())
        return refuse(action() + " is called where it is constant");
      Known += Runs;
      const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method);
      if (Ctor && Ctor->isCopyOrMoveConstructor())
        if (const CXXCtorInitializer *Init =
                initializerOf(*Ctor, *Result.Action))
          Known += handsOn(Init->getInit());
    }
    MentionCounter All(*Result.Action);
    All.TraverseDecl(const_cast<CXXRecordDecl *>(&Class));
    if (All.Count != Known)
      return refuse("the class does more with " + action() + " than to run it");
    return true;
  }

  /// Whether \p S names the member, without a conversion or a call around it.
  bool isMention(const Stmt *S) const {
    if (const auto *Member = dyn_cast<MemberExpr>(S))
      return Member->getMemberDecl() == Result.Action;
    const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(S);
    return Member && Member->getMember() == Result.Action->getDeclName();
  }

  /// Whether \p S is `member();`, perhaps with a cast to void.
  bool isRun(const Stmt *S) const {
    const auto *E = dyn_cast<Expr>(S);
    if (!E)
      return false;
    E = E->IgnoreImplicit()->IgnoreParens();
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E);
        Cast && Cast->getType()->isVoidType())
      E = Cast->getSubExpr()->IgnoreImplicit()->IgnoreParens();
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call)
      return false;
    bool IsOperator = isa<CXXOperatorCallExpr>(Call);
    if (Call->getNumArgs() != (IsOperator ? 1 : 0))
      return false;
    return isMention(
        (IsOperator ? Call->getArg(0) : Call->getCallee())->IgnoreParenCasts());
  }

  /// How often a statement of \p S does nothing but run the action.
  unsigned countRuns(const Stmt *S) const {
    if (!S || isa<Expr, ReturnStmt, DeclStmt>(S))
      return 0;
    unsigned Count = 0;
    for (const Stmt *Child : S->children())
      if (Child)
        Count += isRun(Child) ? 1 : countRuns(Child);
    return Count;
  }

  /// Whether \p E is the member of another guard, perhaps in std::move.
  bool handsOn(const Expr *E) const {
    while (true) {
      E = E->IgnoreImplicit()->IgnoreParenCasts();
      if (isMention(E))
        return true;
      if (const auto *List = dyn_cast<ParenListExpr>(E);
          List && List->getNumExprs() == 1)
        E = List->getExpr(0);
      else if (const auto *Braces = dyn_cast<InitListExpr>(E);
               Braces && Braces->getNumInits() == 1)
        E = Braces->getInit(0);
      else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
               Construct && Construct->getNumArgs() == 1)
        E = Construct->getArg(0);
      else if (const auto *Call = dyn_cast<CallExpr>(E);
               Call && Call->getNumArgs() == 1 && namesStd(*Call, {"move"}))
        E = Call->getArg(0);
      else
        return false;
    }
  }

  bool readInstances() {
    return llvm::all_of(Result.Instances, [&](const auto *Instance) {
      return readInstance(*Instance);
    });
  }

  bool readInstance(const ClassTemplateSpecializationDecl &Instance) {
    QualType Kept = keptBy(Instance);
    const CXXRecordDecl *Given = recordOf(Kept);
    if (Given && !Given->isLambda() &&
        Context.getSourceManager().isBeforeInTranslationUnit(
            Instance.getPointOfInstantiation(), Given->getBeginLoc()))
      return refuse("the class of an action is defined below its guard");
    if (Kept->isPointerType() &&
        !Instance.getTemplateArgs()[Result.Callable->getIndex()]
             .getAsType()
             .getNonReferenceType()
             ->isFunctionType())
      return refuse("a guard may be given a null pointer");
    if (Given)
      for (const NamedDecl *D :
           Given->lookup(Context.DeclarationNames.getCXXOperatorName(OO_Call)))
        if (const FunctionDecl *Operator = D->getAsFunction();
            Operator && isNoDiscard(*Operator))
          return refuse("the result of an action may not be discarded");
    for (const CXXMethodDecl *Method : Instance.methods()) {
      if ((Method->isCopyAssignmentOperator() ||
           Method->isMoveAssignmentOperator()) &&
          !Method->isDeleted() && Method->isUsed())
        return refuse("guards are assigned, and a closure cannot be");
      // A wrapper that was moved from is empty; a closure may own what it has
      // captured until its guard dies.
      const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method);
      if (Ctor && Ctor->isMoveConstructor() && Ctor->isUsed() &&
          !copiesAction(*Ctor) && !Kept.isTriviallyCopyableType(Context))
        return refuse("a guard that is moved would keep a part of its action");
      if (Method->getInstantiatedFromMemberFunction() == Builder &&
          !readBuilder(*cast<CXXConstructorDecl>(Method), Kept))
        return false;
    }
    return true;
  }

  /// Whether \p Ctor, which moves a guard, copies the action: then the other
  /// guard keeps its own in either case.
  bool copiesAction(const CXXConstructorDecl &Ctor) const {
    const CXXConstructExpr *Made = constructionOfAction(Ctor);
    return Made && Made->getConstructor()->isCopyConstructor();
  }

  /// How \p Ctor, as it is written, constructs the action; null if it does not
  /// say.
  const CXXConstructExpr *
  constructionOfAction(const CXXConstructorDecl &Ctor) const {
    for (const CXXCtorInitializer *Init : Ctor.inits())
      if (Init->isWritten() && Init->isMemberInitializer() &&
          Init->getMember()->getDeclName() == Result.Action->getDeclName())
        return dyn_cast<CXXConstructExpr>(Init->getInit()->IgnoreImplicit());
    return nullptr;
  }

  /// Whether \p Ctor, of an instance, stores what it is given and nothing else:
  /// what it gives to the wrapper is a \p Kept.
  bool readBuilder(const CXXConstructorDecl &Ctor, QualType Kept) {
    if (!Ctor.hasBody())
      return true;
    const CXXConstructExpr *Made = constructionOfAction(Ctor);
    if (Made && Made->getNumArgs() > 0 &&
        Context.hasSameUnqualifiedType(decayed(Made->getArg(0)->getType()),
                                       Kept))
      return true;
    return refuse("the constructor does more to the action than to store it");
  }
};

} // namespace

std::optional<ErasingTemplate>
readErasingTemplate(const ClassTemplateDecl &Template, ASTContext &Context) {
  return TemplateReader(Template, Context).read();
}

} // namespace defercliff
