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
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

using namespace clang;

namespace defercliff {

namespace {

/// What a class does with its action in one place.
enum class Doing { Run, Test, Drop, IsSet, IsUnset, AsOptional };

struct ActionUse {
  Doing What;
  /// The action, perhaps that of another guard.
  const MemberExpr *Member;
  /// What the edit replaces: the comparison, the assignment, the call. Null for
  /// Run and Test.
  const Expr *Whole = nullptr;
  /// Whether a call gets the action through a call of std::move or is an
  /// argument itself.
  bool IsArgument = false;
};

/// Collects where a data member is named.
class MentionFinder : public RecursiveASTVisitor<MentionFinder> {
public:
  explicit MentionFinder(const FieldDecl &Field) : Field(Field) {}

  llvm::DenseSet<SourceLocation> Places;

  bool VisitMemberExpr(MemberExpr *Member) {
    if (Member->getMemberDecl() == &Field)
      Places.insert(Member->getMemberLoc());
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *Ref) {
    if (Ref->getDecl() == &Field)
      Places.insert(Ref->getLocation());
    return true;
  }

private:
  const FieldDecl &Field;
};

/// Reads one class, and writes the template.
class ClassRewriter {
public:
  ClassRewriter(const FieldDecl &Action, const GuardClassUses &Uses,
                ASTContext &Context)
      : Action(Action), Class(*cast<CXXRecordDecl>(Action.getParent())),
        Uses(Uses), Context(Context), SM(Context.getSourceManager()) {}

  TemplateGuard rewrite() {
    TemplateGuard Result;
    if (readPlace() && readMembers() && readActionUses() && readCopies() &&
        readUses() && write())
      Result.Fix.Hints = std::move(Hints);
    Result.Fix.Refusal = Refusal;
    Result.AddsOptional = Result.Fix && NeedsOptional && !IsOptional;
    return Result;
  }

private:
  const FieldDecl &Action;
  const CXXRecordDecl &Class;
  const GuardClassUses &Uses;
  ASTContext &Context;
  const SourceManager &SM;

  std::string Refusal;
  llvm::SmallVector<FixItHint, 2> Hints;
  std::string Callable; ///< the name of the template's parameter

  /// Whether the member is a std::optional already; \c Wrapper is in it.
  bool IsOptional = false;
  /// Whether it has to be one afterwards.
  bool NeedsOptional = false;
  /// Whether the action is called where it is constant.
  bool CalledAsConst = false;
  QualType Wrapper;

  const CXXConstructorDecl *Builder = nullptr; ///< takes the action
  const ParmVarDecl *BuilderParam = nullptr;
  const FunctionTemplateDecl *BuilderTemplate = nullptr;
  std::vector<const CXXConstructorDecl *> Copiers; ///< written copies and moves
  std::vector<ActionUse> ActionUses;
  std::vector<const CXXMethodDecl *> Runners; ///< call the action

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

  bool readPlace() {
    if (!Context.getLangOpts().CPlusPlus17)
      return refuse("a class deduces its callable from C++17 on");
    if (!isWrittenPlainly(Class.getSourceRange(), Context))
      return refuse("the class is written in a macro");
    if (Class.isLocalClass())
      return refuse("a local class cannot be a template");
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
    if (llvm::any_of(tokensOf(Class.getSourceRange(), Context),
                     [](const Token &T) {
                       return T.is(tok::hash) && T.isAtStartOfLine();
                     }))
      return refuse("a preprocessor directive stands in the class");
    if (!Uses.Obstacle.empty())
      return refuse(Uses.Obstacle);
    return true;
  }

  //===--- what the class is made of
  //----------------------------------------===//

  bool readMembers() {
    QualType Type = Action.getType().getUnqualifiedType();
    Wrapper = Type;
    if (!isKnownWrapper(Type)) {
      const auto *Held =
          dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Type));
      if (!Held || qualifiedName(*Held) != "std::optional")
        return refuse(action() + " is in a heap block");
      IsOptional = NeedsOptional = true;
      Wrapper = Held->getTemplateArgs()[0].getAsType();
    }
    if (Action.hasInClassInitializer())
      return refuse(action() + " is initialised where it is declared");
    for (const Decl *D : Class.decls())
      if (!D->isImplicit() && !readMember(*D))
        return false;
    if (!Builder)
      return refuse("the class has no constructor that takes its action");
    return readBuilder();
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
    const auto *Ctor = dyn_cast<CXXConstructorDecl>(Method);
    if (!Ctor)
      return true;
    if (!Template && Ctor->isCopyOrMoveConstructor()) {
      if (Ctor->isDefaulted() && Ctor->isMoveConstructor())
        return refuse("the default move relies on the empty state that '" +
                      qualifiedClassName(Wrapper) + "' is left in");
      if (!Ctor->isDefaulted())
        Copiers.push_back(Ctor);
      return true;
    }
    if (Ctor->getMinRequiredArguments() == 0)
      return refuse("the class can be built without an action");
    if (Builder)
      return refuse("several constructors take an action");
    Builder = Ctor;
    BuilderTemplate = Template;
    return true;
  }

  const CXXCtorInitializer *initializerOf(const CXXConstructorDecl &Ctor,
                                          const FieldDecl &Field) const {
    for (const CXXCtorInitializer *Init : Ctor.inits())
      if (Init->isWritten() && Init->isMemberInitializer() &&
          Init->getMember() == &Field)
        return Init;
    return nullptr;
  }

  /// The template parameter of the constructor that \p P deduces; null if it
  /// deduces none.
  const TemplateTypeParmDecl *deducedBy(const ParmVarDecl &P) const {
    const auto *Type =
        P.getType().getNonReferenceType()->getAs<TemplateTypeParmType>();
    if (!BuilderTemplate || !Type)
      return nullptr;
    const TemplateParameterList &Head =
        *BuilderTemplate->getTemplateParameters();
    // Not by getDecl(), which LLVM 14 may leave out.
    return Type->getDepth() == Head.getDepth()
               ? cast<TemplateTypeParmDecl>(Head.getParam(Type->getIndex()))
               : nullptr;
  }

  /// Whether \p Stored, what a member is built from, is \p P, perhaps moved or
  /// forwarded.
  bool isStoredAs(StringRef Stored, const ParmVarDecl &P) const {
    std::string Name = P.getNameAsString();
    const TemplateTypeParmDecl *Type = deducedBy(P);
    return !Name.empty() &&
           (Stored == Name || Stored == "std::move(" + Name + ")" ||
            (Type && Stored == "std::forward<" + Type->getNameAsString() +
                                   ">(" + Name + ")"));
  }

  bool readBuilder() {
    const CXXCtorInitializer *Init = initializerOf(*Builder, Action);
    if (!Init)
      return refuse("the constructor does not initialise " + action() +
                    " in its list");
    std::string Text = initializerText(*Init);
    StringRef Stored = Text;
    Stored.consume_front("::");
    for (const ParmVarDecl *P : Builder->parameters())
      if (isStoredAs(Stored, *P))
        BuilderParam = P;
    if (!BuilderParam)
      return refuse("the constructor does more to its action than to store it");
    if (mentions(*Builder, *BuilderParam) != 1)
      return refuse("the constructor uses its action besides storing it");
    SourceRange Written = BuilderParam->getSourceRange();
    if (!isWrittenPlainly(Written, Context) ||
        holdsCommentOrDirective(Written, Context) ||
        Written.getEnd() != BuilderParam->getLocation())
      return refuse("the constructor's parameter is not written plainly");
    if (BuilderTemplate)
      return readBuilderTemplate(*Init);
    QualType Type = BuilderParam->getType().getNonReferenceType();
    if (!Context.hasSameUnqualifiedType(Type, Wrapper))
      return refuse("the constructor takes its action as another type");
    return true;
  }

  /// The end of the template head of the constructor.
  SourceLocation endOfHead() const {
    const TemplateParameterList *Head =
        BuilderTemplate->getTemplateParameters();
    const Expr *Requires = Head->getRequiresClause();
    return Requires ? Requires->getEndLoc() : Head->getRAngleLoc();
  }

  /// Where the constructor goes on behind its template head.
  SourceLocation behindHead() const {
    compat::Optional<Token> Behind =
        Lexer::findNextToken(endOfHead(), SM, Context.getLangOpts());
    return Behind ? Behind->getLocation() : Builder->getLocation();
  }

  bool readBuilderTemplate(const CXXCtorInitializer &Init) {
    if (!deducedBy(*BuilderParam))
      return refuse("the constructor deduces more than its action");
    SourceRange Whole(BuilderTemplate->getBeginLoc(), Builder->getEndLoc());
    SourceRange InBrackets(Init.getLParenLoc(), Init.getRParenLoc());
    if (!isWrittenPlainly(Whole, Context))
      return refuse("the constructor is written in a macro");
    if (holdsCommentOrDirective({BuilderTemplate->getBeginLoc(), behindHead()},
                                Context) ||
        holdsCommentOrDirective(InBrackets, Context))
      return refuse("a comment stands in the constructor's head");
    if (Builder->getTrailingRequiresClause())
      return refuse("the constructor has a requires clause");
    SourceRange Parameter = BuilderParam->getSourceRange();
    SourceRange Body(endOf(endOfHead()), Builder->getEndLoc());
    for (const NamedDecl *P : *BuilderTemplate->getTemplateParameters()) {
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

  /// The statements around the one that is looked at, from the outside.
  llvm::SmallVector<const Stmt *, 16> Around;
  /// The method that is looked at.
  const CXXMethodDecl *Method = nullptr;

  bool readActionUses() {
    for (const CXXMethodDecl *M : methods()) {
      Method = M;
      if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(M))
        for (const CXXCtorInitializer *Init : Ctor->inits())
          if (Init->isWritten() && Init->getMember() != &Action &&
              !readStatement(Init->getInit()))
            return false;
      if (!readStatement(M->getBody()))
        return false;
    }
    if (!sawAllMentions())
      return refuse(action() + " is named outside of the bodies of methods");
    for (const ActionUse &Use : ActionUses)
      NeedsOptional |= Use.What != Doing::Run;
    for (const ActionUse &Use : ActionUses) {
      bool Stays = Use.What == Doing::Test || Use.What == Doing::AsOptional ||
                   (Use.What == Doing::Run && (!NeedsOptional || IsOptional));
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

  /// Whether nothing but bodies and initialisers names the action: no default
  /// argument, no noexcept, no decltype.
  bool sawAllMentions() const {
    auto &AST = const_cast<CXXRecordDecl &>(Class);
    MentionFinder All(Action);
    All.TraverseDecl(&AST);
    MentionFinder Known(Action);
    for (const CXXMethodDecl *M : methods())
      if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(M))
        if (const CXXCtorInitializer *Init = initializerOf(*Ctor, Action))
          Known.TraverseStmt(Init->getInit());
    for (const ActionUse &Use : ActionUses)
      Known.Places.insert(Use.Member->getMemberLoc());
    return llvm::all_of(All.Places, [&](SourceLocation Place) {
      return Known.Places.count(Place) > 0;
    });
  }

  /// The methods and constructors of the class that have a body.
  std::vector<const CXXMethodDecl *> methods() const {
    std::vector<const CXXMethodDecl *> Found;
    for (const CXXMethodDecl *M : Class.methods())
      if (M->isUserProvided() && M->getBody())
        Found.push_back(M);
    if (BuilderTemplate)
      Found.push_back(Builder);
    return Found;
  }

  bool readStatement(const Stmt *S) {
    if (!S)
      return true;
    const auto *Member = dyn_cast<MemberExpr>(S);
    if (Member && Member->getMemberDecl() == &Action)
      return readUse(*Member);
    Around.push_back(S);
    bool Known = llvm::all_of(
        S->children(), [&](const Stmt *Child) { return readStatement(Child); });
    Around.pop_back();
    return Known;
  }

  /// The first statement around number \p Depth, counted from the outside, that
  /// is more than a conversion; null at the end. Sets \p Depth to its number.
  const Stmt *around(size_t &Depth) const {
    while (Depth > 0) {
      const Stmt *S = Around[--Depth];
      if (!isa<ParenExpr, ImplicitCastExpr, FullExpr, MaterializeTemporaryExpr>(
              S))
        return S;
    }
    return nullptr;
  }

  bool isArgument(const CallExpr &Call, unsigned Index, const Expr &E) const {
    return Call.getNumArgs() > Index &&
           Call.getArg(Index)->IgnoreParenImpCasts() == &E;
  }

  bool isCallOperator(const Stmt *S, const Expr &Callee) const {
    const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(S);
    return Operator && Operator->getOperator() == OO_Call &&
           isArgument(*Operator, 0, Callee);
  }

  static bool isStdInvoke(const CallExpr &Call) {
    const FunctionDecl *Callee = Call.getDirectCallee();
    return Callee && Callee->isInStdNamespace() && Callee->getIdentifier() &&
           Callee->getName() == "invoke";
  }

  bool use(Doing What, const MemberExpr &Member, const Expr *Whole = nullptr) {
    ActionUses.push_back({What, &Member, Whole});
    return true;
  }

  /// The action is run by \p Call, number \p Depth of what stands around it;
  /// with \p IsArgument it is an argument of that or of a std::move in it.
  bool run(const MemberExpr &Member, const CallExpr &Call, size_t Depth,
           bool IsArgument) {
    if (!isCalledAsDeclared(Call))
      return refuse(action() + " is called with arguments of other types");
    if (!Call.getType()->isVoidType() && !isDiscarded(Depth))
      return refuse("the result of " + action() + " is used");
    ActionUses.push_back({Doing::Run, &Member, nullptr, IsArgument});
    Runners.push_back(Method);
    CalledAsConst |= Method->isConst() || Action.getType().isConstQualified();
    return true;
  }

  QualType decayedTypeOf(const Expr &E) const {
    QualType Type = E.IgnoreUnlessSpelledInSource()->getType();
    return Type->isArrayType() ? Context.getArrayDecayedType(Type) : Type;
  }

  /// Whether the arguments of \p Call have the very types that the wrapper
  /// passes on; it converts them, and a callable might not.
  bool isCalledAsDeclared(const CallExpr &Call) const {
    if (Call.getNumArgs() == 1)
      return true;
    const auto *Held =
        dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Wrapper));
    if (!Held || Held->getTemplateArgs().size() == 0 ||
        Held->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
      return false;
    const auto *Signature =
        Held->getTemplateArgs()[0].getAsType()->getAs<FunctionProtoType>();
    if (!Signature || Call.getNumArgs() != 1 + Signature->getNumParams())
      return false;
    for (unsigned I = 0; I < Signature->getNumParams(); ++I)
      if (!Context.hasSameUnqualifiedType(
              decayedTypeOf(*Call.getArg(1 + I)),
              Signature->getParamType(I).getNonReferenceType()))
        return false;
    return true;
  }

  /// Whether nothing uses the value of number \p Depth of what is around: it is
  /// a statement of its own.
  bool isDiscarded(size_t Depth) const {
    const Stmt *Outside = around(Depth);
    if (const auto *Cast = dyn_cast_or_null<CastExpr>(Outside))
      return Cast->getCastKind() == CK_ToVoid;
    if (const auto *If = dyn_cast_or_null<IfStmt>(Outside))
      return Around[Depth + 1] == If->getThen() ||
             Around[Depth + 1] == If->getElse();
    return isa_and_nonnull<CompoundStmt>(Outside);
  }

  bool readUse(const MemberExpr &Member) {
    size_t Depth = Around.size();
    const Stmt *S = around(Depth);
    const auto *Call = dyn_cast_or_null<CallExpr>(S);
    if (!IsOptional && isCallOperator(S, Member))
      return run(Member, *Call, Depth, /*IsArgument=*/false);
    if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(S))
      return readOperator(*Operator, Member, Depth);
    if (const auto *Called = dyn_cast_or_null<MemberExpr>(S))
      return readMethodCall(*Called, Member, Depth);
    if (Call && !IsOptional && isArgument(*Call, 0, Member)) {
      if (isStdInvoke(*Call))
        return run(Member, *Call, Depth, /*IsArgument=*/true);
      if (Call->isCallToStdMove())
        if (const CallExpr *Outer = calledAround(Depth, *Call))
          return run(Member, *Outer, Depth, /*IsArgument=*/true);
    }
    return refuse(action() + " is used for more than to run, test or drop it");
  }

  /// The call of \p Callee that stands around number \p Depth; null if there is
  /// none. Sets \p Depth to its number.
  const CallExpr *calledAround(size_t &Depth, const Expr &Callee) const {
    const Stmt *S = around(Depth);
    return isCallOperator(S, Callee) ? cast<CallExpr>(S) : nullptr;
  }

  bool readOperator(const CXXOperatorCallExpr &Operator,
                    const MemberExpr &Member, size_t Depth) {
    switch (Operator.getOperator()) {
    case OO_Equal:
      if (!isArgument(Operator, 0, Member) || !isNoAction(*Operator.getArg(1)))
        return refuse(action() + " is assigned, and a closure cannot be");
      if (IsOptional && isa<CXXNullPtrLiteralExpr>(
                            Operator.getArg(1)->IgnoreUnlessSpelledInSource()))
        break; // an optional of an empty function
      if (isDiscarded(Depth))
        return use(Doing::Drop, Member, &Operator);
      break;
    case OO_EqualEqual:
    case OO_ExclaimEqual:
      if (!IsOptional && Operator.getNumArgs() == 2 &&
          (isNoAction(*Operator.getArg(0)) || isNoAction(*Operator.getArg(1))))
        return readComparison(Operator, Member, Depth);
      break;
    case OO_Star:
      if (const CallExpr *Call =
              IsOptional ? calledAround(Depth, Operator) : nullptr)
        return run(Member, *Call, Depth, /*IsArgument=*/false);
      break;
    default:
      break;
    }
    return refuse(action() + " is used for more than to run, test or drop it");
  }

  bool readComparison(const CXXOperatorCallExpr &Operator,
                      const MemberExpr &Member, size_t Depth) {
    bool Equal = Operator.getOperator() == OO_EqualEqual;
    const Expr *Whole = &Operator;
    // From C++20 on, `a != b` may be made of `!(a == b)`.
    while (const auto *Outside = dyn_cast_or_null<Expr>(around(Depth))) {
      if (const auto *Written = dyn_cast<CXXRewrittenBinaryOperator>(Outside)) {
        Equal = Written->getOpcode() == BO_EQ;
        Whole = Written;
        break;
      }
      if (Outside->getSourceRange() != Operator.getSourceRange())
        break;
    }
    return use(Equal ? Doing::IsUnset : Doing::IsSet, Member, Whole);
  }

  bool readMethodCall(const MemberExpr &Called, const MemberExpr &Member,
                      size_t Depth) {
    const ValueDecl *Callee = Called.getMemberDecl();
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(around(Depth));
    StringRef Name =
        Callee->getDeclName().isIdentifier() ? Callee->getName() : StringRef();
    if (isa<CXXConversionDecl>(Callee) && Callee->getType()
                                              ->castAs<FunctionType>()
                                              ->getReturnType()
                                              ->isBooleanType())
      return use(Doing::Test, Member);
    if (Call && Call->getNumArgs() == 0) {
      if (IsOptional && (Name == "has_value" || Name == "reset"))
        return use(Doing::AsOptional, Member, Call);
      if (IsOptional && Name == "value")
        if (const CallExpr *Outer = calledAround(Depth, *Call))
          return run(Member, *Outer, Depth, /*IsArgument=*/false);
      if (!IsOptional && Name == "empty") {
        const auto *Not = dyn_cast_or_null<UnaryOperator>(around(Depth));
        return Not && Not->getOpcode() == UO_LNot
                   ? use(Doing::IsSet, Member, Not)
                   : use(Doing::IsUnset, Member, Call);
      }
      if (!IsOptional && Name == "clear" && isDiscarded(Depth))
        return use(Doing::Drop, Member, Call);
    }
    return refuse(action() + " is used for more than to run, test or drop it");
  }

  //===--- copies and moves
  //--------------------------------------------------===//

  /// A closure that was moved from is no empty one: a move must tell the other
  /// guard not to run it.
  bool readCopies() {
    for (const CXXConstructorDecl *Copier : Copiers) {
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
      if (Taken != Member && Taken != "std::move(" + Member + ")")
        return refuse("a constructor does more to the action of another guard "
                      "than to take it");
      if (!disarms(*Copier, Other))
        return refuse("the move relies on the empty state that '" +
                      qualifiedClassName(Wrapper) + "' is left in");
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
    for (const ActionUse &Use : ActionUses)
      if ((Use.What == Doing::Drop || isReset(Use)) && Use.Whole == E)
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
    if (tests(Class.getDestructor()->getBody(), *Field, false))
      return true;
    return llvm::all_of(Runners, [&](const CXXMethodDecl *Runner) {
      return tests(Runner->getBody(), *Field, false);
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
    if (const auto *Lambda = dyn_cast<LambdaExpr>(Argument))
      return CalledAsConst && Lambda->isMutable()
                 ? refuse(What + "a lambda that is mutable, which is called "
                                 "where it is constant")
                 : true;
    const auto *Construct = dyn_cast<CXXConstructExpr>(Argument);
    if (isa<InitListExpr>(Argument) ||
        (Construct && Construct->isListInitialization() &&
         !isa<CXXTemporaryObjectExpr>(Construct)))
      return refuse(What + "a braced list");
    if (isNoAction(*Argument))
      return refuse(What + "no action");
    if (Argument->isTypeDependent())
      return refuse(What + "what a template is given");
    if (namesFunction(*Argument))
      return true;
    const CXXRecordDecl *Record = recordOf(Argument->getType());
    if (Record && declaresSameEntity(Record, &Class))
      return true;
    if (Record && callableKind(Argument->getType()) == CallableKind::Wrapper)
      return NeedsOptional ? refuse(What + "a '" + qualifiedName(*Record) +
                                    "', which may be empty")
                           : true;
    DeclarationName Operator =
        Context.DeclarationNames.getCXXOperatorName(OO_Call);
    if (!Record || Record->lookup(Operator).empty())
      return refuse(What + "what may be a null pointer or no callable");
    return CalledAsConst ? refuse(What + "a callable that may not be constant")
                         : true;
  }

  /// Whether \p E is a function itself, which is never null.
  static bool namesFunction(const Expr &E) {
    const Expr *Bare = E.IgnoreParenImpCasts();
    if (const auto *Address = dyn_cast<UnaryOperator>(Bare);
        Address && Address->getOpcode() == UO_AddrOf)
      Bare = Address->getSubExpr()->IgnoreParenImpCasts();
    const auto *Ref = dyn_cast<DeclRefExpr>(Bare);
    const auto *Function =
        Ref ? dyn_cast<FunctionDecl>(Ref->getDecl()) : nullptr;
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Function);
    return Function && (!Method || Method->isStatic());
  }

  //===--- the edit
  //----------------------------------------------------------===//

  bool write() {
    if (!chooseName())
      return false;
    SourceLocation Begin = Class.getBeginLoc();
    Hints.push_back(FixItHint::CreateInsertion(
        Begin, ("template <typename " + Callable + ">\n" +
                indentationAt(Begin, Context))
                   .str()));
    if (!writeMember())
      return false;
    writeBuilder();
    for (const CXXConstructorDecl *Copier : Copiers)
      writeExchange(*Copier);
    for (const ActionUse &Use : ActionUses)
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
      if (BuilderTemplate && deducedBy(*BuilderParam)->getName() == Name)
        Taken -= countTokens(
            {BuilderTemplate->getBeginLoc(), Builder->getEndLoc()}, Name);
      if (Taken == 0) {
        Callable = Name.str();
        return true;
      }
    }
    return refuse("the names 'Callable' and 'F' are taken");
  }

  bool writeMember() {
    TypeLoc Type = Action.getTypeSourceInfo()->getTypeLoc().getUnqualifiedLoc();
    SourceRange Written = Type.getSourceRange();
    if (!isWrittenPlainly(Written, Context) ||
        holdsCommentOrDirective({Written.getBegin(), Action.getLocation()},
                                Context) ||
        !SM.isBeforeInTranslationUnit(Written.getEnd(), Action.getLocation()))
      return refuse("the type of " + action() + " is not written plainly");
    replace(CharSourceRange::getCharRange(Written.getBegin(),
                                          endOf(Written.getEnd())),
            NeedsOptional ? "std::optional<" + Callable + ">" : Callable);
    return true;
  }

  void writeBuilder() {
    if (BuilderTemplate) {
      Hints.push_back(FixItHint::CreateRemoval(CharSourceRange::getCharRange(
          BuilderTemplate->getBeginLoc(), behindHead())));
      const CXXCtorInitializer &Init = *initializerOf(*Builder, Action);
      std::vector<Token> Tokens =
          tokensOf({Init.getLParenLoc(), Init.getRParenLoc()}, Context);
      // `std::forward<T>`, perhaps behind `::`, becomes `std::move`.
      for (size_t I = 0; I + 1 < Tokens.size(); ++I)
        if (Lexer::getSpelling(Tokens[I], SM, Context.getLangOpts()) ==
            "forward")
          replace(
              CharSourceRange::getCharRange(Tokens[I].getLocation(),
                                            endOf(Tokens[I + 3].getLocation())),
              "move");
    }
    replace(CharSourceRange::getCharRange(BuilderParam->getBeginLoc(),
                                          BuilderParam->getLocation()),
            Callable + " ");
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

  void writeUse(const ActionUse &Use) {
    SourceRange Member = Use.Member->getSourceRange();
    switch (Use.What) {
    case Doing::Test:
    case Doing::AsOptional:
      return;
    case Doing::Run:
      if (!NeedsOptional || IsOptional)
        return;
      Hints.push_back(FixItHint::CreateInsertion(Member.getBegin(),
                                                 Use.IsArgument ? "*" : "(*"));
      if (!Use.IsArgument)
        Hints.push_back(
            FixItHint::CreateInsertion(endOf(Member.getEnd()), ")"));
      return;
    case Doing::Drop:
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
