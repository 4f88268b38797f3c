//===--- TemplateGuard.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/TemplateGuard.h"

#include "lib/Compat.h"
#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/guards/ActionUses.h"
#include "lib/guards/GivenAction.h"
#include "lib/guards/TestedRuns.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

namespace {

/// Reads one class, and writes the template.
class ClassRewriter {
public:
  ClassRewriter(const FieldDecl &Action, const GuardClassUses &Uses,
                ASTContext &Context)
      : Action(Action), Class(*cast<CXXRecordDecl>(Action.getParent())),
        Uses(Uses), Context(Context), SM(Context.getSourceManager()),
        Members(readMembers(Action)),
        Actions(defercliff::readActionUses(Action, Members, Context)) {}

  TemplateGuard rewrite() {
    TemplateGuard Result;
    if (mayBecomeTemplate() && readBuilder() && readActionUses() &&
        readCopies() && readUntestedRuns() && readUses() && write())
      Result.Fix.Hints = std::move(Hints);
    Result.Fix.Refusal = Refusal;
    Result.AddsOptional = Result.Fix && NeedsOptional && !Members.IsOptional;
    return Result;
  }

private:
  const FieldDecl &Action;
  const CXXRecordDecl &Class;
  const GuardClassUses &Uses;
  ASTContext &Context;
  const SourceManager &SM;
  const GuardClassMembers Members;
  const ActionUses Actions;

  std::string Refusal;
  llvm::SmallVector<FixItHint, 2> Hints;
  std::string Callable; ///< the name of the template's parameter
  /// The runs that must be put under a test of the action.
  std::vector<const ActionUse *> Untested;
  /// Whether the member has to be a std::optional afterwards.
  bool NeedsOptional = false;
  /// What \c Members.Builder stores as the action.
  const ParmVarDecl *BuilderParam = nullptr;

  bool refuse(const llvm::Twine &Why) {
    if (Refusal.empty())
      Refusal = Why.str();
    return false;
  }

  std::string action() const { return "'" + Action.getNameAsString() + "'"; }

  SourceLocation endOf(SourceLocation Loc) const {
    return Lexer::getLocForEndOfToken(Loc, 0, SM, Context.getLangOpts());
  }

  /// The tokens of \p Range, without blanks; with the brackets around it if it
  /// has some.
  std::string tokenText(SourceRange Range) const {
    std::string Text;
    if (isWrittenPlainly(Range, Context))
      for (const Token &T : tokensOf(Range, Context))
        Text += Lexer::getSpelling(T, SM, Context.getLangOpts());
    return Text;
  }

  unsigned countTokens(SourceRange Range, StringRef Text) const {
    return llvm::count_if(tokensOf(Range, Context), [&](const Token &T) {
      return Lexer::getSpelling(T, SM, Context.getLangOpts()) == Text;
    });
  }

  /// What stands between the brackets of \p Init.
  std::string initializerText(const CXXCtorInitializer &Init) const {
    std::string Text = tokenText({Init.getLParenLoc(), Init.getRParenLoc()});
    return Text.size() < 2 ? "" : Text.substr(1, Text.size() - 2);
  }

  void replace(CharSourceRange Range, const llvm::Twine &Text) {
    Hints.push_back(FixItHint::CreateReplacement(Range, Text.str()));
  }

  //===--- where the class stands
  //------------------------------------------===//

  /// Whether what is around the class is in the same file, which may then
  /// include others at its top.
  bool standsInItsFile() const {
    FileID File = SM.getFileID(Class.getLocation());
    for (const DeclContext *Around = Class.getLexicalDeclContext();
         !Around->isTranslationUnit(); Around = Around->getLexicalParent())
      if (SM.getFileID(cast<Decl>(Around)->getBeginLoc()) != File)
        return false;
    return true;
  }

  bool mayBecomeTemplate() {
    if (!Context.getLangOpts().CPlusPlus17)
      return refuse("a class deduces its callable from C++17 on");
    if (!isWrittenPlainly(Class.getSourceRange(), Context))
      return refuse("the class is written in a macro");
    if (Class.isLocalClass())
      return refuse("a local class cannot be a template");
    if (!standsInItsFile())
      return refuse("the file is included within a namespace or a class");
    if (Class.getDeclContext()->isExternCContext())
      return refuse("a template cannot have the linkage of C");
    if (Class.getPreviousDecl() || Class.getMostRecentDecl() != &Class)
      return refuse("the class is declared in other places, too");
    SourceLocation Begin = Class.getBeginLoc();
    if (SM.getSpellingColumnNumber(Begin) !=
        indentationAt(Begin, Context).size() + 1)
      return refuse("the class does not begin its line");
    compat::Optional<Token> Next =
        Lexer::findNextToken(Class.getEndLoc(), SM, Context.getLangOpts());
    if (!Next || Next->isNot(tok::semi))
      return refuse("a variable is declared along with the class");
    if (holdsDirective(Class.getSourceRange(), Context))
      return refuse("a preprocessor directive stands in the class");
    if (!Uses.Obstacle.empty())
      return refuse(Uses.Obstacle);
    if (!Members.Obstacle.empty())
      return refuse(Members.Obstacle);
    return true;
  }

  //===--- the constructor that takes the action
  //--------------------------===//

  /// The template parameter of the constructor that \p P deduces; null if it
  /// deduces none.
  const TemplateTypeParmDecl *deducedBy(const ParmVarDecl &P) const {
    const auto *Type =
        P.getType().getNonReferenceType()->getAs<TemplateTypeParmType>();
    if (!Members.BuilderTemplate || !Type)
      return nullptr;
    const TemplateParameterList &Head =
        *Members.BuilderTemplate->getTemplateParameters();
    // Not by getDecl(), which LLVM 14 may leave out.
    return Type->getDepth() == Head.getDepth()
               ? cast<TemplateTypeParmDecl>(Head.getParam(Type->getIndex()))
               : nullptr;
  }

  /// How the constructor comes to its action.
  enum class Storing {
    Otherwise,
    Copies,
    Moves,
    Forwards,
    Chooses, ///< `is_lvalue_reference<F>::value ? f : forward<F>(f)`
  };

  /// How \c Members.Builder makes use of \c BuilderParam.
  Storing Stores = Storing::Otherwise;

  /// How \p Stored, what a member is built from, makes use of \p P.
  Storing storing(StringRef Stored, const ParmVarDecl &P) const {
    std::string Name = P.getNameAsString();
    Stored.consume_front("std::");
    if (Name.empty())
      return Storing::Otherwise;
    if (Stored == Name)
      return Storing::Copies;
    if (Stored == "move(" + Name + ")")
      return Storing::Moves;
    const TemplateTypeParmDecl *Type = deducedBy(P);
    if (!Type)
      return Storing::Otherwise;
    std::string TypeName = Type->getNameAsString();
    std::string Forward = "forward<" + TypeName + ">(" + Name + ")";
    if (Stored == Forward)
      return Storing::Forwards;
    if (!Stored.consume_front("is_lvalue_reference<") ||
        !(Stored.consume_front(TypeName) ||
          Stored.consume_front("decltype(" + Name + ")")) ||
        !Stored.consume_front(">::value?" + Name + ":"))
      return Storing::Otherwise;
    Stored.consume_front("::");
    Stored.consume_front("std::");
    return Stored == Forward ? Storing::Chooses : Storing::Otherwise;
  }

  /// Whether all functions that \p S may call are of namespace std.
  static bool callsOnlyStd(const Stmt *S) {
    if (!S)
      return true;
    if (const auto *Overloads = dyn_cast<OverloadExpr>(S))
      if (!llvm::all_of(Overloads->decls(),
                        [](const NamedDecl *D) { return isInStd(*D); }))
        return false;
    const auto *Ref = dyn_cast<DeclRefExpr>(S);
    if (Ref && isa<FunctionDecl>(Ref->getDecl()) && !isInStd(*Ref->getDecl()))
      return false;
    return llvm::all_of(S->children(), callsOnlyStd);
  }

  bool readBuilder() {
    const CXXCtorInitializer *Init = initializerOf(*Members.Builder, Action);
    if (!Init)
      return refuse("the constructor does not initialise " + action() +
                    " in its list");
    std::string Text = initializerText(*Init);
    StringRef Stored = Text;
    Stored.consume_front("::");
    for (const ParmVarDecl *P : Members.Builder->parameters())
      if (Storing How = storing(Stored, *P); How != Storing::Otherwise) {
        BuilderParam = P;
        Stores = How;
      }
    if (!BuilderParam || !callsOnlyStd(Init->getInit()))
      return refuse("the constructor does more to its action than to store it");
    if (mentions(*Members.Builder, *BuilderParam) !=
        (Stores == Storing::Chooses ? 2U : 1U))
      return refuse("the constructor uses its action besides storing it");
    SourceRange Written = BuilderParam->getSourceRange();
    if (!isWrittenPlainly(Written, Context) ||
        holdsCommentOrDirective(Written, Context) ||
        Written.getEnd() != BuilderParam->getLocation())
      return refuse("the constructor's parameter is not written plainly");
    if (Members.BuilderTemplate)
      return readBuilderTemplate(*Init);
    QualType Type = BuilderParam->getType().getNonReferenceType();
    if (!Context.hasSameUnqualifiedType(Type, Members.Wrapper))
      return refuse("the constructor takes its action as another type");
    return true;
  }

  /// Whether `auto` makes the constructor a template, which has no head then.
  bool isAbbreviated() const { return deducedBy(*BuilderParam)->isImplicit(); }

  /// The end of the template head of the constructor.
  SourceLocation endOfHead() const {
    const TemplateParameterList *Head =
        Members.BuilderTemplate->getTemplateParameters();
    const Expr *Requires = Head->getRequiresClause();
    return Requires ? Requires->getEndLoc() : Head->getRAngleLoc();
  }

  /// Where the constructor goes on behind its template head.
  SourceLocation behindHead() const {
    compat::Optional<Token> Behind =
        Lexer::findNextToken(endOfHead(), SM, Context.getLangOpts());
    return Behind ? Behind->getLocation() : Members.Builder->getLocation();
  }

  bool readBuilderTemplate(const CXXCtorInitializer &Init) {
    if (!deducedBy(*BuilderParam))
      return refuse("the constructor deduces more than its action");
    if (isAbbreviated())
      return !deducedBy(*BuilderParam)->hasTypeConstraint() ||
             refuse("the constructor restrains its action");
    SourceRange Whole(Members.BuilderTemplate->getBeginLoc(),
                      Members.Builder->getEndLoc());
    SourceRange InBrackets(Init.getLParenLoc(), Init.getRParenLoc());
    if (!isWrittenPlainly(Whole, Context))
      return refuse("the constructor is written in a macro");
    if (holdsCommentOrDirective(
            {Members.BuilderTemplate->getBeginLoc(), behindHead()}, Context) ||
        holdsCommentOrDirective(InBrackets, Context))
      return refuse("a comment stands in the constructor's head");
    if (Members.Builder->getTrailingRequiresClause())
      return refuse("the constructor has a requires clause");
    SourceRange Parameter = BuilderParam->getSourceRange();
    SourceRange Body(endOf(endOfHead()), Members.Builder->getEndLoc());
    for (const NamedDecl *P :
         *Members.BuilderTemplate->getTemplateParameters()) {
      if (P->isParameterPack())
        return refuse("the constructor takes any number of arguments");
      if (P->getIdentifier() && countTokens(Body, P->getName()) !=
                                    countTokens(Parameter, P->getName()) +
                                        countTokens(InBrackets, P->getName()))
        return refuse("the constructor names the type of its action");
    }
    return true;
  }

  /// How often \p Ctor refers to \p Param.
  static unsigned mentions(const CXXConstructorDecl &Ctor,
                           const ParmVarDecl &Param) {
    unsigned Count = countReferences(Ctor.getBody(), Param);
    for (const CXXCtorInitializer *Init : Ctor.inits())
      Count += countReferences(Init->getInit(), Param);
    return Count;
  }

  static unsigned countReferences(const Stmt *S, const ParmVarDecl &Param) {
    if (!S)
      return 0;
    const auto *Ref = dyn_cast<DeclRefExpr>(S);
    unsigned Count = Ref && Ref->getDecl() == &Param ? 1 : 0;
    for (const Stmt *Child : S->children())
      Count += countReferences(Child, Param);
    return Count;
  }

  //===--- what the class does with its action
  //------------------------------===//

  bool readActionUses() {
    if (!Actions.Obstacle.empty())
      return refuse(Actions.Obstacle);
    NeedsOptional = Members.IsOptional ||
                    llvm::any_of(Actions.Uses, [](const ActionUse &Use) {
                      return Use.What != Doing::Run;
                    });
    for (const ActionUse &Use : Actions.Uses) {
      bool Stays =
          Use.What == Doing::Test || Use.What == Doing::AsOptional ||
          (Use.What == Doing::Run && (!NeedsOptional || Members.IsOptional));
      const Expr *Edited = Use.Whole ? Use.Whole : Use.Member;
      if (Stays)
        continue;
      if (!isWrittenPlainly(Edited->getSourceRange(), Context))
        return refuse(action() + " is used in a macro");
      if (holdsCommentOrDirective(Edited->getSourceRange(), Context))
        return refuse("a comment stands where " + action() + " is used");
    }
    return true;
  }

  //===--- copies and moves
  //--------------------------------------------------===//

  /// A closure that was moved from is no empty one: a move must tell the other
  /// guard not to run it.
  bool readCopies() {
    for (const CXXConstructorDecl *Copier : Members.Copiers) {
      const ParmVarDecl &Other = *Copier->getParamDecl(0);
      const CXXCtorInitializer *Init = initializerOf(*Copier, Action);
      std::string Member =
          Other.getNameAsString() + "." + Action.getNameAsString();
      std::string Text = Init ? initializerText(*Init) : "";
      StringRef Taken = Text;
      Taken.consume_front("::");
      if (Taken == Member && !Copier->isMoveConstructor())
        continue;
      if (isExchange(Taken, Member)) {
        NeedsOptional = true;
        SourceRange InBrackets(Init->getLParenLoc(), Init->getRParenLoc());
        if (holdsCommentOrDirective(InBrackets, Context))
          return refuse("a comment stands where " + action() + " is moved");
        continue;
      }
      if (Taken != Member && ((Taken != "std::move(" + Member + ")" &&
                               Taken != "move(" + Member + ")") ||
                              !callsOnlyStd(Init->getInit())))
        return refuse("a constructor does more to the action of another guard "
                      "than to take it");
      if (!disarms(*Copier, Other))
        return refuse("the move relies on the empty state that '" +
                      qualifiedClassName(Members.Wrapper) + "' is left in");
    }
    return true;
  }

  static bool isExchange(StringRef Text, StringRef Member) {
    if (!Text.consume_front("std::exchange(") || !Text.consume_front(Member))
      return false;
    return Text == ",nullptr)" || Text == ",{})" || Text == ",std::nullopt)";
  }

  /// Whether \p Copier provably leaves \p Other with nothing to run.
  bool disarms(const CXXConstructorDecl &Copier,
               const ParmVarDecl &Other) const {
    for (const CXXCtorInitializer *Init : Copier.inits())
      if (Init->isWritten() && Init->isMemberInitializer() &&
          isTestedFlag(Init->getMember())) {
        std::string Text = initializerText(*Init);
        StringRef Taken = Text;
        Taken.consume_front("::");
        std::string Flag = Other.getNameAsString() + "." +
                           Init->getMember()->getNameAsString();
        if (Taken == "std::exchange(" + Flag + ",true)" ||
            Taken == "std::exchange(" + Flag + ",false)")
          return true;
      }
    const auto *Body = dyn_cast_or_null<CompoundStmt>(Copier.getBody());
    return Body && llvm::any_of(Body->body(), [&](const Stmt *S) {
             return disarmsAtOnce(S, &Other);
           });
  }

  /// Whether \p S drops the action or sets the flag of \p Other; null stands
  /// for the object itself.
  bool disarmsAtOnce(const Stmt *S, const ParmVarDecl *Other) const {
    const auto *E = dyn_cast<Expr>(S);
    if (!E)
      return false;
    E = E->IgnoreImplicit();
    auto IsOfOther = [&](const Expr *Base) {
      Base = Base->IgnoreParenImpCasts();
      const auto *Ref = dyn_cast<DeclRefExpr>(Base);
      return Other ? Ref && Ref->getDecl() == Other : isa<CXXThisExpr>(Base);
    };
    for (const ActionUse &Use : Actions.Uses)
      if ((Use.What == Doing::Drop || Use.What == Doing::Silence ||
           isReset(Use)) &&
          Use.Whole == E)
        return IsOfOther(Use.Member->getBase());
    if (const auto *Assignment = dyn_cast<BinaryOperator>(E)) {
      const auto *Flag =
          dyn_cast<MemberExpr>(Assignment->getLHS()->IgnoreParenImpCasts());
      return Assignment->getOpcode() == BO_Assign && Flag &&
             isa<CXXBoolLiteralExpr>(
                 Assignment->getRHS()->IgnoreParenImpCasts()) &&
             IsOfOther(Flag->getBase()) &&
             isTestedFlag(dyn_cast<FieldDecl>(Flag->getMemberDecl()));
    }
    const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
    const CXXMethodDecl *Callee = Call ? Call->getMethodDecl() : nullptr;
    const auto *Body = Callee && Callee->getParent() == &Class
                           ? dyn_cast_or_null<CompoundStmt>(Callee->getBody())
                           : nullptr;
    return Other && Body && IsOfOther(Call->getImplicitObjectArgument()) &&
           Body->size() == 1 && disarmsAtOnce(Body->body_front(), nullptr);
  }

  static bool isReset(const ActionUse &Use) {
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Use.Whole);
    return Use.What == Doing::AsOptional && Call && Call->getMethodDecl() &&
           Call->getMethodDecl()->getName() == "reset";
  }

  /// Whether \p Field is a flag that is asked before the action is run.
  bool isTestedFlag(const FieldDecl *Field) const {
    if (!Field || !Field->getType()->isBooleanType())
      return false;
    bool ByDestructor = tests(Class.getDestructor()->getBody(), *Field, false);
    return llvm::all_of(Actions.Runners, [&](const CXXMethodDecl *Runner) {
      // What nobody else calls, the destructor calls after its test.
      return tests(Runner->getBody(), *Field, false) ||
             (ByDestructor && Runner->getAccess() != AS_public);
    });
  }

  /// Whether the condition of an if statement below \p S names \p Field.
  static bool tests(const Stmt *S, const FieldDecl &Field, bool InCondition) {
    if (!S)
      return false;
    if (const auto *Member = dyn_cast<MemberExpr>(S))
      if (InCondition && Member->getMemberDecl() == &Field)
        return true;
    if (const auto *If = dyn_cast<IfStmt>(S))
      if (tests(If->getCond(), Field, true))
        return true;
    return llvm::any_of(S->children(), [&](const Stmt *Child) {
      return tests(Child, Field, InCondition);
    });
  }

  //===--- runs where there may be no action
  //---------------------------------===//

  bool mayBeDropped() const {
    auto Drops = [](const ActionUse &Use) { return Use.What == Doing::Drop; };
    auto Exchanges = [&](const CXXConstructorDecl *Copier) {
      const CXXCtorInitializer *Init = initializerOf(*Copier, Action);
      return Init && StringRef(initializerText(*Init)).contains("exchange(");
    };
    return llvm::any_of(Actions.Uses, Drops) ||
           llvm::any_of(Members.Copiers, Exchanges);
  }

  bool isSilenced() const {
    return llvm::any_of(Actions.Uses, [](const ActionUse &Use) {
      return Use.What == Doing::Silence;
    });
  }

  /// The wrapper throws where there is no action, and runs one that does
  /// nothing; the optional would run what is gone.
  bool readUntestedRuns() {
    if (Members.IsOptional || (!mayBeDropped() && !isSilenced()))
      return true;
    ActionMentions Tested;
    for (const CXXMethodDecl *Method : Members.Bodies) {
      ActionMentions Found = findTestedMentions(*Method, Action);
      Tested.insert(Found.begin(), Found.end());
    }
    for (const ActionUse &Use : Actions.Uses)
      if (Use.What == Doing::Run && Tested.count(Use.Member) == 0)
        Untested.push_back(&Use);
    if (mayBeDropped() && !Untested.empty())
      return refuse(action() + " is run without a test, though it may be gone");
    return !isSilenced() || readSilenced();
  }

  /// What was silenced is an action that is there, and does nothing; in an
  /// optional it is none.
  bool readSilenced() {
    for (const ActionUse &Use : Actions.Uses)
      if ((Use.What == Doing::Test || Use.What == Doing::IsSet ||
           Use.What == Doing::IsUnset) &&
          !Use.OnlyToRun)
        return refuse(action() +
                      " is tested, though one that does nothing may be there");
    return llvm::all_of(Untested, [&](const ActionUse *Use) {
      return (Use->Statement &&
              isWrittenPlainly(Use->Statement->getSourceRange(), Context)) ||
             refuse(action() + " is not run in a statement of its own, though "
                               "it may be one that does nothing");
    });
  }

  //===--- the uses of the class
  //---------------------------------------------===//

  bool readUses() {
    return llvm::all_of(Uses.Locals,
                        [&](const VarDecl *Var) { return readUseOf(*Var); });
  }

  /// The argument that stands for the action where \p Var is built; null if
  /// there is none, or it cannot be seen.
  const Expr *argumentOf(const VarDecl &Var) const {
    const Expr *Init = spelledConstruction(Var.getInit());
    if (const auto *Cast = dyn_cast_or_null<CXXFunctionalCastExpr>(Init))
      Init = spelledConstruction(Cast->getSubExpr());
    unsigned Index = BuilderParam->getFunctionScopeIndex();
    auto Pick = [&](auto Arguments) -> const Expr * {
      size_t Count = std::distance(Arguments.begin(), Arguments.end());
      return Index < Count ? cast<Expr>(*std::next(Arguments.begin(), Index))
                           : nullptr;
    };
    if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Init)) {
      if (Construct->getConstructor()->isCopyOrMoveConstructor())
        return Construct->getNumArgs() > 0 ? Construct->getArg(0) : nullptr;
      return Pick(Construct->arguments());
    }
    if (const auto *List = dyn_cast_or_null<InitListExpr>(Init))
      return Pick(List->inits());
    if (const auto *Dependent =
            dyn_cast_or_null<CXXUnresolvedConstructExpr>(Init))
      return Pick(Dependent->arguments());
    if (const auto *Dependent = dyn_cast_or_null<ParenListExpr>(Init))
      return Index < Dependent->getNumExprs() ? Dependent->getExpr(Index)
                                              : nullptr;
    return nullptr;
  }

  bool readUseOf(const VarDecl &Var) {
    const Expr *Argument = argumentOf(Var);
    if (!Argument)
      return refuse("it is not seen what '" + Var.getNameAsString() +
                    "' is built from");
    Argument = Argument->IgnoreUnlessSpelledInSource();
    std::string What = "'" + Var.getNameAsString() + "' is built from ";
    if (const CXXRecordDecl *Record = recordOf(Argument->getType());
        Record && declaresSameEntity(Record, &Class))
      return true;
    return isCallable(*Argument, What) && isTakenAsBefore(*Argument, What) &&
           isMovedAsBefore(*Argument, What) &&
           isCalledAsBefore(*Argument, What);
  }

  /// Whether \p Given is a callable, and never an empty one.
  bool isCallable(const Expr &Given, const std::string &What) {
    if (isa<LambdaExpr>(Given))
      return true;
    const auto *Construct = dyn_cast<CXXConstructExpr>(&Given);
    if (isa<InitListExpr>(Given) ||
        (Construct && Construct->isListInitialization() &&
         !isa<CXXTemporaryObjectExpr>(Construct)))
      return refuse(What + "a braced list");
    const CXXRecordDecl *Record = recordOf(Given.getType());
    DeclarationName Operator =
        Context.DeclarationNames.getCXXOperatorName(OO_Call);
    bool IsWrapper =
        Record && callableKind(Given.getType()) == CallableKind::Wrapper;
    bool IsFunctor = Record && !IsWrapper && !Record->lookup(Operator).empty();
    if (!IsFunctor && isNoAction(Given))
      return refuse(What + "no action");
    if (Given.isTypeDependent())
      return refuse(What + "what a template is given");
    if (namesFunction(Given))
      return true;
    if (IsWrapper)
      return !NeedsOptional || refuse(What + "a '" + qualifiedName(*Record) +
                                      "', which may be empty");
    return IsFunctor ||
           refuse(What + "what may be a null pointer or no callable");
  }

  /// Whether a constructor that takes \p Given by value leaves it as the
  /// written one does, which may take a reference to it.
  bool isTakenAsBefore(const Expr &Given, const std::string &What) {
    QualType Type = BuilderParam->getType();
    bool IsBound =
        Type->isReferenceType() && Given.isGLValue() && !namesFunction(Given);
    if (!IsBound || (!Members.BuilderTemplate &&
                     !Context.hasSameUnqualifiedType(
                         Given.getType(), Type.getNonReferenceType())))
      return true;
    bool MayChange = !Type.getNonReferenceType().isConstQualified();
    if (Given.isLValue())
      return !(MayChange && Stores == Storing::Moves) ||
             refuse(What + "a variable that the constructor moves from");
    return (MayChange && Stores != Storing::Copies) ||
           refuse(What +
                  "what is moved, but the constructor does not move from it");
  }

  /// Whether \p Ctor says that it throws nothing, perhaps under a condition.
  static bool isNoexcept(const CXXConstructorDecl *Ctor) {
    const auto *Type = Ctor->getType()->castAs<FunctionProtoType>();
    return Type->hasNoexceptExceptionSpec() &&
           Type->getExceptionSpecType() != EST_NoexceptFalse;
  }

  /// Whether \p Given can be moved where the class relies on a wrapper, which
  /// is moved without an exception.
  bool isMovedAsBefore(const Expr &Given, const std::string &What) {
    if (!isNoexcept(Members.Builder) &&
        llvm::none_of(Members.Copiers, isNoexcept))
      return true;
    return !mayThrowWhenMoved(Given.getType()) ||
           refuse(What + "a callable that may throw when it is moved");
  }

  /// Whether a call of \p Given does what a call of the wrapper does.
  bool isCalledAsBefore(const Expr &Given, const std::string &What) {
    const FunctionDecl *Called = calledFunction(Given);
    const auto *Operator = dyn_cast_or_null<CXXMethodDecl>(Called);
    bool IsConst =
        Called && (!Operator || Operator->isStatic() || Operator->isConst());
    if (Actions.CalledAsConst && !IsConst)
      return refuse(What + (isa<LambdaExpr>(Given)
                                ? "a lambda that is mutable, which is called "
                                  "where it is constant"
                                : "a callable that may not be constant"));
    if (!Called &&
        (Actions.PicksOperator || Actions.PassesCopies || Actions.PassesResult))
      return refuse(What + "a callable that may have several call operators");
    if (!Called)
      return true;
    if (Actions.PassesCopies && !takesCopies(*Called))
      return refuse(What + "a callable that does not take its arguments by "
                           "value, as the wrapper passes them");
    bool IsVoid = Called->getReturnType()->isVoidType();
    if (Actions.PassesResult && !IsVoid)
      return refuse(What + "a callable with a result, which is passed on");
    if (Actions.DiscardsResult && isNoDiscard(*Called))
      return refuse(What + "a callable whose result may not be discarded");
    return true;
  }

  //===--- the edit
  //----------------------------------------------------------===//

  bool write() {
    if (!chooseName())
      return false;
    SourceLocation Begin = Class.getBeginLoc();
    std::string Head = ("template <typename " + Callable + ">\n" +
                        indentationAt(Begin, Context))
                           .str();
    Hints.push_back(FixItHint::CreateInsertion(
        Begin, withLineEndsOf(Head, Begin, Context)));
    if (!writeMember())
      return false;
    writeBuilder();
    for (const CXXConstructorDecl *Copier : Members.Copiers) {
      writeExchange(*Copier);
      if (const CXXCtorInitializer *Init = initializerOf(*Copier, Action))
        writeMove(*Init);
    }
    for (const ActionUse &Use : Actions.Uses)
      writeUse(Use);
    return true;
  }

  /// A name for the callable that means nothing else in the class.
  bool chooseName() {
    for (StringRef Name : {"Callable", "F"}) {
      auto Known = Context.Idents.find(Name);
      if (Known != Context.Idents.end() && Known->second->hasMacroDefinition())
        continue;
      unsigned Taken = countTokens(Class.getSourceRange(), Name);
      // Where the constructor has it for the same, it goes away.
      if (Members.BuilderTemplate &&
          deducedBy(*BuilderParam)->getName() == Name)
        Taken -= countTokens({Members.BuilderTemplate->getBeginLoc(),
                              Members.Builder->getEndLoc()},
                             Name);
      if (Taken == 0) {
        Callable = Name.str();
        return true;
      }
    }
    return refuse("the names 'Callable' and 'F' are taken");
  }

  /// What is not initialised is empty in a wrapper alone.
  bool removeInitializer(const Expr &Init) {
    SourceRange Range(Action.getLocation(), Init.getEndLoc());
    compat::Optional<Token> Behind =
        Range.getEnd().isFileID()
            ? Lexer::findNextToken(Range.getEnd(), SM, Context.getLangOpts())
            : compat::Optional<Token>();
    if (!isWrittenPlainly(Range, Context) || !Behind ||
        Behind->isNot(tok::semi) || holdsCommentOrDirective(Range, Context))
      return refuse(action() + " is initialised where it is declared");
    Hints.push_back(FixItHint::CreateRemoval(CharSourceRange::getCharRange(
        endOf(Range.getBegin()), Behind->getLocation())));
    return true;
  }

  bool writeMember() {
    TypeLoc Type = Action.getTypeSourceInfo()->getTypeLoc().getUnqualifiedLoc();
    SourceRange Written = Type.getSourceRange();
    if (!isWrittenPlainly(Written, Context) ||
        holdsCommentOrDirective({Written.getBegin(), Action.getLocation()},
                                Context) ||
        !SM.isBeforeInTranslationUnit(Written.getEnd(), Action.getLocation()))
      return refuse("the type of " + action() + " is not written plainly");
    if (countTokens(Written, "decltype") > 0)
      return refuse("the type of " + action() + " depends on a declaration");
    if (!Members.IsOptional && Action.hasInClassInitializer() &&
        !removeInitializer(*Action.getInClassInitializer()))
      return false;
    replace(CharSourceRange::getCharRange(Written.getBegin(),
                                          endOf(Written.getEnd())),
            NeedsOptional ? "std::optional<" + Callable + ">" : Callable);
    return true;
  }

  void writeBuilder() {
    if (Members.BuilderTemplate && !isAbbreviated())
      Hints.push_back(FixItHint::CreateRemoval(CharSourceRange::getCharRange(
          Members.BuilderTemplate->getBeginLoc(), behindHead())));
    const CXXCtorInitializer &Init = *initializerOf(*Members.Builder, Action);
    if (Stores == Storing::Chooses)
      replace(CharSourceRange::getCharRange(endOf(Init.getLParenLoc()),
                                            Init.getRParenLoc()),
              "std::move(" + BuilderParam->getName() + ")");
    else
      writeMove(Init);
    replace(CharSourceRange::getCharRange(BuilderParam->getBeginLoc(),
                                          BuilderParam->getLocation()),
            Callable + " ");
  }

  /// `std::forward<T>`, perhaps behind `::`, becomes `std::move`, and `move` is
  /// told from that of other namespaces, which the callable may come from.
  void writeMove(const CXXCtorInitializer &Init) {
    std::vector<Token> Tokens =
        tokensOf({Init.getLParenLoc(), Init.getRParenLoc()}, Context);
    for (size_t I = 1; I + 1 < Tokens.size(); ++I) {
      bool Qualified = Tokens[I - 1].is(tok::coloncolon);
      std::string Word =
          Lexer::getSpelling(Tokens[I], SM, Context.getLangOpts());
      if (Word == "forward" && I + 3 < Tokens.size())
        replace(
            CharSourceRange::getCharRange(Tokens[I].getLocation(),
                                          endOf(Tokens[I + 3].getLocation())),
            Qualified ? "move" : "std::move");
      else if (Word == "move" && !Qualified && Tokens[I + 1].is(tok::l_paren))
        Hints.push_back(
            FixItHint::CreateInsertion(Tokens[I].getLocation(), "std::"));
    }
  }

  /// The optional cannot be assigned a null pointer.
  void writeExchange(const CXXConstructorDecl &Copier) {
    const CXXCtorInitializer *Init = initializerOf(Copier, Action);
    std::string Text = Init ? initializerText(*Init) : "";
    if (!StringRef(Text).contains("std::exchange("))
      return;
    std::vector<Token> Tokens =
        tokensOf({Init->getLParenLoc(), Init->getRParenLoc()}, Context);
    auto Comma =
        llvm::find_if(Tokens, [](const Token &T) { return T.is(tok::comma); });
    // Behind the last argument stand two brackets.
    replace(CharSourceRange::getCharRange(
                std::next(Comma)->getLocation(),
                endOf(Tokens[Tokens.size() - 3].getLocation())),
            "std::nullopt");
  }

  /// Runs what is in the optional, if that need be asked.
  void writeRun(const ActionUse &Use) {
    SourceRange Member = Use.Member->getSourceRange();
    std::string Test = llvm::is_contained(Untested, &Use)
                           ? ("if (" + textOf(Member, Context) + ") ").str()
                           : "";
    std::string Star = Use.IsArgument ? "*" : "(*";
    // One edit where both stand in one place.
    SourceLocation Begin = Test.empty()
                               ? Member.getBegin()
                               : Use.Statement->getSourceRange().getBegin();
    if (Begin != Member.getBegin()) {
      Hints.push_back(FixItHint::CreateInsertion(Begin, Test));
      Test.clear();
    }
    Hints.push_back(FixItHint::CreateInsertion(Member.getBegin(), Test + Star));
    if (!Use.IsArgument)
      Hints.push_back(FixItHint::CreateInsertion(endOf(Member.getEnd()), ")"));
  }

  void writeUse(const ActionUse &Use) {
    SourceRange Member = Use.Member->getSourceRange();
    switch (Use.What) {
    case Doing::Test:
    case Doing::AsOptional:
      return;
    case Doing::Run:
      if (!NeedsOptional || Members.IsOptional)
        return;
      writeRun(Use);
      return;
    case Doing::Drop:
    case Doing::Silence:
      replace(CharSourceRange::getTokenRange(Use.Whole->getSourceRange()),
              textOf(Member, Context) + ".reset()");
      return;
    case Doing::IsSet:
    case Doing::IsUnset:
      replace(CharSourceRange::getTokenRange(Use.Whole->getSourceRange()),
              llvm::Twine(Use.What == Doing::IsUnset ? "!" : "") +
                  textOf(Member, Context) + ".has_value()");
      return;
    }
  }
};

} // namespace

TemplateGuard makeTemplateGuard(const FieldDecl &Action,
                                const GuardClassUses &Uses,
                                ASTContext &Context) {
  return ClassRewriter(Action, Uses, Context).rewrite();
}

} // namespace defercliff
