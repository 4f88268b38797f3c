//===--- GuardClassMembers.cpp - defercliff -------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/GuardClassMembers.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "clang/AST/DeclFriend.h"

using namespace clang;

namespace defercliff {

namespace {

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
    if (Action.hasInClassInitializer())
      return refuse(name() + " is initialised where it is declared");
    for (const Decl *D : Action.getParent()->decls())
      if (!D->isImplicit() && !readMember(*D))
        return false;
    if (!Members.Builder)
      return refuse("the class has no constructor that takes its action");
    return true;
  }

  bool readMember(const Decl &D) {
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
    if (!Method->isDefaulted() && !Method->doesThisDeclarationHaveABody())
      return refuse("members are defined outside of the class");
    if (Method->isCopyAssignmentOperator() ||
        Method->isMoveAssignmentOperator())
      return refuse("the class can be assigned, and a closure cannot");
    if (!Method->isDefaulted())
      Members.Bodies.push_back(Method);
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method);
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

} // namespace defercliff
