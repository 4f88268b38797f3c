//===--- KeepingTypes.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/KeepingTypes.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// How deep types are looked into: a vector of pairs of optional functions is
/// as deep as code gets.
static constexpr unsigned MaxDepth = 3;

static bool isOneOf(QualType Type, llvm::ArrayRef<StringRef> Names) {
  return llvm::is_contained(Names, StringRef(qualifiedClassName(Type)));
}

bool isThread(QualType Type) {
  return isOneOf(Type, {"std::thread", "std::jthread", "boost::thread"});
}

bool isFuture(QualType Type) {
  return isOneOf(Type, {"std::future", "std::shared_future"});
}

bool isSmartPointer(QualType Type) {
  return isOneOf(Type, {"std::shared_ptr", "std::unique_ptr"});
}

bool isInsertion(StringRef Name) {
  static const StringRef Names[] = {"push_back",
                                    "emplace_back",
                                    "push_front",
                                    "emplace_front",
                                    "push",
                                    "emplace",
                                    "insert",
                                    "emplace_hint",
                                    "insert_or_assign",
                                    "try_emplace",
                                    "assign",
                                    "append",
                                    "prepend",
                                    "insert_after",
                                    "emplace_after",
                                    "emplace_back_with",
                                    "reset"};
  return llvm::is_contained(Names, Name);
}

bool isInsertionCall(const CallExpr &Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  return Method && Method->getIdentifier() && isInsertion(Method->getName());
}

QualType pointeeOrSelf(QualType Type) {
  return Type->isPointerType() ? Type->getPointeeType()
                               : Type.getNonReferenceType();
}

bool runsTasks(const Expr &E) {
  const CXXRecordDecl *Class =
      recordOf(pointeeOrSelf(E.IgnoreParenImpCasts()->getType()));
  return Class && llvm::any_of(Class->methods(), [](const CXXMethodDecl *M) {
           return M->getIdentifier() &&
                  (M->getName() == "run" || M->getName() == "join");
         });
}

/// Classes that carry what they hold along as a part of themselves.
static bool isAggregateOfElements(QualType Type) {
  return isOneOf(Type,
                 {"std::pair", "std::tuple", "std::optional", "std::unique_ptr",
                  "std::shared_ptr", "std::initializer_list", "std::variant",
                  "boost::optional", "boost::scoped_ptr", "boost::shared_ptr",
                  "QScopedPointer", "QSharedPointer"});
}

/// Whether \p Matches one of the type arguments of the template that \p Type
/// is made from.
static bool
anyTypeArgument(QualType Type,
                llvm::function_ref<bool(QualType Argument)> Matches) {
  const auto *Spec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Type));
  return Spec && !allTypes(Spec->getTemplateArgs().asArray(),
                           [&](QualType Type) { return !Matches(Type); });
}

static bool isDeleterHolder(QualType Type) {
  return isSmartPointer(Type) && anyTypeArgument(Type, [](QualType Argument) {
           return Argument->isVoidType();
         });
}

bool isContainerOfDeleters(QualType Type) {
  QualType Element;
  return anyTypeArgument(Type,
                         [&](QualType Argument) {
                           Element = Argument;
                           return true;
                         }) &&
         isOneOf(Element, {"std::shared_ptr"}) && isDeleterHolder(Element);
}

bool holdsOne(QualType Type) {
  return isSmartPointer(Type) || isOneOf(Type, {"std::optional"});
}

bool isCallableSlot(QualType Type) {
  auto IsWrapper = [](QualType T) {
    return callableKind(T) == CallableKind::Wrapper;
  };
  return IsWrapper(Type) ||
         (holdsOne(Type) && anyTypeArgument(Type, IsWrapper));
}

static bool keepsThread(QualType Type, unsigned Depth) {
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  if (isThread(Type) || isFuture(Type))
    return true;
  const CXXRecordDecl *Class = recordOf(Type);
  if (!Class || Depth == MaxDepth)
    return false;
  auto Keeps = [&](QualType Part) { return keepsThread(Part, Depth + 1); };
  if (isAggregateOfElements(Type))
    return anyTypeArgument(Type, Keeps);
  return !Class->isInStdNamespace() &&
         llvm::any_of(Class->fields(), [&](const FieldDecl *Field) {
           return Keeps(Field->getType());
         });
}

bool isContainerOfThreads(QualType Type) {
  return anyTypeArgument(
      Type, [](QualType Argument) { return keepsThread(Argument, 0); });
}

QualType wrapperIn(QualType Type) {
  if (callableKind(Type) == CallableKind::Wrapper)
    return Type.getNonReferenceType();
  QualType Found;
  anyTypeArgument(Type, [&](QualType Argument) {
    if (callableKind(Argument) != CallableKind::Wrapper)
      return false;
    Found = Argument;
    return true;
  });
  return Found;
}

bool hasArrow(QualType Type) {
  const CXXRecordDecl *Class = recordOf(Type);
  return Class && llvm::any_of(Class->methods(), [](const CXXMethodDecl *M) {
           return M->getOverloadedOperator() == OO_Arrow;
         });
}

bool isJoinOrWait(StringRef Name) {
  return Name.equals_insensitive("join") ||
         Name.take_front(4).equals_insensitive("wait");
}

bool KeepingTypes::keepsCallable(QualType Type, unsigned Depth) const {
  if (Type.isNull() || Depth > MaxDepth)
    return false;
  if (Type->isPointerType() && !Type->isFunctionPointerType())
    Type = Type->getPointeeType();
  if (callableKind(Type) != CallableKind::None || isThread(Type) ||
      isFuture(Type) || isOneOf(Type, {"std::stop_callback"}))
    return true;
  const CXXRecordDecl *Class = recordOf(Type);
  if (!Class)
    return false;
  if (Guards.isScopeGuardClass(*Class))
    return true;
  if (isAggregateOfElements(Type))
    return isDeleterHolder(Type) ||
           anyTypeArgument(Type, [&](QualType Argument) {
             return keepsCallable(Argument, Depth + 1);
           });
  return !Class->isInStdNamespace() &&
         llvm::any_of(Class->fields(), [&](const FieldDecl *Field) {
           return !Field->getType()->isReferenceType() &&
                  keepsCallable(Field->getType(), Depth + 1);
         });
}

bool KeepingTypes::isContainerOfCallables(QualType Type) const {
  return anyTypeArgument(
      Type, [&](QualType Argument) { return keepsCallable(Argument); });
}

/// Whether \p Class is a plain struct with a guard in it.
bool KeepingTypes::hasGuardMember(const CXXRecordDecl &Class) const {
  return !isInStd(Class) &&
         llvm::any_of(Class.fields(), [&](const FieldDecl *Field) {
           QualType Type = Field->getType();
           const CXXRecordDecl *OfField =
               Type->isReferenceType() ? nullptr : recordOf(Type);
           return OfField && Guards.isScopeGuardClass(*OfField);
         });
}

bool KeepingTypes::isContainerOfGuards(QualType Type, unsigned Depth) const {
  return Depth < MaxDepth &&
         anyTypeArgument(
             Type,
             [&](QualType Argument) {
               const CXXRecordDecl *Class = recordOf(Argument);
               return Class && (Guards.isScopeGuardClass(*Class) ||
                                hasGuardMember(*Class) ||
                                (isAggregateOfElements(Argument) &&
                                 isContainerOfGuards(Argument, Depth + 1)));
             });
}

bool KeepingTypes::isDeferList(QualType Type) {
  const CXXRecordDecl *Class = recordOf(Type);
  if (!Class || isInStd(*Class) || Guards.isScopeGuardClass(*Class))
    return false;
  // Who joins runs its tasks all the time.
  DestructorDeeds Found = onDestruction(Type.getNonReferenceType());
  return Found.RunsActions && !Found.Joins;
}

namespace {

/// Looks for calls of kept callables, and for joins, in a destructor.
class DeedFinder {
public:
  DestructorDeeds Found;
  /// Whether a container may lose elements.
  bool Drops = false;

  void visit(const Stmt *S, unsigned Depth) {
    if (!S)
      return;
    if (const auto *Member = dyn_cast<MemberExpr>(S))
      if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()))
        Found.Touched.insert(Field);
    if (const auto *Call = dyn_cast<CallExpr>(S))
      visitCall(*Call, Depth);
    const auto *If = dyn_cast<IfStmt>(S);
    bool Asks = If && asksFlag(If->getCond());
    UnderFlag += Asks;
    for (const Stmt *Child : S->children())
      visit(Child, Depth);
    // `if (done) return;` asks for all that follows.
    if (Asks && !leaves(*If->getThen()))
      --UnderFlag;
  }

private:
  /// The bodies that were looked into.
  llvm::SmallPtrSet<const Stmt *, 8> Seen;
  /// How many flags of the object decide whether what is looked at happens.
  unsigned UnderFlag = 0;

  /// Whether \p S, a condition, names a flag of the object itself.
  static bool asksFlag(const Stmt *S) {
    if (!S)
      return false;
    const auto *Member = dyn_cast<MemberExpr>(S);
    return (Member && Member->getType()->isBooleanType() &&
            isa<CXXThisExpr>(Member->getBase()->IgnoreParenCasts())) ||
           llvm::any_of(S->children(), asksFlag);
  }

  static bool leaves(const Stmt &S) {
    const auto *Block = dyn_cast<CompoundStmt>(&S);
    return isa<ReturnStmt>(S) || (Block && !Block->body_empty() &&
                                  isa<ReturnStmt>(Block->body_back()));
  }

  void noteRun() {
    Found.RunsActions = true;
    Found.RunsUnasked |= UnderFlag == 0;
  }

  void visitCall(const CallExpr &Call, unsigned Depth) {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
    if (Operator && Operator->getOperator() == OO_Equal)
      Drops |= isCallableSlot(Operator->getArg(0)->getType());
    if (Operator && Operator->getOperator() == OO_Call) {
      CallableKind Kind = callableKind(Operator->getArg(0)->getType());
      if (Kind == CallableKind::Wrapper ||
          (Kind == CallableKind::Closure &&
           isa<MemberExpr>(Operator->getArg(0)->IgnoreParenCasts())))
        noteRun();
      visitOwn(dyn_cast_or_null<CXXMethodDecl>(Operator->getDirectCallee()),
               *Operator->getArg(0), Depth);
      return;
    }
    if (!Call.getDirectCallee()) {
      if (!isa<CXXPseudoDestructorExpr>(Call.getCallee()))
        noteRun();
      return;
    }
    const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call);
    const CXXMethodDecl *Callee = Method ? Method->getMethodDecl() : nullptr;
    if (!Callee)
      return;
    if (Callee->getIdentifier()) {
      Found.Joins |= isJoinOrWait(Callee->getName());
      static const StringRef Dropping[] = {
          "clear", "pop",  "pop_back", "erase",  "reset",     "pop_front",
          "swap",  "sync", "drain",    "cancel", "disconnect"};
      Drops |= llvm::is_contained(Dropping, Callee->getName());
    }
    visitOwn(Callee, *Method->getImplicitObjectArgument(), Depth);
  }

  /// What \p Callee, a method that may be null, does if \p Object is `*this`.
  void visitOwn(const CXXMethodDecl *Callee, const Expr &Object,
                unsigned Depth) {
    const Expr *This = Object.IgnoreParenCasts();
    if (const auto *Unary = dyn_cast<UnaryOperator>(This))
      This = Unary->getSubExpr()->IgnoreParenCasts();
    if (Callee && isa<CXXThisExpr>(This) && !Callee->isVirtual() &&
        Depth < MaxDepth && Seen.insert(Callee->getBody()).second)
      visit(Callee->getBody(), Depth + 1);
  }
};

} // namespace

bool mayDrain(const CXXMethodDecl &Method) {
  const FunctionDecl *Definition = nullptr;
  if (!Method.hasBody(Definition) || Method.isVirtual())
    return true;
  DeedFinder Finder;
  Finder.visit(Definition->getBody(), 0);
  return Finder.Found.RunsActions || Finder.Found.Joins || Finder.Drops;
}

bool blocks(const CXXMethodDecl &Method) {
  DeedFinder Finder;
  Finder.visit(Method.getBody(), 0);
  return Finder.Found.Joins;
}

DestructorDeeds KeepingTypes::ofOwnClass(const CXXRecordDecl &Class) {
  DeedFinder Finder;
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  if (Destructor && Destructor->isUserProvided())
    Finder.visit(Destructor->getBody(), 0);
  DestructorDeeds Result = Finder.Found;
  auto Add = [&](QualType Part) {
    DestructorDeeds OfPart = onDestruction(Part);
    Result.RunsActions |= OfPart.RunsActions;
    Result.RunsUnasked |= OfPart.RunsUnasked;
    Result.Joins |= OfPart.Joins;
    return OfPart;
  };
  for (const FieldDecl *Field : Class.fields())
    // What acts by itself needs no mention.
    if (!Field->getType()->isReferenceType() &&
        Add(Field->getType()).RunsActions)
      Result.Touched.insert(Field);
  for (const CXXBaseSpecifier &Base : Class.bases()) {
    DestructorDeeds OfBase = Add(Base.getType());
    Result.Touched.insert(OfBase.Touched.begin(), OfBase.Touched.end());
  }
  return Result;
}

DestructorDeeds KeepingTypes::onDestruction(QualType Type) {
  DestructorDeeds Result;
  const CXXRecordDecl *Class =
      Type->isReferenceType() ? nullptr : recordOf(Type);
  if (!Class || Class->hasTrivialDestructor())
    return Result;
  // A std::thread that is not joined ends the program: it is joined somewhere.
  Result.Joins = isThread(Type) || isFuture(Type);
  Result.RunsActions = Result.RunsUnasked = Guards.isScopeGuardClass(*Class);
  if (Result.Joins || Result.RunsActions)
    return Result;
  if (Class->isInStdNamespace()) {
    if (callableKind(Type) == CallableKind::None)
      anyTypeArgument(Type, [&](QualType Argument) {
        DestructorDeeds OfPart = onDestruction(Argument);
        Result.RunsActions |= OfPart.RunsActions;
        Result.RunsUnasked |= OfPart.RunsUnasked;
        Result.Joins |= OfPart.Joins;
        return false;
      });
    return Result;
  }
  auto [It, New] = Deeds.try_emplace(Class);
  if (!New)
    return It->second;
  Result = ofOwnClass(*Class);
  return Deeds[Class] = Result;
}

} // namespace defercliff
