//===--- ErasedAction.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/ErasedAction.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/flow/Mutation.h"
#include "lib/guards/StoredAction.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

using namespace clang;

namespace defercliff {

bool isNoAction(const Expr &E) {
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E.IgnoreParens());
      Cast && Cast->getCastKind() == CK_NullToPointer)
    return true;
  const Expr *Bare = E.IgnoreUnlessSpelledInSource();
  if (const auto *List = dyn_cast<InitListExpr>(Bare))
    return List->getNumInits() == 0;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Bare))
    return Construct->getNumArgs() == 0;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Bare))
    return isInStd(*Ref->getDecl()) && Ref->getDecl()->getIdentifier() &&
           Ref->getDecl()->getName() == "nullopt";
  return isa<CXXNullPtrLiteralExpr, GNUNullExpr, ImplicitValueInitExpr,
             CXXScalarValueInitExpr>(Bare);
}

bool isIdleAction(const Expr &E) {
  const auto *Lambda = dyn_cast<LambdaExpr>(E.IgnoreUnlessSpelledInSource());
  if (!Lambda || Lambda->capture_size() != 0)
    return false;
  const auto *Body = dyn_cast<CompoundStmt>(Lambda->getBody());
  return Body && Body->body_empty();
}

/// Whether \p S, an assignment, gives \p Action another callable.
static bool assignsCallable(const Stmt *S, const FieldDecl &Action) {
  const Expr *Value = nullptr;
  const auto *Member = dyn_cast_or_null<MemberExpr>(assignmentTarget(S, Value));
  return Member && Member->getMemberDecl() == &Action && !isNoAction(*Value) &&
         !isIdleAction(*Value);
}

llvm::SmallVector<const ValueDecl *, 2> swappedMembers(const CallExpr &Call) {
  llvm::SmallVector<const ValueDecl *, 2> Swapped;
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier() || Callee->getName() != "swap")
    return Swapped;
  llvm::SmallVector<const Expr *, 2> Both(Call.arguments());
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call))
    Both.push_back(Method->getImplicitObjectArgument());
  // `std::function<void()>().swap(action)` drops it.
  if (llvm::any_of(Both, [](const Expr *E) { return isNoAction(*E); }))
    return Swapped;
  for (const Expr *E : Both)
    if (const auto *Member = dyn_cast<MemberExpr>(E->IgnoreParenImpCasts()))
      Swapped.push_back(Member->getMemberDecl());
  return Swapped;
}

static bool givesAnotherAction(const Stmt *S, const FieldDecl &Action) {
  if (!S)
    return false;
  const auto *Call = dyn_cast<CallExpr>(S);
  return assignsCallable(S, Action) ||
         (Call && llvm::is_contained(swappedMembers(*Call), &Action)) ||
         llvm::any_of(S->children(), [&](const Stmt *Child) {
           return givesAnotherAction(Child, Action);
         });
}

/// Whether \p Method might give \p Action another callable: it takes one, or it
/// is seen to.
static bool isSetter(const CXXMethodDecl &Method, const FieldDecl &Action) {
  if (Method.isStatic() || Method.isCopyAssignmentOperator() ||
      Method.isMoveAssignmentOperator() ||
      isa<CXXConstructorDecl, CXXDestructorDecl>(Method))
    return false;
  return llvm::any_of(Method.parameters(),
                      [](const ParmVarDecl *P) {
                        return P->getType()->isDependentType() ||
                               callableKind(P->getType()) != CallableKind::None;
                      }) ||
         givesAnotherAction(Method.getBody(), Action);
}

bool mayTakeAnother(const CXXRecordDecl &Class, const FieldDecl &Action) {
  return llvm::any_of(Class.decls(), [&](const Decl *D) {
    const auto *Template = dyn_cast<FunctionTemplateDecl>(D);
    const auto *Method =
        dyn_cast<CXXMethodDecl>(Template ? Template->getTemplatedDecl() : D);
    return Method && isSetter(*Method, Action);
  });
}

const FieldDecl *findErasedAction(const CXXRecordDecl &Class) {
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  if (!Class.getIdentifier() || !Class.isThisDeclarationADefinition() ||
      isa<ClassTemplateSpecializationDecl>(Class) ||
      Class.getInstantiatedFromMemberClass() ||
      Class.getDescribedClassTemplate() || Class.isDependentContext() ||
      !Destructor || !Destructor->isUserProvided())
    return nullptr;
  // A local class of a template is there once for each instantiation.
  if (const FunctionDecl *Function = Class.isLocalClass();
      Function && Function->isTemplateInstantiation())
    return nullptr;
  std::optional<StoredAction> Action = findStoredAction(Class);
  if (!Action || !Action->Field || Action->Field->getParent() != &Class ||
      Action->Field->getType()->isReferenceType() ||
      !isKnownWrapper(Action->Type) ||
      // It has a future besides its callable.
      qualifiedClassName(Action->Type) == "std::packaged_task")
    return nullptr;
  return mayTakeAnother(Class, *Action->Field) ? nullptr : Action->Field;
}

} // namespace defercliff
