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
#include "lib/deferral/VariableChanges.h"
#include "lib/deferral/WaitingCalls.h"
#include "lib/flow/BodyFlow.h"
#include "clang/AST/ASTContext.h"
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

/// The object that \p Call waits on. An object that another call has returned,
/// given arguments, is one of its own, as the future of a task is; a reference
/// or a pointer may be to the object that call was made on.
const ValueDecl *BodyWalk::waitedOn(const CXXMemberCallExpr &Call) const {
  const Expr *Receiver = Call.getImplicitObjectArgument();
  const auto *Made =
      dyn_cast<CXXMemberCallExpr>(Receiver->IgnoreUnlessSpelledInSource());
  bool IsAnother = Made && Made->getNumArgs() > 0 && Made->isPRValue() &&
                   !Made->getType()->isPointerType();
  return IsAnother ? nullptr : rootOf(Receiver);
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
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call))
    for (const Expr *Argument : Method->arguments())
      if (const LambdaExpr *Lambda = findLambda(Argument))
        noteTask(rootOf(Method->getImplicitObjectArgument()), *Lambda,
                 *Argument);
}

/// Whether a copy of an object of \p Type has what that has.
static bool isSharedHandle(QualType Type) {
  std::string Name = qualifiedClassName(Type);
  return Name == "std::shared_ptr" || Name == "std::shared_future";
}

static bool isTask(QualType Type) {
  return isThread(Type) || qualifiedClassName(Type) == "std::future";
}

/// Whether \p Type is that of a thread or a future, or of a list of them.
static bool isOfTasks(QualType Type) {
  if (isTask(Type))
    return true;
  const auto *List =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Type));
  if (!List || List->getTemplateArgs().size() == 0)
    return false;
  const TemplateArgument &Element = List->getTemplateArgs()[0];
  return Element.getKind() == TemplateArgument::Type &&
         isTask(Element.getAsType());
}

/// Whether \p S is done whenever its function is, but for loops.
bool BodyWalk::isUnconditional(const Stmt &S) const {
  for (const Stmt *Around = &S; Around; Around = parentOf(*Around))
    if (isa<IfStmt, SwitchStmt, AbstractConditionalOperator, CXXTryStmt,
            CXXCatchStmt>(Around))
      return false;
  return true;
}

/// Remembers \p Lambda, which \p At gives to \p Object, if that is a thread or
/// a list of them.
void BodyWalk::noteTask(const ValueDecl *Object, const LambdaExpr &Lambda,
                        const Expr &At) {
  if (Object && isOfTasks(Object->getType().getNonReferenceType()) &&
      isUnconditional(At))
    Tasks[Object].push_back(&Lambda);
}

/// Whether a condition stands in \p S, other than that of a loop.
static bool hasCondition(const Stmt *S) {
  return S && (isa<IfStmt, SwitchStmt, AbstractConditionalOperator>(S) ||
               llvm::any_of(S->children(), hasCondition));
}

/// When \p Object, a thread or a list of them, is waited for at \p At, its
/// lambdas have done what they wait for.
void BodyWalk::noteWaitsOfTasks(const ValueDecl &Object, const Expr &At) {
  auto Given = Tasks.find(&Object);
  if (Given != Tasks.end())
    for (const LambdaExpr *Lambda : Given->second) {
      size_t Known = Waits.size();
      if (!hasCondition(Lambda->getBody()))
        noteWaitsIn(*Lambda, At);
      for (Wait &W : llvm::drop_begin(Waits, Known))
        W.Since = Lambda;
    }
}

/// Whether \p E is `this` or the object it points to, perhaps by the name of a
/// variable.
static bool isThisObject(const Expr &E) {
  const Expr *Object = E.IgnoreParenCasts();
  if (const auto *Unary = dyn_cast<UnaryOperator>(Object))
    Object = Unary->getSubExpr()->IgnoreParenCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Object))
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
        Var && Var->hasInit())
      Object = Var->getInit()->IgnoreParenCasts();
  return isa<CXXThisExpr>(Object);
}

/// The call operators of \p Lambda that have a body that can be looked at: that
/// of a generic one depends on what it is called with.
static llvm::SmallVector<const CXXMethodDecl *, 2>
formsOf(const LambdaExpr &Lambda) {
  const FunctionTemplateDecl *Template = Lambda.getDependentCallOperator();
  if (!Template)
    return {Lambda.getCallOperator()};
  llvm::SmallVector<const CXXMethodDecl *, 2> Forms;
  for (const FunctionDecl *Form : Template->specializations())
    Forms.push_back(cast<CXXMethodDecl>(Form));
  return Forms;
}

/// Notes what \p Call waits for, which is done at \p At: there, or where the
/// lambda is called that it stands in.
void BodyWalk::noteWaitsOf(const CallExpr &Call, const Expr &At) {
  if (isBlockingCall(Call))
    BlockingCalls.push_back(&At);
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Call)) {
    StringRef Name = nameOf(Method->getMethodDecl());
    bool Blocks = isBlockingCall(Call) || isSpinning(*Method, *this);
    // What a pointer to a method calls is not known.
    bool MayWait = Blocks || isWaitingName(Name) || !Method->getMethodDecl();
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
    if (Object && Blocks && &At == &Call)
      noteWaitsOfTasks(*Object, At);
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
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(Operator->getDirectCallee());
    const ValueDecl *Object =
        Method && !Method->isConst() && Method->hasBody() &&
                !isInStd(*Method) && !Method->getParent()->isLambda() &&
                Operator->getOperator() != OO_Equal && !handsOverCallable(Call)
            ? rootOf(Operator->getArg(0))
            : nullptr;
    if (Object || (Method && isThisObject(*Operator->getArg(0))))
      Waits.push_back({Object, &At, /*Blocks=*/false, Method});
    if (Operator->getOperator() != OO_Call)
      return;
  }
  // A function that is given a lambda may run it at once.
  if (isa<CXXMemberCallExpr>(Call) ? runsAtOnce(nameOf(Call.getDirectCallee()))
                                   : nameOf(Call.getDirectCallee()) != "async")
    for (const Expr *Arg : Call.arguments())
      if (const LambdaExpr *Lambda = findLambda(Arg);
          Lambda && Lambda->getCallOperator()->getNumParams() == 0)
        noteWaitsIn(*Lambda, At);
  // Whoever is given the object may wait for it or empty it; but not who is
  // given another action along with it.
  if ((handsOverCallable(Call) && !settlesWhatItIsGiven(Call, At)) ||
      onlyLooks(Call))
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
      const bool IsThis = isThisObject(*Arg) &&
                          !pointeeOrSelf(Arg->getType()).isConstQualified();
      const ValueDecl *Object = IsThis ? nullptr : rootOf(Arg);
      if (Object || IsThis)
        Waits.push_back({Object, &At, Blocks});
    }
}

/// The parameter that \p E, the initialiser of a member, is: also in braces, or
/// its address; null if it is none.
static const ParmVarDecl *parameterIn(const Expr *E) {
  while (true) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    const auto *List = dyn_cast<InitListExpr>(E);
    const auto *Operator = dyn_cast<UnaryOperator>(E);
    if (List && List->getNumInits() == 1)
      E = List->getInit(0);
    else if (Operator && Operator->getOpcode() == UO_AddrOf)
      E = Operator->getSubExpr();
    else
      break;
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref ? dyn_cast<ParmVarDecl>(Ref->getDecl()) : nullptr;
}

/// The parameters of \p Function that \p W, in its body, may be a wait for:
/// itself, or of a constructor what the member is made from, or any member that
/// refers to something.
static llvm::SmallVector<const ValueDecl *, 2>
parametersOf(const Wait &W, const FunctionDecl &Function) {
  llvm::SmallVector<const ValueDecl *, 2> Found;
  if (isa_and_nonnull<ParmVarDecl>(W.Object))
    Found.push_back(W.Object);
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      if (const FieldDecl *Member = Init->getMember();
          Member &&
          (W.Object ? W.Object == Member : !Member->getType()->isRecordType()))
        if (const ParmVarDecl *Given = parameterIn(Init->getInit()))
          Found.push_back(Given);
  return Found;
}

/// What \p Function, which has a body, settles. Looked for once; while that is
/// done, nothing.
const BodyWalk::Settlement &BodyWalk::settledBy(const FunctionDecl &Function,
                                                const Expr &At) {
  auto [It, IsNew] = SettledBy.try_emplace(&Function);
  if (!IsNew)
    return *It->second;
  It->second = std::make_unique<Settlement>();
  Settlement &Settled = *It->second;
  // What the body waits for does not count here, and must not count as known.
  std::vector<Wait> Outside = std::exchange(Waits, {});
  auto EnteredOutside = std::exchange(Entered, {});
  size_t BlockingOutside = BlockingCalls.size();
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(&Function))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      noteWaitsBelow(Init->getInit(), At);
  noteWaitsBelow(Function.getBody(), At);
  for (const Wait &W : Waits)
    for (const ValueDecl *Parameter : parametersOf(W, Function))
      if (Parameter->getDeclContext() == &Function &&
          !Parameter->getType()->isRecordType() &&
          (W.Blocks || !W.IfItDrains || mayDrain(*W.IfItDrains)))
        Settled.Parameters.insert(Parameter);
  Settled.Blocks = BlockingCalls.size() > BlockingOutside;
  BlockingCalls.resize(BlockingOutside);
  Waits = std::move(Outside);
  Entered = std::move(EnteredOutside);
  return Settled;
}

/// Whether a lambda that \p Call is given waits for what that gives it in turn,
/// or empties it: `[](std::thread &t) { t.join(); }`.
bool BodyWalk::settlesWhatItIsGiven(const CallExpr &Call, const Expr &At) {
  for (const Expr *Arg : Call.arguments())
    if (const LambdaExpr *Lambda = findLambda(Arg))
      for (const CXXMethodDecl *Form : formsOf(*Lambda)) {
        if (Form->getNumParams() == 0)
          continue;
        const Settlement &Settled = settledBy(*Form, At);
        if (Settled.Blocks)
          BlockingCalls.push_back(&At);
        if (!Settled.Parameters.empty())
          return true;
      }
  return false;
}

/// Notes what the constructor of \p Made, at \p At, waits for of what it is
/// given: `Flusher{queue};`
void BodyWalk::noteConstruction(const CXXConstructExpr &Made, const Expr &At) {
  const CXXConstructorDecl *Called = Made.getConstructor();
  if (auto Inherited = Called->getInheritedConstructor())
    Called = Inherited.getConstructor();
  const FunctionDecl *Ctor = nullptr;
  if (isInStd(*Called) || !Called->hasBody(Ctor))
    return;
  bool Blocks = false;
  for (unsigned I = 0; I < std::min(Made.getNumArgs(), Ctor->getNumParams());
       ++I)
    if (const ValueDecl *Object = rootOf(Made.getArg(I))) {
      const Settlement &Settled = settledBy(*Ctor, At);
      Blocks |= Settled.Blocks;
      if (Settled.Parameters.count(Ctor->getParamDecl(I)))
        Waits.push_back({Object, &At});
    }
  if (Blocks)
    BlockingCalls.push_back(&At);
}

/// Notes what the calls in \p Lambda, which runs at \p At, wait for: once, as
/// it may call itself, and may be handed on through many calls.
void BodyWalk::noteWaitsIn(const LambdaExpr &Lambda, const Expr &At) {
  if (Entered.insert({&Lambda, &At}).second)
    noteWaitsBelow(Lambda.getBody(), At);
}

/// Notes what the calls below \p S wait for, a part of a lambda that runs at
/// \p At.
void BodyWalk::noteWaitsBelow(const Stmt *S, const Expr &At) {
  if (!S || isa<LambdaExpr>(S))
    return;
  size_t Known = Waits.size();
  if (const auto *Call = dyn_cast<CallExpr>(S))
    noteWaitsOf(*Call, At);
  else if (const auto *Made = dyn_cast<CXXConstructExpr>(S))
    noteConstruction(*Made, At);
  for (Wait &W : llvm::drop_begin(Waits, Known))
    W.InLambda = true;
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(S))
    noteWaitsBelow(Default->getExpr(), At);
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
    noteWaitsIn(*Lambda, Call);
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
    bool Settles = maySettle(*Var);
    if (Settles)
      Custodians.insert(Var);
    BeingMade = Settles ? Var : nullptr;
    walk(Init, &S);
    BeingMade = nullptr;
    if (const LambdaExpr *Lambda = findLambda(Init))
      noteTask(Var, *Lambda, *Init);
    if (asksForHandle(*Init) || isSharedHandle(Var->getType()))
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
    for (const Expr *Target : changedByCallee(*Call))
      noteChange(*Target, *Call);
  }
  if (const auto *Made = dyn_cast<CXXConstructExpr>(S))
    noteConstruction(*Made, *Made);
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
