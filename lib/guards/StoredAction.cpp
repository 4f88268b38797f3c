//===--- StoredAction.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/StoredAction.h"

#include "lib/QualifiedName.h"
#include "lib/StdCalls.h"
#include "lib/callables/Callable.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

namespace {

/// Looks for a call of a kept callable in the body of a destructor.
class ActionFinder {
public:
  explicit ActionFinder(const CXXRecordDecl &Record) : Record(Record) {}

  std::optional<StoredAction> visitBody(const Stmt *S) {
    if (!S)
      return std::nullopt;
    if (const auto *Call = dyn_cast<CallExpr>(S))
      if (auto Action = visitCall(*Call))
        return Action;
    if (isa<LambdaExpr>(S))
      return std::nullopt;
    for (const Stmt *Child : S->children())
      if (auto Action = visitBody(Child))
        return Action;
    return std::nullopt;
  }

private:
  const CXXRecordDecl &Record;
  /// A destructor may leave the call to a method of its class; two steps are
  /// what guards do, and keep recursive methods out.
  unsigned MethodDepth = 0;

  /// What \p E denotes of the object under destruction, seen through casts,
  /// std::move, std::forward, `*optional` and `.value()`.
  std::optional<StoredAction> denotes(const Expr *E) const {
    // A destructor may name its action anew: `auto f = std::move(action);`.
    for (unsigned Names = 0; Names < 4; ++Names) {
      E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
      const auto *Ref = dyn_cast<DeclRefExpr>(E);
      const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
      if (Var && Var->hasLocalStorage() && !Var->isImplicit() &&
          Var->getInit()) {
        E = Var->getInit();
        continue;
      }
      const auto *Copy = dyn_cast<CXXConstructExpr>(E);
      if (Copy && Copy->getNumArgs() == 1 &&
          Copy->getConstructor()->isCopyOrMoveConstructor()) {
        E = Copy->getArg(0);
        continue;
      }
      if (const auto *Call = dyn_cast<CallExpr>(E)) {
        const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
        bool Unwraps = Operator
                           ? Operator->getOperator() == OO_Star ||
                                 Operator->getOperator() == OO_Arrow
                           : Call->isCallToStdMove() ||
                                 isCallOfStd(*Call, {"forward", "exchange"});
        if (Unwraps && Call->getNumArgs() >= 1) {
          E = Call->getArg(0);
          continue;
        }
        const auto *Method = dyn_cast<CXXMemberCallExpr>(Call);
        if (Method && Method->getMethodDecl() &&
            Method->getMethodDecl()->getIdentifier() &&
            Method->getMethodDecl()->getName() == "value") {
          E = Method->getImplicitObjectArgument();
          continue;
        }
        return std::nullopt;
      }
      break;
    }
    if (const auto *Star = dyn_cast<UnaryOperator>(E);
        Star && Star->getOpcode() == UO_Deref &&
        isa<CXXThisExpr>(Star->getSubExpr()->IgnoreParenCasts()))
      return StoredAction{baseCallable(), nullptr};
    if (isa<CXXThisExpr>(E))
      return StoredAction{baseCallable(), nullptr};
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
          Field && isa<CXXThisExpr>(Member->getBase()->IgnoreParenCasts()))
        return StoredAction{unwrapped(Field->getType()), Field};
    return std::nullopt;
  }

  /// The callable in an optional or a smart pointer.
  static QualType unwrapped(QualType Type) {
    const auto *Spec =
        dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Type));
    if (!Spec || !Spec->isInStdNamespace() || !Spec->getIdentifier() ||
        (Spec->getName() != "optional" && Spec->getName() != "unique_ptr" &&
         Spec->getName() != "shared_ptr"))
      return Type;
    const TemplateArgument &Held = Spec->getTemplateArgs()[0];
    return Held.getKind() == TemplateArgument::Type ? Held.getAsType() : Type;
  }

  /// The base class that is a callable; a null type if there is none.
  QualType baseCallable() const {
    for (const CXXBaseSpecifier &Base : Record.bases())
      if (callableKind(Base.getType()) != CallableKind::None)
        return Base.getType();
    return {};
  }

  std::optional<StoredAction> kept(const Expr *Callee, bool Arguments) const {
    auto Action = denotes(Callee);
    if (!Action || Action->Type.isNull())
      return std::nullopt;
    Action->TakesArguments = Arguments;
    return Action;
  }

  std::optional<StoredAction> visitCall(const CallExpr &Call) {
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
      if (Operator->getOperator() == OO_Call)
        return kept(Operator->getArg(0), Operator->getNumArgs() > 1);
      return std::nullopt;
    }
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call)) {
      const CXXMethodDecl *Callee = Method->getMethodDecl();
      if (!Callee)
        return std::nullopt;
      if (Callee->getOverloadedOperator() == OO_Call)
        return kept(Method->getImplicitObjectArgument(),
                    Method->getNumArgs() > 0);
      bool OnThis = isa<CXXThisExpr>(
          Method->getImplicitObjectArgument()->IgnoreParenCasts());
      const Stmt *Body = Callee->getBody();
      if (!OnThis || !Body || Callee->isVirtual() || MethodDepth == 2)
        return std::nullopt;
      ++MethodDepth;
      auto Action = visitBody(Body);
      --MethodDepth;
      return Action;
    }
    if (const FunctionDecl *Callee = Call.getDirectCallee()) {
      if (Callee->isInStdNamespace() && Callee->getIdentifier() &&
          (Callee->getName() == "invoke" || Callee->getName() == "apply") &&
          Call.getNumArgs() >= 1)
        return kept(Call.getArg(0), Call.getNumArgs() > 1);
      return std::nullopt;
    }
    // No declared callee: the value of a function pointer is called.
    return kept(Call.getCallee(), Call.getNumArgs() > 0);
  }
};

} // namespace

/// Whether \p Record gives its users something that it holds: a handle or a
/// pointer that is theirs while it lives. What only says a number of states or
/// an action back does not; nor does a pointer to void, the context of a
/// callback.
static bool givesResource(const CXXRecordDecl &Record) {
  bool ShowsPointer = llvm::any_of(Record.fields(), [](const FieldDecl *Field) {
    return Field->getAccess() == AS_public &&
           Field->getType()->isPointerType() &&
           !Field->getType()->isVoidPointerType() &&
           callableKind(Field->getType()) == CallableKind::None;
  });
  return ShowsPointer ||
         llvm::any_of(Record.methods(), [](const CXXMethodDecl *Method) {
           QualType Result = Method->getReturnType();
           return Method->getAccess() == AS_public && !Method->isStatic() &&
                  Method->getNumParams() == 0 && !Result->isVoidType() &&
                  !Result->isBooleanType() &&
                  callableKind(Result) == CallableKind::None &&
                  !isa<CXXConstructorDecl, CXXDestructorDecl>(Method);
         });
}

/// Whether \p Record holds nothing but its action, flags, and arguments.
static bool holdsOnlyAction(const CXXRecordDecl &Record,
                            const FieldDecl *ActionField) {
  return llvm::all_of(Record.fields(), [&](const FieldDecl *Field) {
    return Field == ActionField || Field->getType()->isScalarType() ||
           Field->getType()->isReferenceType() ||
           qualifiedClassName(Field->getType()) == "std::tuple";
  });
}

std::optional<StoredAction> findStoredAction(const CXXRecordDecl &Record) {
  const CXXRecordDecl *Definition = Record.getDefinition();
  if (!Definition || Definition->isDependentType() ||
      Definition->isInvalidDecl())
    return std::nullopt;
  const CXXDestructorDecl *Destructor = Definition->getDestructor();
  if (Destructor && Destructor->isUserProvided())
    if (const Stmt *Body = Destructor->getBody()) {
      auto Action = ActionFinder(*Definition).visitBody(Body);
      if (Action && holdsOnlyAction(*Definition, Action->Field)) {
        Action->OwnsResource =
            Action->TakesArguments && givesResource(*Definition);
        return Action;
      }
    }
  for (const CXXBaseSpecifier &Base : Definition->bases())
    if (const CXXRecordDecl *BaseClass = recordOf(Base.getType()))
      if (auto Action = findStoredAction(*BaseClass);
          Action && holdsOnlyAction(*Definition, nullptr))
        return Action;
  return std::nullopt;
}

} // namespace defercliff
