//===--- ActionUses.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/ActionUses.h"

#include "lib/QualifiedName.h"
#include "lib/StdCalls.h"
#include "lib/guards/ErasedAction.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

namespace {

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

/// Reads the bodies of one class.
class ActionReader {
public:
  ActionReader(const FieldDecl &Action, const GuardClassMembers &Members,
               ASTContext &Context)
      : Action(Action), Members(Members), Context(Context) {}

  ActionUses read() {
    for (const CXXMethodDecl *M : Members.Bodies) {
      Method = M;
      if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(M))
        for (const CXXCtorInitializer *Init : Ctor->inits())
          if (Init->isWritten() && Init->getMember() != &Action &&
              !readStatement(Init->getInit()))
            return std::move(Result);
      if (!readStatement(M->getBody()))
        return std::move(Result);
    }
    if (const FunctionProtoType *Signature = signature())
      Result.PicksOperator |= Signature->isConst();
    if (!sawAllMentions())
      refuse(name() + " is named outside of the bodies of methods");
    return std::move(Result);
  }

private:
  const FieldDecl &Action;
  const GuardClassMembers &Members;
  ASTContext &Context;
  ActionUses Result;
  /// What is gone once the class is rewritten.
  std::vector<const Expr *> Replaced;
  /// The statements around the one that is looked at, from the outside.
  llvm::SmallVector<const Stmt *, 16> Around;
  /// The method that is looked at.
  const CXXMethodDecl *Method = nullptr;

  std::string name() const { return "'" + Action.getNameAsString() + "'"; }

  bool refuse(std::string Why) {
    Result.Obstacle = std::move(Why);
    return false;
  }

  /// Whether nothing but bodies and initialisers names the action: no default
  /// argument, no noexcept, no decltype.
  bool sawAllMentions() const {
    MentionFinder All(Action);
    All.TraverseDecl(const_cast<RecordDecl *>(Action.getParent()));
    MentionFinder Known(Action);
    for (const CXXMethodDecl *M : Members.Bodies)
      if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(M))
        if (const CXXCtorInitializer *Init = initializerOf(*Ctor, Action))
          Known.TraverseStmt(Init->getInit());
    for (const Expr *E : Replaced)
      Known.TraverseStmt(const_cast<Expr *>(E));
    for (const ActionUse &Use : Result.Uses)
      Known.Places.insert(Use.Member->getMemberLoc());
    return llvm::all_of(All.Places, [&](SourceLocation Place) {
      return Known.Places.count(Place) > 0;
    });
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
      if (!isa<ParenExpr, ImplicitCastExpr, FullExpr, MaterializeTemporaryExpr,
               CXXBindTemporaryExpr>(S))
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

  /// Whether \p Call is `std::exchange(action, nullptr)` or the like.
  static bool isExchange(const CallExpr &Call) {
    return isCallOfStd(Call, {"exchange"}) && Call.getNumArgs() == 2 &&
           isNoAction(*Call.getArg(1));
  }

  bool use(Doing What, const MemberExpr &Member, const Expr *Whole = nullptr) {
    Result.Uses.push_back({What, &Member, Whole});
    Result.Uses.back().OnlyToRun = isTestedOnlyToRun(Member, Whole);
    return true;
  }

  /// Whether \p Member, or \p Whole if there is one, is all the condition of an
  /// if statement that does nothing but run the action.
  bool isTestedOnlyToRun(const MemberExpr &Member, const Expr *Whole) const {
    auto Outside = llvm::find_if(llvm::reverse(Around),
                                 [](const Stmt *S) { return !isa<Expr>(S); });
    const auto *If =
        Outside == Around.rend() ? nullptr : dyn_cast<IfStmt>(*Outside);
    if (!If || If->getElse() || If->getInit() || If->getConditionVariable())
      return false;
    const Expr *Tested = If->getCond()->IgnoreUnlessSpelledInSource();
    if (Tested != (Whole ? Whole : &Member))
      return false;
    const Stmt *Then = If->getThen();
    if (const auto *Block = dyn_cast<CompoundStmt>(Then))
      Then = Block->size() == 1 ? Block->body_front() : nullptr;
    const auto *Run = dyn_cast_or_null<Expr>(Then);
    const auto *Call =
        Run ? dyn_cast<CXXOperatorCallExpr>(Run->IgnoreImplicit()) : nullptr;
    if (!Call || Call->getOperator() != OO_Call || mayDoMore(*Call))
      return false;
    const auto *Callee =
        dyn_cast<MemberExpr>(Call->getArg(0)->IgnoreParenImpCasts());
    return Callee && Callee->getMemberDecl() == &Action;
  }

  /// Whether the arguments of \p Call do something.
  bool mayDoMore(const CallExpr &Call) const {
    return llvm::any_of(llvm::drop_begin(Call.arguments()),
                        [&](const Expr *Argument) {
                          return Argument->HasSideEffects(Context);
                        });
  }

  /// Whether \p Call, number \p Depth of what is around, may be put under a
  /// condition where it stands.
  bool mayBecomeConditional(const CallExpr &Call, size_t Depth) const {
    const Stmt *Outside = around(Depth);
    const auto *If = dyn_cast_or_null<IfStmt>(Outside);
    return ((If && !If->getElse()) || isa_and_nonnull<CompoundStmt>(Outside)) &&
           !mayDoMore(Call);
  }

  /// The action is run by \p Call, number \p Depth of what stands around it;
  /// with \p IsArgument it is an argument of that or of a std::move in it.
  bool run(const MemberExpr &Member, const CallExpr &Call, size_t Depth,
           bool IsArgument) {
    if (!isCalledAsDeclared(Call))
      return refuse(name() + " is called with arguments of other types");
    bool Discarded = isDiscarded(Depth);
    if (!Call.getType()->isVoidType() && !Discarded)
      return refuse("the result of " + name() + " is used");
    Result.PassesResult |= !Discarded;
    Result.DiscardsResult |= Discarded && !isCastToVoid(Depth);
    Result.PicksOperator |= IsArgument && !isStdInvoke(Call);
    Result.Uses.push_back({Doing::Run, &Member, nullptr, IsArgument});
    if (Discarded && mayBecomeConditional(Call, Depth))
      Result.Uses.back().Statement = &Call;
    Result.Runners.push_back(Method);
    Result.CalledAsConst |=
        Method->isConst() || Action.getType().isConstQualified();
    return true;
  }

  QualType decayedTypeOf(const Expr &E) const {
    QualType Type = E.IgnoreUnlessSpelledInSource()->getType();
    return Type->isArrayType() ? Context.getArrayDecayedType(Type) : Type;
  }

  /// The signature of the wrapper; null if it has none.
  const FunctionProtoType *signature() const {
    const auto *Held = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        recordOf(Members.Wrapper));
    if (!Held || Held->getTemplateArgs().size() == 0)
      return nullptr;
    TemplateArgument Argument = Held->getTemplateArgs()[0];
    // std::move_only_function is declared to take any number.
    if (Argument.getKind() == TemplateArgument::Pack &&
        Argument.pack_size() == 1)
      Argument = *Argument.pack_begin();
    return Argument.getKind() == TemplateArgument::Type
               ? Argument.getAsType()->getAs<FunctionProtoType>()
               : nullptr;
  }

  /// Whether the arguments of \p Call have the very types that the wrapper
  /// passes on; it converts them, and a callable might not.
  bool isCalledAsDeclared(const CallExpr &Call) {
    if (Call.getNumArgs() == 1)
      return true;
    const FunctionProtoType *Signature = signature();
    if (!Signature || Call.getNumArgs() != 1 + Signature->getNumParams())
      return false;
    for (unsigned I = 0; I < Signature->getNumParams(); ++I) {
      const Expr &Given = *Call.getArg(1 + I);
      QualType Declared = Signature->getParamType(I);
      if (!Context.hasSameUnqualifiedType(decayedTypeOf(Given),
                                          Declared.getNonReferenceType()))
        return false;
      Result.PassesCopies |= !isPassedAs(Given, Declared);
    }
    return true;
  }

  /// Whether the wrapper passes on \p Given as it is, being declared to take
  /// \p Declared. What it takes by value it moves on.
  bool isPassedAs(const Expr &Given, QualType Declared) const {
    const Expr &Spelled = *Given.IgnoreUnlessSpelledInSource();
    if (Spelled.isTypeDependent())
      return false;
    return Spelled.isLValue() == Declared->isLValueReferenceType() &&
           Context.hasSameType(Spelled.getType(),
                               Declared.getNonReferenceType());
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

  bool isCastToVoid(size_t Depth) const {
    return isa_and_nonnull<ExplicitCastExpr>(around(Depth));
  }

  bool readUse(const MemberExpr &Member) {
    size_t Depth = Around.size();
    const Stmt *S = around(Depth);
    const auto *Call = dyn_cast_or_null<CallExpr>(S);
    if (!Members.IsOptional && isCallOperator(S, Member))
      return run(Member, *Call, Depth, /*IsArgument=*/false);
    if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(S))
      return readOperator(*Operator, Member, Depth);
    if (const auto *Called = dyn_cast_or_null<MemberExpr>(S))
      return readMethodCall(*Called, Member, Depth);
    if (Call && !Members.IsOptional && isArgument(*Call, 0, Member)) {
      if (isStdInvoke(*Call))
        return run(Member, *Call, Depth, /*IsArgument=*/true);
      if (Call->isCallToStdMove())
        if (const CallExpr *Outer = calledAround(Depth, *Call))
          return run(Member, *Outer, Depth, /*IsArgument=*/true);
      if (isExchange(*Call) && isDiscarded(Depth))
        return use(Doing::Drop, Member, Call);
    }
    return refuse(name() + " is used for more than to run, test or drop it");
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
      if (!Members.IsOptional && isArgument(Operator, 0, Member) &&
          isIdleAction(*Operator.getArg(1)) && isDiscarded(Depth))
        return use(Doing::Silence, Member, &Operator);
      if (!isArgument(Operator, 0, Member) || !isNoAction(*Operator.getArg(1)))
        return refuse(name() + " is assigned, and a closure cannot be");
      if (Members.IsOptional &&
          isa<CXXNullPtrLiteralExpr>(
              Operator.getArg(1)->IgnoreUnlessSpelledInSource()))
        break; // an optional of an empty function
      if (isDiscarded(Depth)) {
        Replaced.push_back(Operator.getArg(1));
        return use(Doing::Drop, Member, &Operator);
      }
      break;
    case OO_EqualEqual:
    case OO_ExclaimEqual:
      if (!Members.IsOptional && Operator.getNumArgs() == 2 &&
          (isNoAction(*Operator.getArg(0)) || isNoAction(*Operator.getArg(1))))
        return readComparison(Operator, Member, Depth);
      break;
    case OO_Star:
      if (const CallExpr *Call =
              Members.IsOptional ? calledAround(Depth, Operator) : nullptr)
        return run(Member, *Call, Depth, /*IsArgument=*/false);
      break;
    default:
      break;
    }
    return refuse(name() + " is used for more than to run, test or drop it");
  }

  bool readComparison(const CXXOperatorCallExpr &Operator,
                      const MemberExpr &Member, size_t Depth) {
    bool Equal = Operator.getOperator() == OO_EqualEqual;
    const Expr *Whole = &Operator;
    // From C++20 on, `a != b` may be made of `!(a == b)`.
    const Stmt *Outside = around(Depth);
    if (const auto *Not = dyn_cast_or_null<UnaryOperator>(Outside);
        Not && Not->getOpcode() == UO_LNot)
      Outside = around(Depth);
    if (const auto *Written =
            dyn_cast_or_null<CXXRewrittenBinaryOperator>(Outside)) {
      Equal = Written->getOpcode() == BO_EQ;
      Whole = Written;
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
      if (Members.IsOptional && (Name == "has_value" || Name == "reset"))
        return use(Doing::AsOptional, Member, Call);
      if (Members.IsOptional && Name == "value")
        if (const CallExpr *Outer = calledAround(Depth, *Call))
          return run(Member, *Outer, Depth, /*IsArgument=*/false);
      if (!Members.IsOptional && Name == "empty") {
        const auto *Not = dyn_cast_or_null<UnaryOperator>(around(Depth));
        return Not && Not->getOpcode() == UO_LNot
                   ? use(Doing::IsSet, Member, Not)
                   : use(Doing::IsUnset, Member, Call);
      }
      if (!Members.IsOptional && Name == "clear" && isDiscarded(Depth))
        return use(Doing::Drop, Member, Call);
    }
    return refuse(name() + " is used for more than to run, test or drop it");
  }
};

} // namespace

ActionUses readActionUses(const FieldDecl &Action,
                          const GuardClassMembers &Members,
                          ASTContext &Context) {
  return ActionReader(Action, Members, Context).read();
}

} // namespace defercliff
