//===--- PlainGuard.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/PlainGuard.h"

#include "lib/flow/Mutation.h"
#include "lib/guards/ErasedAction.h"
#include "lib/guards/StoredAction.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

namespace {

/// What a destructor wants of a data member before it runs the action.
struct Flag {
  const FieldDecl *Field;
  bool Wanted;
};

using Flags = llvm::SmallVector<Flag, 2>;

} // namespace

/// The one statement that \p S is or holds; null if there are none or several.
static const Stmt *onlyStatement(const Stmt *S) {
  while (const auto *Block = dyn_cast_or_null<CompoundStmt>(S))
    S = Block->size() == 1 ? Block->body_front() : nullptr;
  if (const auto *Cleanups = dyn_cast_or_null<ExprWithCleanups>(S))
    S = Cleanups->getSubExpr();
  return S;
}

/// The data member of the object itself that \p E denotes and that no one else
/// can change; null if it is something else.
static const FieldDecl *ownField(const Expr *E) {
  const auto *Member = dyn_cast<MemberExpr>(E->IgnoreParenCasts());
  const auto *Field =
      Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
  return Field && !Field->getType()->isReferenceType() &&
                 isa<CXXThisExpr>(Member->getBase()->IgnoreParenCasts())
             ? Field
             : nullptr;
}

/// Adds to \p Found what makes the condition \p E to be \p Wanted; false if it
/// asks anything but own data members, or for one of them to be enough.
static bool addFlags(const Expr *E, bool Wanted, Flags &Found) {
  E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return addFlags(Not->getSubExpr(), !Wanted, Found);
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->getOpcode() == (Wanted ? BO_LAnd : BO_LOr))
      return addFlags(Binary->getLHS(), Wanted, Found) &&
             addFlags(Binary->getRHS(), Wanted, Found);
    return Binary->isEqualityOp() && isNoAction(*Binary->getRHS()) &&
           addFlags(Binary->getLHS(), Wanted == (Binary->getOpcode() == BO_NE),
                    Found);
  }
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
      Call && isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
    E = Call->getImplicitObjectArgument();
  const FieldDecl *Field = ownField(E);
  if (Field)
    Found.push_back({Field, Wanted});
  return Field;
}

/// Whether \p Body, of a destructor or of a method \p Depth calls below, makes
/// one call under \p Asked, which it adds, and does nothing else.
static bool makesOneCall(const Stmt *Body, Flags &Asked, unsigned Depth = 0) {
  const Stmt *S = onlyStatement(Body);
  if (const auto *If = dyn_cast_or_null<IfStmt>(S)) {
    if (If->getElse() || If->getInit() || If->getConditionVariable() ||
        !addFlags(If->getCond(), true, Asked))
      return false;
    S = onlyStatement(If->getThen());
  }
  const auto *Method = dyn_cast_or_null<CXXMemberCallExpr>(S);
  if (Method &&
      isa<CXXThisExpr>(Method->getImplicitObjectArgument()->IgnoreParenCasts()))
    return Depth < 2 && Method->getMethodDecl() &&
           makesOneCall(Method->getMethodDecl()->getBody(), Asked, Depth + 1);
  return isa_and_nonnull<CallExpr>(S);
}

/// Whether \p E is a constant that as a condition is \p Wanted.
static bool isConstantly(bool Wanted, const Expr &E,
                         const ASTContext &Context) {
  bool Value = false;
  return !E.isValueDependent() &&
         E.EvaluateAsBooleanCondition(Value, Context) && Value == Wanted;
}

/// Whether \p F is as wanted in an object that \p Ctor has built from \p
/// Action.
static bool startsAsWanted(const Flag &F, const CXXConstructorDecl &Ctor,
                           const FieldDecl *Action) {
  if (F.Field == Action)
    return F.Wanted;
  return llvm::any_of(Ctor.inits(), [&](const CXXCtorInitializer *Init) {
    const Expr *Value = Init->getInit();
    if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Value))
      Value = Default->getExpr();
    return Init->getMember() == F.Field && Value &&
           isConstantly(F.Wanted, *Value, Ctor.getASTContext());
  });
}

/// Whether \p Ctor only stores what it is given, and leaves \p Asked as wanted
/// if that is but \p Action.
static bool onlyStores(const CXXConstructorDecl &Ctor, const Flags &Asked,
                       const FieldDecl *Action) {
  if (!Ctor.isUserProvided() || Ctor.isCopyOrMoveConstructor())
    return true;
  const auto *Built =
      dyn_cast_or_null<CXXConstructorDecl>(Ctor.getDefinition());
  const auto *Body =
      Built ? dyn_cast_or_null<CompoundStmt>(Built->getBody()) : nullptr;
  if (!Body || !Body->body_empty())
    return false;
  bool TakesOnlyAction =
      Built->getNumParams() > 0 && Built->getMinRequiredArguments() <= 1;
  return !TakesOnlyAction || llvm::all_of(Asked, [&](const Flag &F) {
    return startsAsWanted(F, *Built, Action);
  });
}

bool onlyRunsItsAction(const CXXRecordDecl &Record) {
  const CXXDestructorDecl *Destructor = Record.getDestructor();
  Flags Asked;
  if (Record.getNumBases() != 0 || !Destructor ||
      !makesOneCall(Destructor->getBody(), Asked))
    return false;
  std::optional<StoredAction> Action = findStoredAction(Record);
  const FieldDecl *Field = Action ? Action->Field : nullptr;
  return llvm::all_of(Record.decls(), [&](const Decl *D) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      return llvm::all_of(
          Template->specializations(), [&](const FunctionDecl *Made) {
            const auto *Ctor = dyn_cast<CXXConstructorDecl>(Made);
            return !Ctor || !Ctor->isDefined() ||
                   onlyStores(*Ctor, Asked, Field);
          });
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(D);
    return !Ctor || onlyStores(*Ctor, Asked, Field);
  });
}

bool onlyCallsOff(const CXXMethodDecl &Method) {
  const CXXRecordDecl &Class = *Method.getParent();
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  const Stmt *S = Method.getBody() ? onlyStatement(Method.getBody()) : nullptr;
  const Expr *Value = nullptr;
  const Expr *Target = S ? assignmentTarget(S, Value) : nullptr;
  const FieldDecl *Set = Target ? ownField(Target) : nullptr;
  Flags Asked;
  if (!Set || !Destructor || !makesOneCall(Destructor->getBody(), Asked))
    return false;
  return llvm::any_of(Asked, [&](const Flag &F) {
    if (F.Field != Set)
      return false;
    return Set->getType()->isScalarType()
               ? isConstantly(!F.Wanted, *Value, Method.getASTContext())
               : F.Wanted && isNoAction(*Value);
  });
}

} // namespace defercliff
