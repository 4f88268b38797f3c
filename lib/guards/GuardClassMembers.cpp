//===--- GuardClassMembers.cpp - defercliff -------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/GuardClassMembers.h"

#include "lib/QualifiedName.h"
#include "lib/SourceText.h"
#include "lib/callables/Callable.h"
#include "lib/guards/ErasedAction.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

namespace {

/// Whether \p Type is made of \p Class: a pointer to it, a wrapper that takes
/// it.
bool isMadeOf(QualType Type, const CXXRecordDecl &Class) {
  Type = Type.getNonReferenceType();
  while (Type->isAnyPointerType() || Type->isArrayType())
    Type = Type->isArrayType() ? Type->getAsArrayTypeUnsafe()->getElementType()
                               : Type->getPointeeType();
  if (const auto *Function = Type->getAs<FunctionProtoType>())
    return isMadeOf(Function->getReturnType(), Class) ||
           llvm::any_of(Function->param_types(),
                        [&](QualType Param) { return isMadeOf(Param, Class); });
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  if (Record && declaresSameEntity(Record, &Class))
    return true;
  const auto *Made = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Record);
  return Made &&
         llvm::any_of(Made->getTemplateArgs().asArray(),
                      [&](const TemplateArgument &Argument) {
                        return Argument.getKind() == TemplateArgument::Type &&
                               isMadeOf(Argument.getAsType(), Class);
                      });
}

/// Looks for what the instances of a template would not share, or would have to
/// share.
class SharingFinder : public RecursiveASTVisitor<SharingFinder> {
public:
  explicit SharingFinder(const CXXRecordDecl &Class) : Class(Class) {}

  bool HasStatic = false;
  bool NamesClass = false;

  bool VisitVarDecl(VarDecl *Var) {
    HasStatic |= Var->isStaticLocal() || Var->isStaticDataMember();
    return true;
  }

  bool VisitTypeLoc(TypeLoc Type) {
    NamesClass |=
        declaresSameEntity(Type.getType()->getAsCXXRecordDecl(), &Class);
    return true;
  }

private:
  const CXXRecordDecl &Class;
};

/// Reads the declarations of one class.
class MemberReader {
public:
  explicit MemberReader(const FieldDecl &Action) : Action(Action) {}

  GuardClassMembers read() {
    readAll();
    return std::move(Members);
  }

private:
  const FieldDecl &Action;
  GuardClassMembers Members;

  std::string name() const { return "'" + Action.getNameAsString() + "'"; }

  bool refuse(std::string Why) {
    Members.Obstacle = std::move(Why);
    return false;
  }

  bool readAll() {
    QualType Type = Action.getType().getUnqualifiedType();
    Members.Wrapper = Type;
    if (!isKnownWrapper(Type)) {
      const auto *Held =
          dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Type));
      if (!Held || qualifiedName(*Held) != "std::optional")
        return refuse(name() + " is in a heap block");
      Members.IsOptional = true;
      Members.Wrapper = Held->getTemplateArgs()[0].getAsType();
    }
    if (const Expr *Init = Action.getInClassInitializer();
        Init && !isNoAction(*Init))
      return refuse(name() + " is initialised where it is declared");
    for (const Decl *D : Action.getParent()->decls())
      if (!D->isImplicit() && !readMember(*D))
        return false;
    if (!Members.Builder && !isFirstOfAggregate())
      return refuse("the class has no constructor that takes its action");
    return true;
  }

  bool isFirstOfAggregate() const {
    const auto &Class = *cast<CXXRecordDecl>(Action.getParent());
    return Class.isAggregate() && Class.getNumBases() == 0 &&
           Action.getFieldIndex() == 0;
  }

  /// Whether the body and the initialisers of \p Method are the same for every
  /// callable.
  bool readBody(const CXXMethodDecl &Method) {
    SharingFinder Finder(*Method.getParent());
    Finder.TraverseStmt(Method.getBody());
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&Method))
      for (const CXXCtorInitializer *Init : Ctor->inits())
        if (Init->isWritten())
          Finder.TraverseStmt(Init->getInit());
    if (Finder.HasStatic)
      return refuse("a member has a static variable, which all guards share");
    if (Finder.NamesClass)
      return refuse("a member names the class, and may mean another guard");
    return true;
  }

  /// Whether \p Method is a copy that is private and not defined, as before
  /// copies could be deleted.
  static bool isDisabled(const CXXMethodDecl &Method) {
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(&Method);
    bool IsCopy = Ctor ? Ctor->isCopyOrMoveConstructor()
                       : Method.isCopyAssignmentOperator() ||
                             Method.isMoveAssignmentOperator();
    return IsCopy && Method.getAccess() == AS_private &&
           !Method.isDefaulted() && !Method.isDefined();
  }

  bool takesGuard(const CXXMethodDecl &Method) const {
    return llvm::any_of(Method.parameters(), [&](const ParmVarDecl *P) {
      return isMadeOf(P->getType(), *Method.getParent());
    });
  }

  bool readMember(const Decl &D) {
    if (const auto *Nested = dyn_cast<CXXRecordDecl>(&D)) {
      SharingFinder Finder(*cast<CXXRecordDecl>(Action.getParent()));
      Finder.TraverseDecl(const_cast<CXXRecordDecl *>(Nested));
      if (Finder.HasStatic || Finder.NamesClass)
        return refuse("the class holds another that all guards share");
    }
    if (const auto *Field = dyn_cast<FieldDecl>(&D))
      if (isMadeOf(Field->getType(), *cast<CXXRecordDecl>(Action.getParent())))
        return refuse("'" + Field->getNameAsString() +
                      "' is made of the class, and may mean another guard");
    if (isa<FriendDecl>(D))
      return refuse("the class has friends");
    if (isa<VarDecl>(D))
      return refuse("the class has static data members");
    if (isa<UsingDecl, ConstructorUsingShadowDecl>(D))
      return refuse("the class takes over members of a base class");
    const auto *Template = dyn_cast<FunctionTemplateDecl>(&D);
    const auto *Method =
        dyn_cast<CXXMethodDecl>(Template ? Template->getTemplatedDecl() : &D);
    if (isa<TemplateDecl>(D) && !isa_and_nonnull<CXXConstructorDecl>(Method))
      return refuse("the class has member templates");
    if (!Method || Method->isDeleted())
      return true;
    if (isDisabled(*Method))
      return true;
    if (!Method->isDefaulted() && !Method->doesThisDeclarationHaveABody())
      return refuse("members are defined outside of the class");
    if (Method->isCopyAssignmentOperator() ||
        Method->isMoveAssignmentOperator())
      return refuse("the class can be assigned, and a closure cannot");
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method);
    if (takesGuard(*Method) &&
        (Template || !Ctor || !Ctor->isCopyOrMoveConstructor()))
      return refuse("a member takes another guard");
    if (!Method->isDefaulted()) {
      Members.Bodies.push_back(Method);
      if (!readBody(*Method))
        return false;
    }
    if (!Ctor)
      return true;
    if (!Template && Ctor->isCopyOrMoveConstructor()) {
      if (Ctor->isDefaulted() && Ctor->isMoveConstructor())
        return refuse("the default move relies on the empty state that '" +
                      qualifiedClassName(Members.Wrapper) + "' is left in");
      if (!Ctor->isDefaulted())
        Members.Copiers.push_back(Ctor);
      return true;
    }
    if (Ctor->getMinRequiredArguments() == 0)
      return refuse("the class can be built without an action");
    if (Members.Builder)
      return refuse("several constructors take an action");
    Members.Builder = Ctor;
    Members.BuilderTemplate = Template;
    return true;
  }
};

} // namespace

GuardClassMembers readMembers(const FieldDecl &Action) {
  return MemberReader(Action).read();
}

const CXXCtorInitializer *initializerOf(const CXXConstructorDecl &Ctor,
                                        const FieldDecl &Field) {
  for (const CXXCtorInitializer *Init : Ctor.inits())
    if (Init->isWritten() && Init->isMemberInitializer() &&
        Init->getMember() == &Field)
      return Init;
  return nullptr;
}

std::string initializerText(const CXXCtorInitializer &Init,
                            const ASTContext &Context) {
  std::string Text =
      tokenText({Init.getLParenLoc(), Init.getRParenLoc()}, Context);
  return Text.size() < 2 ? "" : Text.substr(1, Text.size() - 2);
}

} // namespace defercliff
