//===--- BodyWalk.cpp - defercliff ----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/BodyWalk.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/deferral/KeepingTypes.h"
#include "lib/flow/BodyFlow.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

BodyWalk::BodyWalk(const Decl &Body) {
  const Stmt *Statements = statementsOf(Body);
  Scopes.push_back({Statements, nullptr, 0});
  Current = &Scopes.front();
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&Body))
    for (const CXXCtorInitializer *Init : Ctor->inits()) {
      MemberOfInit[Init->getInit()] = Init;
      walk(Init->getInit(), nullptr);
    }
  walk(Statements, nullptr);
}

void BodyWalk::openScope(const Stmt &Owner) {
  Scopes.push_back({&Owner, Current, Current->Depth + 1});
  Current = &Scopes.back();
}

/// Whether \p Name says that what was registered is taken back:
/// `disconnect_all_slots`, also of a constant handle.
static bool takesBack(StringRef Name) {
  static const StringRef Words[] = {"disconnect", "cancel", "unsubscribe",
                                    "unregister"};
  return llvm::any_of(Words, [&](StringRef Word) {
    return Name.take_front(Word.size()).equals_insensitive(Word);
  });
}

/// Other methods than the blocking ones after whose call an object has run,
/// joined or dropped what it kept.
static bool isWaitingName(StringRef Name) {
  static const StringRef Names[] = {
      "joinAll", "join_all", "run_and_wait", "sync", "get",      "result",
      "value",   "clear",    "reset",        "stop", "shutdown", "drain",
      "flush",   "run",      "poll",         "pop",  "pop_back", "pop_front",
      "erase",   "swap",     "resize"};
  return llvm::is_contained(Names, Name) || takesBack(Name);
}

/// Methods that block until whoever holds a reference to the object is done:
/// join, arrive_and_wait, and whatever starts with "wait" in any spelling. A
/// wait that may time out is not proved to be too short.
static bool isBlockingName(StringRef Name) {
  return Name == "arrive_and_wait" || Name == "acquire" || Name == "await" ||
         Name == "exec" || isJoinOrWait(Name);
}

static StringRef nameOf(const NamedDecl *D) {
  return D && D->getDeclName().isIdentifier() && D->getIdentifier()
             ? D->getName()
             : StringRef();
}

/// Whether \p Call is one of the standard functions that do nothing to their
/// arguments.
static bool onlyLooks(const CallExpr &Call) {
  static const StringRef Names[] = {"get",       "ref",  "cref", "as_const",
                                    "addressof", "size", "data", "empty"};
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && !isa<CXXMethodDecl>(Callee) && isInStd(*Callee) &&
         llvm::is_contained(Names, nameOf(Callee));
}

/// Whether objects of \p Type refer to others without owning them: pointers,
/// and classes such as iterators.
static bool pointsElsewhere(QualType Type) {
  if (Type->isPointerType())
    return true;
  return !isSmartPointer(Type) && hasArrow(Type);
}

const Expr *BodyWalk::startOf(const Expr *E) {
  while (true) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(E))
      E = Method->getImplicitObjectArgument();
    else if (const auto *Member = dyn_cast<MemberExpr>(E))
      E = Member->getBase();
    else
      return E;
  }
}

const Expr *BodyWalk::temporaryUnder(const Expr *E) {
  while (true) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    const Expr *Inner = nullptr;
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(E))
      Inner = Method->getImplicitObjectArgument();
    else if (const auto *Member = dyn_cast<MemberExpr>(E))
      Inner = Member->getBase();
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
             Operator && (Operator->getOperator() == OO_Arrow ||
                          Operator->getOperator() == OO_Star))
      Inner = Operator->getArg(0);
    // An object of a class, returned by value, that refers to nothing else.
    bool IsTemporary = E->isPRValue() && E->getType()->isRecordType() &&
                       !pointsElsewhere(E->getType()) && !isa<LambdaExpr>(E);
    if (IsTemporary)
      return E;
    if (!Inner)
      return nullptr;
    E = Inner;
  }
}

const ValueDecl *BodyWalk::rootOf(const Expr *E) const {
  Followed Seen;
  return rootOf(E, Seen);
}

/// The function without parameters whose reference \p Call returns: it is taken
/// to return the same each time, as `Registry::instance()` does.
static const FunctionDecl *accessorOf(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Call.getNumArgs() == 0 && Call.isGLValue()
             ? Callee->getCanonicalDecl()
             : nullptr;
}

/// The variable that \p Named is, or that it is a structured binding of.
static const VarDecl *variableOf(const ValueDecl &Named) {
  if (const auto *Binding = dyn_cast<BindingDecl>(&Named))
    return dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl());
  return dyn_cast<VarDecl>(&Named);
}

const ValueDecl *BodyWalk::rootOf(const Expr *E, Followed &Seen) const {
  while (E) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const VarDecl *Var = variableOf(*Ref->getDecl());
      // `int &x = x;` compiles.
      if (!Var || !Seen.insert(Var).second)
        return nullptr;
      if (const Expr *Range = RangeOfVar.lookup(Var)) {
        E = Range;
        continue;
      }
      bool Local = Var->hasLocalStorage() && !isa<ParmVarDecl>(Var);
      if (Local && Var->getType()->isReferenceType()) {
        E = Var->getInit();
        continue;
      }
      // A pointer or an iterator that is never set again stands for what it
      // was made from, where that is known.
      if (Local && pointsElsewhere(Var->getType()) && Var->getInit() &&
          changesOf(*Var).empty())
        if (const ValueDecl *Target = rootOf(Var->getInit(), Seen);
            Target && !isa<FunctionDecl>(Target))
          return Target;
      return Var;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      const Expr *Base = Member->getBase()->IgnoreParenCasts();
      if (isa<CXXThisExpr>(Base))
        return dyn_cast<FieldDecl>(Member->getMemberDecl());
      E = Base;
    } else if (const auto *Star = dyn_cast<UnaryOperator>(E)) {
      if (Star->getOpcode() != UO_Deref && Star->getOpcode() != UO_AddrOf)
        return nullptr;
      E = Star->getSubExpr();
    } else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
      E = Element->getBase();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      OverloadedOperatorKind Kind = Operator->getOperator();
      if (Kind != OO_Subscript && Kind != OO_Star && Kind != OO_Arrow)
        return nullptr;
      E = Operator->getArg(0);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
      E = Call->getImplicitObjectArgument();
    } else if (const auto *Call = dyn_cast<CallExpr>(E);
               Call && Call->getNumArgs() == 1 &&
               (Call->isCallToStdMove() || onlyLooks(*Call))) {
      E = Call->getArg(0);
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      return accessorOf(*Call);
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

bool isBlockingCall(const CallExpr &Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call.getDirectCallee());
  StringRef Name = nameOf(Call.getDirectCallee());
  static const StringRef Names[] = {"joinAll", "join_all", "run_and_wait",
                                    "sync",    "drain",    "finish"};
  return isBlockingName(Name) || llvm::is_contained(Names, Name) ||
         (Method && Name == "get" && Method->getParent()->getIdentifier() &&
          Method->getParent()->getName().contains("future"));
}

/// Whether the assignment \p Call drops what its target kept: all of an object
/// is assigned to, or an element gets something that is no new action.
static bool dropsOld(const CXXOperatorCallExpr &Call) {
  return isa<DeclRefExpr, MemberExpr>(Call.getArg(0)->IgnoreParenImpCasts()) ||
         !findLambda(Call.getArg(1));
}

/// Whether an argument of \p Call is a lambda that refers to no variable: a
/// task. One that does is an action, or the predicate of a wait.
static bool handsOverCallable(const CallExpr &Call) {
  return llvm::any_of(Call.arguments(), [](const Expr *Arg) {
    const LambdaExpr *Lambda = findLambda(Arg);
    return Lambda && !capturesByReference(*Lambda);
  });
}

/// Whether \p Name has a word in it for waiting: `sem_wait`, `drainAll`.
static bool speaksOfWaiting(StringRef Name) {
  static const StringRef Words[] = {"wait", "join", "sync", "drain", "flush"};
  const std::string Lower = Name.lower();
  return llvm::any_of(
      Words, [&](StringRef Word) { return StringRef(Lower).contains(Word); });
}

/// A method that may change its object, which is not a library's: what it does
/// is for its body to tell. With arguments, only a body that can be seen does,
/// or a name that says it.
static bool isCommand(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  return Method && !Method->isConst() && Method->getIdentifier() &&
         !isInStd(*Method) &&
         (Call.getNumArgs() == 0 || Method->hasBody() ||
          speaksOfWaiting(Method->getName()));
}

/// `promise.get_future()`: what is waited on may belong to the object.
static bool asksForHandle(const Expr &E) {
  const auto *Call =
      dyn_cast<CXXMemberCallExpr>(E.IgnoreUnlessSpelledInSource());
  return Call && Call->getNumArgs() == 0;
}

/// The object that \p Call waits on. What a call with arguments returned by
/// value, as the future of a task, says nothing of the object it was made by.
const ValueDecl *BodyWalk::waitedOn(const CXXMemberCallExpr &Call) const {
  const Expr *Receiver = Call.getImplicitObjectArgument();
  const auto *Made =
      dyn_cast<CXXMemberCallExpr>(Receiver->IgnoreUnlessSpelledInSource());
  return Made && Made->getNumArgs() > 0 && Made->isPRValue() ? nullptr
                                                             : rootOf(Receiver);
}

/// Whether a lambda is written in \p S.
static bool makesLambda(const Stmt *S) {
  return S && (isa<LambdaExpr>(S) ||
               llvm::any_of(S->children(), [](const Stmt *Child) {
                 return makesLambda(Child);
               }));
}

/// `while (left.load() != 0)`, `while (pool.busy()) yield();`: the loop goes on
/// until others are done. One that hands over actions asks for something else.
bool BodyWalk::isSpinning(const CXXMemberCallExpr &Call) const {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  const CXXRecordDecl *Class = Call.getRecordDecl();
  if (!Class || !Method || !Method->isConst())
    return false;
  bool IsAtomic = isInStd(*Class) && Class->getIdentifier() &&
                  Class->getName().contains("atomic");
  if (!IsAtomic && (isInStd(*Class) || Call.getNumArgs() > 0))
    return false;
  const Stmt *Around = &Call;
  while (isa_and_nonnull<Expr>(Around))
    Around = parentOf(*Around);
  const Stmt *Body = nullptr;
  if (const auto *While = dyn_cast_or_null<WhileStmt>(Around))
    Body = While->getBody();
  else if (const auto *Do = dyn_cast_or_null<DoStmt>(Around))
    Body = Do->getBody();
  else if (const auto *For = dyn_cast_or_null<ForStmt>(Around))
    Body = For->getBody();
  return Body && (IsAtomic || !makesLambda(Body));
}

/// If \p On is the variable of a loop over a list, notes a wait on each object
/// in the list.
void BodyWalk::noteListed(const Expr &On, const Expr &At, bool Blocks) {
  const auto *Ref = dyn_cast<DeclRefExpr>(
      On.IgnoreUnlessSpelledInSource()->IgnoreParenCasts());
  auto Listed = Ref ? ElementsOf.find(Ref->getDecl()) : ElementsOf.end();
  if (Listed != ElementsOf.end())
    for (const ValueDecl *Element : Listed->second)
      Waits.push_back({Element, &At, Blocks});
}

void BodyWalk::noteCall(const CallExpr &Call) {
  Calls.push_back(&Call);
  noteWaitsOf(Call, Call);
}

/// Notes what \p Call waits for, which is done at \p At: there, or where the
/// lambda is called that it stands in.
void BodyWalk::noteWaitsOf(const CallExpr &Call, const Expr &At) {
  if (isBlockingCall(Call))
    BlockingCalls.push_back(&At);
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call)) {
    StringRef Name = nameOf(Method->getMethodDecl());
    bool Blocks = isBlockingCall(Call) || isSpinning(*Method);
    bool MayWait = Blocks || isWaitingName(Name);
    bool Concerns = MayWait || isCommand(*Method);
    const ValueDecl *Object = Concerns ? waitedOn(*Method) : nullptr;
    bool OnThis = isa<CXXThisExpr>(
        Method->getImplicitObjectArgument()->IgnoreParenCasts());
    if (MayWait && (Blocks || !handsOverCallable(Call)))
      noteListed(*Method->getImplicitObjectArgument(), At, Blocks);
    if ((Object || (OnThis && Concerns)) &&
        (Blocks || !handsOverCallable(Call)))
      Waits.push_back(
          {Object, &At, Blocks, MayWait ? nullptr : Method->getMethodDecl()});
    // `future = promise.get_future(); future.get();` waits for the promise.
    if (const ValueDecl *Origin =
            Object && MayWait ? OriginOf.lookup(Object) : nullptr)
      Waits.push_back({Origin, &At, /*Blocks=*/true});
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    if (Operator->getOperator() == OO_Equal) {
      const ValueDecl *Object = rootOf(Operator->getArg(0));
      if (Object && dropsOld(*Operator))
        Waits.push_back({Object, &At});
      if (Object && asksForHandle(*Operator->getArg(1)))
        OriginOf[Object] = rootOf(Operator->getArg(1));
    }
    if (&At == &Call)
      noteLocalCall(*Operator);
    if (Operator->getOperator() != OO_Call)
      return;
  }
  // A function that is given a lambda may run it at once.
  if (!isa<CXXMemberCallExpr>(Call) &&
      nameOf(Call.getDirectCallee()) != "async")
    for (const Expr *Arg : Call.arguments())
      if (const LambdaExpr *Lambda = findLambda(Arg);
          Lambda && Lambda->getCallOperator()->getNumParams() == 0)
        noteWaitsBelow(Lambda->getBody(), At);
  // Whoever is given the object may wait for it or empty it; but not who is
  // given another action along with it.
  if (handsOverCallable(Call) || onlyLooks(Call))
    return;
  bool IsMethod = isa<CXXMemberCallExpr>(Call);
  bool Blocks = !IsMethod && speaksOfWaiting(nameOf(Call.getDirectCallee()));
  unsigned First = isa<CXXOperatorCallExpr>(Call) ? 1 : 0;
  for (const Expr *Arg : llvm::drop_begin(Call.arguments(), First))
    // A number may be the handle of what was registered.
    if ((!Arg->getType()->isArithmeticType() ||
         (IsMethod && isa<DeclRefExpr>(Arg->IgnoreParenImpCasts()))) &&
        (!Arg->IgnoreParenImpCasts()->isPRValue() ||
         Arg->getType()->isPointerType() || asksForHandle(*Arg))) {
      noteListed(*Arg, At, Blocks);
      if (const ValueDecl *Object = rootOf(Arg))
        Waits.push_back({Object, &At, Blocks});
    }
}

/// Notes what the calls below \p S wait for, a part of a lambda that runs at
/// \p At.
void BodyWalk::noteWaitsBelow(const Stmt *S, const Expr &At) {
  if (!S || isa<LambdaExpr>(S))
    return;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    noteWaitsOf(*Call, At);
  for (const Stmt *Child : S->children())
    noteWaitsBelow(Child, At);
}

/// A call of a lambda, perhaps by its name here, may wait as its body does.
void BodyWalk::noteLocalCall(const CXXOperatorCallExpr &Call) {
  if (Call.getOperator() != OO_Call)
    return;
  const Expr *Callee = Call.getArg(0)->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(Callee);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (const LambdaExpr *Lambda = findLambda(Var ? Var->getInit() : Callee))
    noteWaitsBelow(Lambda->getBody(), Call);
}

/// Whether \p Type is a smart pointer that is given a deleter of its own.
static bool hasOwnDeleter(QualType Type, const Expr *Init) {
  if (!isSmartPointer(Type))
    return false;
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(recordOf(Type));
  if (Spec && Spec->getTemplateArgs().size() > 1)
    return qualifiedClassName(Spec->getTemplateArgs()[1].getAsType()) !=
           "std::default_delete";
  const auto *Construct =
      dyn_cast_or_null<CXXConstructExpr>(Init ? Init->IgnoreImplicit() : Init);
  return Construct && Construct->getNumArgs() > 1;
}

/// Whether the destructor of \p Type may settle what its object was made with:
/// take back a registration, empty a list. The types of the standard library
/// say by themselves what they do, and locks settle nothing.
static bool maySettle(QualType Type, unsigned Depth = 0) {
  // How deep a token lies in structs and containers; nodes hold nodes.
  constexpr unsigned MaxDepth = 4;
  const CXXRecordDecl *Class =
      Type->isReferenceType() ? nullptr : recordOf(Type);
  // A QFuture neither waits nor cancels.
  if (!Class || Depth > MaxDepth || Class->isLambda() ||
      Class->hasTrivialDestructor() || Class->hasAttr<ScopedLockableAttr>() ||
      qualifiedName(*Class) == "QFuture")
    return false;
  if (isInStd(*Class)) {
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class);
    return Spec &&
           llvm::any_of(Spec->getTemplateArgs().asArray(),
                        [&](const TemplateArgument &Argument) {
                          return Argument.getKind() == TemplateArgument::Type &&
                                 maySettle(Argument.getAsType(), Depth + 1);
                        });
  }
  const CXXDestructorDecl *Destructor = Class->getDestructor();
  if (!Destructor || !Destructor->isUserProvided())
    return llvm::any_of(Class->fields(), [&](const FieldDecl *Field) {
      return maySettle(Field->getType(), Depth + 1);
    });
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Destructor->getBody());
  return !Body || !Body->body_empty();
}

bool BodyWalk::diesBefore(const VarDecl &First, const VarDecl &Var) const {
  const Scope *OfFirst = scopeOf(First);
  const Scope *OfVar = scopeOf(Var);
  if (!OfFirst || !OfVar || !OfVar->encloses(*OfFirst))
    return false;
  const SourceManager &SM = Var.getASTContext().getSourceManager();
  return OfFirst != OfVar ||
         SM.isBeforeInTranslationUnit(Var.getLocation(), First.getLocation());
}

void BodyWalk::noteCustody(const ValueDecl *Object) {
  if (BeingMade && (Custody.empty() || Custody.back().Object != Object ||
                    Custody.back().By != BeingMade))
    Custody.push_back({Object, BeingMade});
}

void BodyWalk::noteChange(const Expr &Target, const Expr &At) {
  const auto *Ref = dyn_cast<DeclRefExpr>(Target.IgnoreParenImpCasts());
  if (const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr)
    Changes[Var].push_back({&At, Current});
}

/// The standard functions that give their argument another value, and the
/// methods that replace that of their object.
void BodyWalk::noteStandardChanges(const CallExpr &Call, StringRef Name) {
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call)) {
    if (Name == "swap" || Name == "assign")
      noteChange(*Method->getImplicitObjectArgument(), Call);
    return;
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call)) {
    const auto *Tie =
        Operator->getOperator() == OO_Equal
            ? dyn_cast<CallExpr>(
                  Operator->getArg(0)->IgnoreUnlessSpelledInSource())
            : nullptr;
    if (Tie && nameOf(Tie->getDirectCallee()) == "tie")
      for (const Expr *Arg : Tie->arguments())
        noteChange(*Arg, Call);
    return;
  }
  unsigned Changed = Name == "swap" || Name == "iter_swap"     ? 2
                     : Name == "exchange" || Name == "advance" ? 1
                                                               : 0;
  for (unsigned I = 0; I < Changed && I < Call.getNumArgs(); ++I)
    noteChange(*Call.getArg(I), Call);
}

/// A callee that gets a number or a pointer by a reference to what is not const
/// gets it to change it; getline and >> do so with whatever they are given.
void BodyWalk::noteChangesBy(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return;
  if (isInStd(*Callee))
    noteStandardChanges(Call, nameOf(Callee));
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  bool Reads = nameOf(Callee) == "getline" ||
               (Operator && Operator->getOperator() == OO_GreaterGreater);
  unsigned Skipped = Operator && isa<CXXMethodDecl>(Callee) ? 1 : 0;
  for (unsigned I = Skipped;
       I < Call.getNumArgs() && I - Skipped < Callee->getNumParams(); ++I) {
    QualType Type = Callee->getParamDecl(I - Skipped)->getType();
    const Expr *Arg = Call.getArg(I)->IgnoreParenImpCasts();
    if (Type->isPointerType()) {
      const auto *AddressOf = dyn_cast<UnaryOperator>(Arg);
      if (!AddressOf || AddressOf->getOpcode() != UO_AddrOf)
        continue;
      Arg = AddressOf->getSubExpr();
    } else if (!Type->isLValueReferenceType()) {
      continue;
    }
    QualType Target = Type->getPointeeType();
    if (!Target.isConstQualified() && (Reads || Target->isScalarType()))
      noteChange(*Arg, Call);
  }
}

void BodyWalk::walkDeclarations(const DeclStmt &S) {
  for (const Decl *D : S.decls()) {
    const auto *Var = dyn_cast<VarDecl>(D);
    if (!Var)
      continue;
    ScopeOfVar[Var] = Current;
    const Expr *Init = Var->getInit();
    if (!Init)
      continue;
    VarOfInit[Init] = Var;
    bool Settles =
        maySettle(Var->getType()) || hasOwnDeleter(Var->getType(), Init);
    if (Settles)
      Custodians.insert(Var);
    BeingMade = Settles ? Var : nullptr;
    walk(Init, &S);
    BeingMade = nullptr;
    if (asksForHandle(*Init))
      OriginOf[Var] = rootOf(Init);
  }
}

/// `for (auto *t : {&a, &b})` goes through `a` and `b`.
void BodyWalk::noteElements(const CXXForRangeStmt &S) {
  const Expr *Range = S.getRangeInit();
  if (!Range || !S.getLoopVariable())
    return;
  Range = Range->IgnoreImplicit();
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(Range))
    Range = List->getSubExpr()->IgnoreImplicit();
  if (const auto *List = dyn_cast<InitListExpr>(Range))
    for (const Expr *Element : List->inits())
      if (const ValueDecl *Object = rootOf(Element))
        ElementsOf[S.getLoopVariable()].push_back(Object);
}

void BodyWalk::walkRangeFor(const CXXForRangeStmt &S) {
  openScope(S); // the range lives for the whole loop
  walk(S.getInit(), &S);
  walk(S.getRangeStmt(), &S);
  walk(S.getBeginStmt(), &S);
  walk(S.getEndStmt(), &S);
  if (S.getLoopVariable() && S.getLoopVariable()->getType()->isReferenceType())
    RangeOfVar[S.getLoopVariable()] = S.getRangeInit();
  noteElements(S);
  openScope(*S.getBody()); // the loop variable lives for one iteration
  walk(S.getLoopVarStmt(), &S);
  walk(S.getBody(), &S);
  closeScope();
  closeScope();
}

/// The variable or expression that \p S changes; null if it is no change.
static const Expr *changedBy(const Stmt &S) {
  if (const auto *Unary = dyn_cast<UnaryOperator>(&S))
    return Unary->isIncrementDecrementOp() ? Unary->getSubExpr() : nullptr;
  if (const auto *Binary = dyn_cast<BinaryOperator>(&S))
    return Binary->isAssignmentOp() ? Binary->getLHS() : nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S)) {
    OverloadedOperatorKind Kind = Operator->getOperator();
    if (Operator->isAssignmentOp() || Kind == OO_PlusPlus ||
        Kind == OO_MinusMinus)
      return Operator->getArg(0);
  }
  return nullptr;
}

void BodyWalk::walk(const Stmt *S, const Stmt *Parent) {
  if (!S)
    return;
  Parents[S] = Parent;
  if (const auto *E = dyn_cast<Expr>(S)) {
    if (std::optional<Action> Made = actionMadeBy(*E))
      Actions.push_back(std::move(*Made));
    if (const Expr *Target = changedBy(*E))
      noteChange(*Target, *E);
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    Lambdas.push_back(Lambda);
    // What is captured by copy is evaluated here; the body is not.
    for (const Expr *Init : Lambda->capture_inits())
      walk(Init, S);
    return;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl())) {
      Mentions[Var].push_back({Ref, Current});
      noteCustody(rootOf(Ref));
    }
    return;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(S);
      Member && isa<CXXThisExpr>(Member->getBase()->IgnoreParenCasts()))
    noteCustody(dyn_cast<FieldDecl>(Member->getMemberDecl()));
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    noteCall(*Call);
    noteChangesBy(*Call);
  }
  if (const auto *Await = dyn_cast<CoawaitExpr>(S);
      Await && Await->getResumeExpr())
    if (const ValueDecl *Object = rootOf(Await->getOperand()))
      Waits.push_back(
          {Object, Await->getResumeExpr()->IgnoreImplicit(), /*Blocks=*/true});
  if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
    walkDeclarations(*Declaration);
    return;
  }
  if (const auto *RangeFor = dyn_cast<CXXForRangeStmt>(S)) {
    walkRangeFor(*RangeFor);
    return;
  }
  bool IsScope = isa<CompoundStmt, ForStmt, WhileStmt, IfStmt, SwitchStmt,
                     DoStmt, CXXCatchStmt>(S);
  if (IsScope)
    openScope(*S);
  if (const auto *Catch = dyn_cast<CXXCatchStmt>(S);
      Catch && Catch->getExceptionDecl())
    ScopeOfVar[Catch->getExceptionDecl()] = Current;
  if (const auto *List = dyn_cast<InitListExpr>(S);
      List && !List->isSemanticForm() && List->getSemanticForm()) {
    Parents[List->getSemanticForm()] = Parent;
    S = List->getSemanticForm();
  }
  for (const Stmt *Child : S->children())
    walk(Child, S);
  if (IsScope)
    closeScope();
}

} // namespace defercliff
