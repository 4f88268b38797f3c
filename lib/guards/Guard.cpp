//===--- Guard.cpp - defercliff -------------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/Guard.h"

#include "lib/Compat.h"
#include "lib/KeptTemporary.h"
#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/guards/StoredAction.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace defercliff {

SourceLocation locationOf(const Guard &G) {
  if (G.Defer)
    return G.Defer->getBeginLoc();
  // Where a macro makes a class for each of its uses, the one that ends the
  // action names the variable.
  const CXXRecordDecl *Class = recordOf(G.Var->getType());
  return G.Var->getLocation().isMacroID() && Class && Class->isLocalClass()
             ? Class->getLocation()
             : G.Var->getLocation();
}

SourceLocation reportLocation(const Guard &G, const ASTContext &Context) {
  return Context.getSourceManager().getFileLoc(locationOf(G));
}

std::string describe(const Guard &G, const ASTContext &Context) {
  if (G.Defer)
    return "defer statement";
  const SourceManager &SM = Context.getSourceManager();
  SourceLocation Loc = locationOf(G);
  if (Loc.isMacroID() && !SM.isMacroArgExpansion(Loc)) {
    StringRef Macro = Lexer::getSourceText(
        CharSourceRange::getTokenRange(reportLocation(G, Context)), SM,
        Context.getLangOpts());
    return ("guard of '" + Macro + "'").str();
  }
  return "guard '" + G.Var->getNameAsString() + "'";
}

static void collectDefers(const Stmt *S, std::vector<Guard> &Found) {
  if (!S || isa<BlockExpr>(S))
    return;
  if (compat::isDefer(*S)) {
    Guard G;
    G.Defer = S;
    G.Kind = GuardKind::CCleanup;
    Found.push_back(G);
  }
  for (const Stmt *Child : S->children())
    collectDefers(Child, Found);
}

std::vector<Guard> defersIn(const Decl &Body) {
  std::vector<Guard> Found;
  collectDefers(Body.getBody(), Found);
  return Found;
}

static void insertAll(llvm::StringSet<> &Set,
                      const std::vector<std::string> &Names) {
  for (const std::string &Name : Names)
    if (!Name.empty())
      Set.insert(StringRef(Name).ltrim(':'));
}

GuardRecognizer::GuardRecognizer(const std::vector<std::string> &UserGuards,
                                 const std::vector<std::string> &NotGuards,
                                 CostModel Costs)
    : Costs(std::move(Costs)) {
  insertAll(this->UserGuards, UserGuards);
  insertAll(this->NotGuards, NotGuards);
}

/// The type of template argument \p Index of \p Class; null if there is none.
static QualType templateArgument(const CXXRecordDecl &Class, unsigned Index) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
  if (!Spec || Index >= Spec->getTemplateArgs().size())
    return {};
  const TemplateArgument &Arg = Spec->getTemplateArgs()[Index];
  return Arg.getKind() == TemplateArgument::Type ? Arg.getAsType() : QualType();
}

/// The type of a data member of \p Class that keeps a callable; null if none
/// does.
static QualType callableField(const CXXRecordDecl &Class) {
  for (const FieldDecl *Field : Class.fields())
    if (callableKind(Field->getType()) != CallableKind::None)
      return Field->getType();
  return {};
}

static QualType keptType(const GuardRow &Row, const CXXRecordDecl &Class) {
  switch (Row.Slot) {
  case ActionSlot::Argument0:
    return templateArgument(Class, 0);
  case ActionSlot::Argument1:
    return templateArgument(Class, 1);
  case ActionSlot::Field:
    return callableField(Class);
  case ActionSlot::HeapBlock:
  case ActionSlot::Fixed:
    return {};
  }
  llvm_unreachable("all slots are listed");
}

GuardRecognizer::ClassVerdict
GuardRecognizer::judge(const CXXRecordDecl &Class) const {
  ClassVerdict Verdict;
  std::string Name = qualifiedName(Class);
  if (NotGuards.count(Name))
    return Verdict;

  if (const GuardRow *Row = findGuardRow(Name)) {
    Verdict.IsGuard = true;
    Verdict.Kind = Row->Kind;
    Verdict.Row = Row;
    Verdict.Kept = keptType(*Row, Class);
    return Verdict;
  }
  if (Class.hasAttr<ScopedLockableAttr>()) {
    Verdict.IsGuard = true;
    Verdict.Kind = GuardKind::Owner;
    return Verdict;
  }
  bool ListedByUser = UserGuards.count(Name);
  // Guards of a standard library are its own business, but for those listed.
  if (Class.isInStdNamespace() && !ListedByUser)
    return Verdict;
  auto Action = findStoredAction(Class);
  if (Action) {
    Verdict.IsGuard = true;
    Verdict.Kind = Action->OwnsResource && !ListedByUser
                       ? GuardKind::Owner
                       : GuardKind::ScopeGuard;
    Verdict.Kept = Action->Type;
  } else if (ListedByUser) {
    Verdict.IsGuard = true;
    Verdict.Kept = callableField(Class);
  }
  return Verdict;
}

const GuardRecognizer::ClassVerdict &
GuardRecognizer::verdictOn(const CXXRecordDecl &Class) {
  auto [It, New] = Classes.try_emplace(Class.getCanonicalDecl());
  if (New) {
    ClassVerdict Verdict = judge(Class);
    return Classes[Class.getCanonicalDecl()] = Verdict;
  }
  return It->second;
}

/// The type of the object that \p Var keeps alive: its own, or for a reference
/// that of the temporary bound to it. Null if the reference binds to something
/// that lives elsewhere.
static QualType objectType(const VarDecl &Var) {
  if (!Var.getType()->isReferenceType())
    return Var.getType();
  const MaterializeTemporaryExpr *Temporary = keptTemporary(Var);
  if (!Temporary)
    return {};
  return Temporary->getSubExpr()->skipRValueSubobjectAdjustments()->getType();
}

/// The arguments of the constructor call that builds \p Var; empty if it is
/// not built by one.
static llvm::ArrayRef<const Expr *> constructorArguments(const VarDecl &Var) {
  const Expr *Init = Var.getInit();
  const auto *Construct =
      Init ? dyn_cast<CXXConstructExpr>(Init->IgnoreUnlessSpelledInSource())
           : nullptr;
  if (!Construct)
    return {};
  return llvm::ArrayRef<const Expr *>(Construct->getArgs(),
                                      Construct->getNumArgs());
}

/// Whether \p Deleter is a lambda that does not use what it is given.
static bool ignoresItsArgument(const LambdaExpr *Deleter) {
  return Deleter && Deleter->getCallOperator()->getNumParams() == 1 &&
         !Deleter->getCallOperator()->getParamDecl(0)->isReferenced();
}

/// `shared_ptr<void> g(p, deleter)`: a control block that runs a deleter, used
/// as a guard. A shared_ptr to a real type is an object that is shared.
static std::optional<Guard> recognizeSharedPtr(const VarDecl &Var,
                                               const CXXRecordDecl &Class) {
  QualType Pointee = templateArgument(Class, 0);
  llvm::ArrayRef<const Expr *> Args = constructorArguments(Var);
  if (Pointee.isNull() || !Pointee->isVoidType() || Args.size() < 2)
    return std::nullopt;
  const Expr *Deleter = Args[1]->IgnoreUnlessSpelledInSource();
  // One that releases the pointer it is given owns it: no scope guard.
  if (!Args[0]->IgnoreParenCasts()->isNullPointerConstant(
          Var.getASTContext(), Expr::NPC_ValueDependentIsNotNull) &&
      !ignoresItsArgument(findLambda(Deleter)))
    return std::nullopt;
  Guard G;
  G.Kept = Deleter->getType();
  G.Action = findLambda(Deleter);
  G.Cost.Class = CostClass::Allocating;
  G.Cost.Receipt = "'std::shared_ptr' keeps its deleter in a control block";
  return G;
}

/// A unique_ptr whose deleter was chosen: an owner, and a scope guard when the
/// deleter is type-erased or a lambda.
static std::optional<Guard> recognizeUniquePtr(const VarDecl &Var,
                                               const CXXRecordDecl &Class) {
  QualType Deleter = templateArgument(Class, 1);
  CallableKind Kind = callableKind(Deleter);
  if (Kind == CallableKind::None)
    return std::nullopt;
  Guard G;
  G.Kind =
      Kind == CallableKind::Wrapper ? GuardKind::ScopeGuard : GuardKind::Owner;
  G.Kept = Deleter;
  llvm::ArrayRef<const Expr *> Args = constructorArguments(Var);
  G.Action = Args.size() == 2 ? findLambda(Args[1]) : nullptr;
  return G;
}

/// Whether \p Class is a pointer to a guard that the catalogue says is always
/// in a heap block.
static bool pointsToGuardInHeap(const CXXRecordDecl &Class) {
  const GuardRow *Row =
      findGuardRow(qualifiedClassName(templateArgument(Class, 0)));
  return Row && Row->Slot == ActionSlot::HeapBlock;
}

/// What an optional of \p Type may hold; null if it is no optional.
static QualType heldByOptional(QualType Type) {
  const CXXRecordDecl *Class = recordOf(Type);
  return Class && Class->isInStdNamespace() && Class->getIdentifier() &&
                 Class->getName() == "optional"
             ? templateArgument(*Class, 0)
             : QualType();
}

/// Whether \p Init, of an optional, puts something in: it is no default and no
/// nullopt.
static bool isFilled(const Expr *Init) {
  return Init && findLambda(Init) != nullptr;
}

namespace {

/// Looks for the place where a wrapper is built from a callable.
class WrappingFinder {
public:
  explicit WrappingFinder(const CXXRecordDecl &Wrapper) : Wrapper(Wrapper) {}

  /// The type of the callable from which \p S builds a wrapper; null if it
  /// builds none.
  QualType visit(const Stmt *S) {
    if (!S || isa<LambdaExpr>(S))
      return {};
    const auto *Construct = dyn_cast<CXXConstructExpr>(S);
    if (Construct && Construct->getNumArgs() > 0 &&
        declaresSameEntity(Construct->getConstructor()->getParent(),
                           &Wrapper) &&
        !Construct->getConstructor()->isCopyOrMoveConstructor())
      return builtFrom(Construct->getArg(0)->getType());
    for (const Stmt *Child : S->children())
      if (QualType Found = visit(Child); !Found.isNull())
        return Found;
    if (Construct)
      return visitCallee(Construct->getConstructor());
    if (const auto *Call = dyn_cast<CallExpr>(S))
      return visitCallee(Call->getDirectCallee());
    return {};
  }

private:
  const CXXRecordDecl &Wrapper;
  /// A factory may call another one, which calls a constructor; three steps
  /// keep recursive functions out.
  unsigned Depth = 0;

  /// What a constructor makes of its first argument: it may only name the type
  /// of what is to be built.
  static QualType builtFrom(QualType Argument) {
    const CXXRecordDecl *Class = recordOf(Argument);
    bool NamesType = Class && Class->isInStdNamespace() &&
                     Class->getIdentifier() &&
                     Class->getName() == "in_place_type_t";
    return NamesType ? templateArgument(*Class, 0) : Argument;
  }

  /// A constructor or factory that is a template takes any callable, and wraps
  /// it itself. What else it wraps is not the action.
  QualType visitCallee(const FunctionDecl *Callee) {
    if (!Callee || !Callee->getPrimaryTemplate() || isInStd(*Callee) ||
        Depth == 3)
      return {};
    const FunctionDecl *Definition = Callee->getDefinition();
    if (!Definition)
      return {};
    ++Depth;
    QualType Found;
    if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(Definition))
      for (const CXXCtorInitializer *Initializer : Ctor->inits())
        if (Found.isNull())
          Found = visit(Initializer->getInit());
    if (Found.isNull())
      Found = visit(Definition->getBody());
    --Depth;
    auto IsFound = [&](const ParmVarDecl *Parameter) {
      return Parameter->getASTContext().hasSameUnqualifiedType(
          Parameter->getType().getNonReferenceType(),
          Found.getNonReferenceType());
    };
    return !Found.isNull() && llvm::any_of(Definition->parameters(), IsFound)
               ? Found
               : QualType();
  }
};

} // namespace

/// Whether an object of \p Type can be called: by an operator, of a base class
/// or a template too, or as a function.
static bool isCallable(QualType Type, const ASTContext &Context) {
  const CXXRecordDecl *Class = recordOf(Type);
  return Class ? Class->hasMemberName(
                     Context.DeclarationNames.getCXXOperatorName(OO_Call))
               : callableKind(Type) == CallableKind::FunctionPointer;
}

/// The type of the callable that \p G is built from; null if it is not known.
static QualType actionType(const Guard &G) {
  const CXXRecordDecl *Wrapper = recordOf(G.Kept);
  if (Wrapper && G.Var->getInit())
    if (QualType Found = WrappingFinder(*Wrapper).visit(G.Var->getInit());
        !Found.isNull())
      return Found;
  // A constructor that is a template wraps what it is given, even if that is
  // not seen.
  if (G.Action)
    return G.Action->getType();
  llvm::ArrayRef<const Expr *> Args = constructorArguments(*G.Var);
  return Args.size() == 1 &&
                 isCallable(Args[0]->getType(), G.Var->getASTContext())
             ? Args[0]->getType()
             : QualType();
}

std::optional<Guard> GuardRecognizer::recognize(const VarDecl &Var) {
  if (!Var.hasLocalStorage() || isa<ParmVarDecl>(Var) || Var.isInvalidDecl() ||
      (Var.isImplicit() && !Var.isInitCapture()))
    return std::nullopt;

  if (Var.hasAttr<CleanupAttr>()) {
    Guard G;
    G.Var = &Var;
    G.Kind = GuardKind::CCleanup;
    return G;
  }
  if (!Var.getASTContext().getLangOpts().CPlusPlus)
    return std::nullopt;

  QualType Type = objectType(Var);
  if (Type.isNull() || Type->isDependentType())
    return std::nullopt;
  if (QualType Held = heldByOptional(Type); !Held.isNull()) {
    if (!isFilled(Var.getInit()))
      return std::nullopt;
    Type = Held;
  }
  const CXXRecordDecl *Class = recordOf(Type);
  if (!Class || Class->isInvalidDecl() || Class->hasTrivialDestructor() ||
      Class->isLambda())
    return std::nullopt;

  std::optional<Guard> G;
  StringRef Name = Class->getIdentifier() ? Class->getName() : StringRef();
  bool InStd = Class->isInStdNamespace();
  if (InStd && (Name == "shared_ptr" || Name == "unique_ptr") &&
      NotGuards.count(qualifiedName(*Class)))
    return std::nullopt;
  if (Name == "shared_ptr" && pointsToGuardInHeap(*Class))
    G = Guard();
  else if (InStd && Name == "shared_ptr")
    G = recognizeSharedPtr(Var, *Class);
  else if (InStd && Name == "unique_ptr")
    G = recognizeUniquePtr(Var, *Class);
  else if (const ClassVerdict &Verdict = verdictOn(*Class); Verdict.IsGuard) {
    G.emplace();
    G->Kind = Verdict.Kind;
    G->Row = Verdict.Row;
    G->Kept = Verdict.Kept;
    G->Action = findLambda(Var.getInit());
  }
  if (!G)
    return std::nullopt;

  G->Var = &Var;
  G->Class = Class;
  if (pointsToGuardInHeap(*Class) ||
      (G->Row && G->Row->Slot == ActionSlot::HeapBlock)) {
    G->Cost.Class = CostClass::Allocating;
    G->Cost.Receipt =
        "'" + qualifiedName(*Class) + "' keeps its action in a heap block";
  } else if (G->Row && G->Row->Slot == ActionSlot::Field && G->Kept.isNull()) {
    G->Cost.Class = CostClass::Erased;
  } else if (G->Cost.Class == CostClass::Inline && !G->Kept.isNull() &&
             !G->Kept->isReferenceType()) { // what it refers to is not its own
    G->Cost = Costs.costOfKeeping(G->Kept, actionType(*G), Var.getASTContext());
  }
  return G;
}

} // namespace defercliff
