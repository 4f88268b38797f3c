//===--- Keeper.cpp - defercliff ------------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Keeper.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

namespace {

enum class RowKeeper { Receiver, Argument, Result, Nobody };

struct DeferringRow {
  StringRef Function;
  RowKeeper Keeper;
};

} // namespace

static const DeferringRow Rows[] = {
#define DEFERRING(FUNCTION, KEEPER) {FUNCTION, RowKeeper::KEEPER},
#include "lib/deferral/DeferringCalls.def"
};

static const DeferringRow *findRow(const FunctionDecl &Callee) {
  if (!Callee.getIdentifier())
    return nullptr;
  // Cheap first: most callees share their last name with no row.
  StringRef Name = Callee.getName();
  auto LastNameMatches = [&](const DeferringRow &R) {
    return R.Function.size() > Name.size() &&
           R.Function.substr(R.Function.size() - Name.size()) == Name;
  };
  if (llvm::none_of(Rows, LastNameMatches))
    return nullptr;
  std::string Qualified = qualifiedName(Callee);
  const DeferringRow *Row = llvm::find_if(
      Rows, [&](const DeferringRow &R) { return R.Function == Qualified; });
  return Row == std::end(Rows) ? nullptr : Row;
}

/// Methods that put an element into a container.
static bool isInsertion(StringRef Name) {
  static const StringRef Names[] = {
      "push_back",     "emplace_back",  "push_front",
      "emplace_front", "push",          "emplace",
      "insert",        "emplace_hint",  "insert_or_assign",
      "try_emplace",   "assign",        "append",
      "insert_after",  "emplace_after", "emplace_back_with"};
  return llvm::is_contained(Names, Name);
}

static bool isThread(QualType Type) {
  std::string Name = qualifiedClassName(Type);
  return Name == "std::thread" || Name == "std::jthread" ||
         Name == "boost::thread";
}

/// A class that carries a callable along inside another object.
static bool isAggregateOfElements(QualType Type) {
  static const StringRef Names[] = {"std::pair",       "std::tuple",
                                    "std::optional",   "std::unique_ptr",
                                    "std::shared_ptr", "std::initializer_list"};
  return llvm::is_contained(Names, StringRef(qualifiedClassName(Type)));
}

bool KeeperFinder::keepsCallable(QualType Type, unsigned Depth) const {
  if (Type.isNull() || Depth > 3)
    return false;
  if (callableKind(Type) != CallableKind::None || isThread(Type))
    return true;
  const CXXRecordDecl *Class = recordOf(Type);
  if (!Class)
    return false;
  std::string Name = qualifiedName(*Class);
  if (Name == "std::future" || Name == "std::shared_future" ||
      Guards.isScopeGuardClass(*Class))
    return true;
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  if (!Spec || !isAggregateOfElements(Type))
    return false;
  return llvm::any_of(Spec->getTemplateArgs().asArray(),
                      [&](const TemplateArgument &Arg) {
                        return Arg.getKind() == TemplateArgument::Type &&
                               keepsCallable(Arg.getAsType(), Depth + 1);
                      });
}

bool KeeperFinder::isContainerOfCallables(QualType Type) const {
  const auto *Spec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Type));
  return Spec &&
         llvm::any_of(Spec->getTemplateArgs().asArray(),
                      [&](const TemplateArgument &Arg) {
                        return Arg.getKind() == TemplateArgument::Type &&
                               keepsCallable(Arg.getAsType());
                      });
}

KeeperFinder::KeeperFinder(const std::vector<std::string> &Names,
                           GuardRecognizer &Guards)
    : Guards(Guards) {
  for (const std::string &Name : Names)
    if (!Name.empty())
      DeferringNames.insert(StringRef(Name).ltrim(':'));
}

/// Whether a parameter of type \p Type owns the callable it is given: a
/// wrapper by value, or the forwarding reference of a template. A reference to
/// a function object that someone else owns does not.
static bool ownsCallable(QualType Type) {
  CallableKind Kind = callableKind(Type);
  if (Kind == CallableKind::Wrapper)
    return !Type->isLValueReferenceType() ||
           Type.getNonReferenceType().isConstQualified();
  return Kind == CallableKind::Closure && !Type->isLValueReferenceType();
}

/// False only if every mention of \p Parameter below \p S calls it.
static bool mayKeep(const Stmt *S, const ParmVarDecl &Parameter) {
  if (!S)
    return false;
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(S);
      Call && Call->getOperator() == OO_Call) {
    const auto *Callee =
        dyn_cast<DeclRefExpr>(Call->getArg(0)->IgnoreParenImpCasts());
    if (Callee && Callee->getDecl() == &Parameter)
      return llvm::any_of(
          llvm::drop_begin(Call->arguments()),
          [&](const Expr *Arg) { return mayKeep(Arg, Parameter); });
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return Ref->getDecl() == &Parameter;
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return mayKeep(Child, Parameter);
  });
}

/// Whether \p Callee, whose body is visible, provably runs its parameter
/// \p Index now and does not keep it.
static bool runsNow(const FunctionDecl &Callee, unsigned Index) {
  const FunctionDecl *Definition = nullptr;
  const Stmt *Body = Callee.getBody(Definition);
  return Body && !isa<CoroutineBodyStmt>(Body) &&
         !mayKeep(Body, *Definition->getParamDecl(Index));
}

bool KeeperFinder::isListedByUser(const FunctionDecl &Callee,
                                  const CallExpr &Call,
                                  const Stmt &Action) const {
  if (!Callee.getIdentifier())
    return false;
  if (DeferringNames.count(qualifiedName(Callee)))
    return true;
  if (!DeferringNames.count(Callee.getName()))
    return false;
  for (unsigned I = 0; I < Call.getNumArgs() && I < Callee.getNumParams(); ++I)
    if (Call.getArg(I) == &Action)
      return ownsCallable(Callee.getParamDecl(I)->getType()) &&
             !runsNow(Callee, I);
  return false;
}

Keeper KeeperFinder::ofObject(const Expr *Object, const BodyWalk &Walk) const {
  Keeper K;
  K.Object = Object ? Walk.rootOf(Object) : nullptr;
  if (!K.Object)
    return K;
  const auto *Var = dyn_cast<VarDecl>(K.Object);
  if (!Var || !Var->hasLocalStorage()) {
    K.Kind = Keeper::Elsewhere;
    return K;
  }
  bool Refers =
      Var->getType()->isReferenceType() || Var->getType()->isPointerType();
  // What a local pointer points to is taken to live as long as the pointer.
  K.Kind =
      isa<ParmVarDecl>(Var) && Refers ? Keeper::Elsewhere : Keeper::Variable;
  return K;
}

/// The function that passes its argument on: the action is then where the
/// call's result goes.
static bool passesOn(const FunctionDecl &Callee) {
  if (!Callee.isInStdNamespace() || !Callee.getIdentifier())
    return false;
  static const StringRef Names[] = {"move",       "forward",     "bind",
                                    "bind_front", "make_unique", "make_shared",
                                    "make_pair",  "make_tuple"};
  return llvm::is_contained(Names, Callee.getName());
}

Keeper KeeperFinder::ofCall(const CallExpr &Call, const Stmt &Action,
                            const BodyWalk &Walk, bool &PassesOn) const {
  PassesOn = false;
  const FunctionDecl *Callee = Call.getDirectCallee();
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (Operator && Operator->getOperator() == OO_Equal) {
    if (Operator->getArg(0) == &Action)
      return {};
    Keeper K = ofObject(Operator->getArg(0), Walk);
    QualType Target = Operator->getArg(0)->getType();
    if (!keepsCallable(Target))
      return {};
    K.IsCallable = K.Object &&
                   K.Object->getType().getNonReferenceType() ==
                       Target.getNonReferenceType() &&
                   callableKind(Target) == CallableKind::Wrapper;
    return K;
  }
  if (!Callee || Operator) {
    // `Factory() + [&] {...}`: guards are made this way.
    const CXXRecordDecl *Class = recordOf(Call.getType());
    PassesOn = Operator && Class && Guards.isScopeGuardClass(*Class);
    return {};
  }
  if (passesOn(*Callee)) {
    PassesOn = true;
    return {};
  }

  const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call);
  const Expr *Receiver = Method ? Method->getImplicitObjectArgument() : nullptr;
  if (const DeferringRow *Row = findRow(*Callee)) {
    Keeper K;
    switch (Row->Keeper) {
    case RowKeeper::Receiver:
      return ofObject(Receiver, Walk);
    case RowKeeper::Argument:
      K = Call.getNumArgs() > 0 ? ofObject(Call.getArg(0), Walk) : K;
      // An executor is a handle of a context that lives elsewhere.
      if (K.Kind == Keeper::Unknown)
        K.Kind = Keeper::Nobody;
      return K;
    case RowKeeper::Result:
      PassesOn = true;
      return K;
    case RowKeeper::Nobody:
      K.Kind = Keeper::Nobody;
      return K;
    }
  }
  if (Receiver && Callee->getIdentifier()) {
    QualType Container = Receiver->getType();
    if (Container->isPointerType())
      Container = Container->getPointeeType();
    if (isInsertion(Callee->getName()) && isContainerOfCallables(Container))
      return ofObject(Receiver, Walk);
  }
  if (isListedByUser(*Callee, Call, Action)) {
    if (Receiver && !isa<CXXThisExpr>(Receiver->IgnoreParenCasts()))
      return ofObject(Receiver, Walk);
    Keeper K;
    K.Kind = Keeper::Nobody;
    return K;
  }
  // A factory of guards hands the action to the guard it returns.
  const CXXRecordDecl *Class = recordOf(Call.getType());
  PassesOn = Class && Guards.isScopeGuardClass(*Class);
  return {};
}

Keeper KeeperFinder::find(const ActionSite &Site, const BodyWalk &Walk) {
  const Stmt *Action = Site.Use;
  bool IsGuard = false;
  QualType Object = Site.Use->getType();
  for (const Stmt *Around : Site.Around) {
    if (isa<ReturnStmt>(Around)) {
      Keeper K;
      if (!keepsCallable(Object))
        return K;
      K.Kind = Keeper::Caller;
      K.At = Around;
      return K;
    }
    if (isa<LambdaExpr>(Around))
      return {}; // captured by another closure: not followed
    if (const auto *Member = dyn_cast<MemberExpr>(Around)) {
      // `thread.detach()`; any other member runs or inspects the action.
      const auto *Method = dyn_cast<CXXMethodDecl>(Member->getMemberDecl());
      if (!Method || !Method->getIdentifier() ||
          Method->getName() != "detach" || !isThread(Object))
        return {};
      Keeper K;
      K.Kind = Keeper::Nobody;
      K.At = Around;
      return K;
    }
    if (const auto *Call = dyn_cast<CallExpr>(Around)) {
      bool PassesOn = false;
      Keeper K = ofCall(*Call, *Action, Walk, PassesOn);
      if (!PassesOn) {
        K.At = Around;
        K.IsGuard = IsGuard;
        return K;
      }
      Object = Call->getType();
    } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(Around)) {
      QualType Built = Construct->getType();
      const CXXRecordDecl *Class = recordOf(Built);
      bool BuildsGuard = Class && Guards.isScopeGuardClass(*Class);
      // Other constructors may do anything with what they are given.
      if (!keepsCallable(Built) && !isAggregateOfElements(Built))
        return {};
      IsGuard |= BuildsGuard;
      Object = Built;
    } else if (!isa<ParenExpr, CastExpr, MaterializeTemporaryExpr,
                    CXXBindTemporaryExpr, ExprWithCleanups, InitListExpr,
                    ConditionalOperator>(Around)) {
      return {};
    }
    Action = Around;
  }

  if (!Site.Initialized)
    return {};
  Keeper K;
  K.Object = Site.Initialized;
  K.At = Site.Lambda;
  K.IsGuard = Guards.recognize(*Site.Initialized).has_value();
  K.IsCallable =
      callableKind(Site.Initialized->getType()) == CallableKind::Wrapper;
  if (!Site.Initialized->hasLocalStorage())
    K.Kind = Keeper::Elsewhere;
  else if (K.IsGuard || keepsCallable(Object))
    K.Kind = Keeper::Variable;
  return K;
}

} // namespace defercliff
