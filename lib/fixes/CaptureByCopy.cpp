//===--- CaptureByCopy.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/CaptureByCopy.h"

#include "lib/QualifiedName.h"
#include "lib/StdCalls.h"
#include "lib/deferral/Storage.h"
#include "lib/deferral/StoredValue.h"
#include "lib/fixes/CopyHazards.h"
#include "lib/fixes/NestedLambdas.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether \p Variable is one of several that a pack of parameters became.
static bool isFromPack(const ValueDecl &Variable) {
  const auto *Function = dyn_cast<FunctionDecl>(Variable.getDeclContext());
  const FunctionDecl *Pattern =
      Function ? Function->getTemplateInstantiationPattern() : nullptr;
  return Pattern &&
         llvm::any_of(Pattern->parameters(), [&](const ParmVarDecl *Parameter) {
           return Parameter->isParameterPack() &&
                  Parameter->getLocation() == Variable.getLocation();
         });
}

/// Whether \p Variable refers to a base of an object of another class.
static bool refersToBase(const ValueDecl &Variable) {
  const auto *Var = dyn_cast<VarDecl>(&Variable);
  const Expr *E =
      Var && Var->getType()->isReferenceType() ? Var->getInit() : nullptr;
  while (E) {
    E = E->IgnoreParens();
    if (const auto *Full = dyn_cast<FullExpr>(E)) {
      E = Full->getSubExpr();
    } else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E)) {
      E = Temporary->getSubExpr();
    } else if (const auto *Cast = dyn_cast<CastExpr>(E)) {
      if (Cast->getCastKind() == CK_DerivedToBase ||
          Cast->getCastKind() == CK_UncheckedDerivedToBase)
        return true;
      E = Cast->getSubExpr();
    } else {
      return false;
    }
  }
  return false;
}

/// Whether \p Holds is true of a part of \p S that lies behind \p From.
static bool anyBehind(SourceLocation From, const Stmt *S,
                      const SourceManager &SM,
                      llvm::function_ref<bool(const Stmt &)> Holds) {
  if (!S || !SM.isBeforeInTranslationUnit(From, S->getEndLoc()))
    return false;
  if (SM.isBeforeInTranslationUnit(From, S->getBeginLoc()))
    return Holds(*S);
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return anyBehind(From, Child, SM, Holds);
  });
}

/// How \p Lambda captures \p Variable; null if it does not.
static const LambdaCapture *captureOf(const LambdaExpr &Lambda,
                                      const ValueDecl &Variable) {
  for (const LambdaCapture &Capture : Lambda.captures())
    if (Capture.capturesVariable() && Capture.getCapturedVar() == &Variable)
      return &Capture;
  return nullptr;
}

namespace {

/// Looks in \p Body for what changes a variable behind a lambda.
class LaterChange {
public:
  LaterChange(const ValueDecl &Variable, SourceLocation EndOfLambda,
              const Stmt &Body, const ASTContext &Context)
      : Variable(Variable), EndOfLambda(EndOfLambda), Body(Body),
        Context(Context) {}

  bool byName() const {
    return anyBehind(EndOfLambda, &Body, Context.getSourceManager(),
                     [&](const Stmt &S) {
                       return mayChange(&S, Variable, /*IntoLambdas=*/true);
                     });
  }

  /// The variable of \p S, declared before the lambda, by which the body may
  /// change the other one: a pointer or a reference to it, a lambda, an object
  /// that was made with it. Null if there is none.
  const VarDecl *through(const Stmt *S) const {
    if (!S || isa<Expr>(S) ||
        !Context.getSourceManager().isBeforeInTranslationUnit(S->getBeginLoc(),
                                                              EndOfLambda))
      return nullptr;
    if (const auto *Declared = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Declared->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D); Var && mayChangeLater(*Var))
          return Var;
    for (const Stmt *Child : S->children())
      if (const VarDecl *Found = through(Child))
        return Found;
    return nullptr;
  }

  /// Whether an expression of \p S, which begins before the lambda, lets
  /// something keep a pointer or a reference to the variable.
  bool isGivenAway(const Stmt *S) {
    if (!S || !Context.getSourceManager().isBeforeInTranslationUnit(
                  S->getBeginLoc(), EndOfLambda))
      return false;
    if (isa<Expr>(S) && !mayChange(S, Variable, /*IntoLambdas=*/true))
      return false;
    const Expr *Value = nullptr;
    if (const Expr *Target = assignmentTarget(S, Value);
        Target && !names(Target, Variable) && mayGiveAway(Value))
      return true;
    if (const auto *Call = dyn_cast<CallExpr>(S))
      for (unsigned I = 0, E = Call->getNumArgs(); I != E; ++I)
        if (mayGiveAway(Call->getArg(I)) && Stored.mayStore(*Call, I) &&
            !isCopiedBy(*Call, *Call->getArg(I)))
          return true;
    return llvm::any_of(S->children(),
                        [&](const Stmt *Child) { return isGivenAway(Child); });
  }

private:
  const ValueDecl &Variable;
  const SourceLocation EndOfLambda;
  const Stmt &Body;
  const ASTContext &Context;
  StoredValues Stored;

  /// Whether \p Call of the standard library stores the value of \p Arg, a
  /// mere name.
  static bool isCopiedBy(const CallExpr &Call, const Expr &Arg) {
    const FunctionDecl *Callee = Call.getDirectCallee();
    return Callee && isInStd(*Callee) &&
           isa<DeclRefExpr>(Arg.IgnoreParenImpCasts());
  }

  /// Whether the value of \p S may change the variable later.
  bool mayGiveAway(const Stmt *S) const {
    return mayChange(S, Variable, /*IntoLambdas=*/true) && refersInValue(S);
  }

  /// Whether the variable is named in \p S other than to compute a number.
  bool refersInValue(const Stmt *S) const {
    if (!S)
      return false;
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      const LambdaCapture *Capture = captureOf(*Lambda, Variable);
      if (Capture && Capture->getCaptureKind() == LCK_ByRef &&
          mayChange(Lambda->getBody(), Variable, /*IntoLambdas=*/true))
        return true;
      return llvm::any_of(Lambda->capture_inits(), [&](const Expr *Init) {
        return Init && !isa<DeclRefExpr>(Init->IgnoreParenImpCasts()) &&
               refersInValue(Init);
      });
    }
    if (const auto *E = dyn_cast<Expr>(S);
        E && E->isPRValue() && E->getType()->isArithmeticType())
      return false;
    const auto *Ref = dyn_cast<DeclRefExpr>(S);
    return (Ref && Ref->getDecl() == &Variable) ||
           llvm::any_of(S->children(), [&](const Stmt *Child) {
             return refersInValue(Child);
           });
  }

  bool mayChangeLater(const VarDecl &Other) const {
    QualType Type = Other.getType();
    bool MayRefer = Type->isReferenceType() || Type->isPointerType() ||
                    Type->isRecordType();
    return &Other != &Variable && MayRefer &&
           mayChange(Other.getInit(), Variable, /*IntoLambdas=*/true) &&
           (Other.needsDestruction(Context) || isNamedLater(Other));
  }

  bool isNamedLater(const VarDecl &Other) const {
    const auto *Parts = dyn_cast<DecompositionDecl>(&Other);
    return anyBehind(
        EndOfLambda, &Body, Context.getSourceManager(), [&](const Stmt &S) {
          return names(&S, Other) ||
                 (Parts &&
                  llvm::any_of(Parts->bindings(), [&](const BindingDecl *Part) {
                    return names(&S, *Part);
                  }));
        });
  }
};

} // namespace

/// Why a copy of \p Variable may be out of date when \p Lambda, which stands in
/// \p Body, runs; empty if it cannot.
static std::string whyOutdated(const LambdaExpr &Lambda,
                               const ValueDecl &Variable, const Stmt &Body,
                               const ASTContext &Context) {
  LaterChange Change(Variable, Lambda.getEndLoc(), Body, Context);
  if (Change.byName())
    return "'" + Variable.getNameAsString() +
           "' is changed after the action is made";
  if (const VarDecl *Other = Change.through(&Body))
    return "'" + Variable.getNameAsString() + "' may be changed through " +
           (Other->getIdentifier() ? "'" + Other->getNameAsString() + "'"
                                   : "a structured binding") +
           " after the action is made";
  if (Change.isGivenAway(&Body))
    return "'" + Variable.getNameAsString() +
           "' may be changed through what keeps a reference to it";
  return "";
}

/// Whether \p Body has `decltype((Name))`, which of a copy is another type.
static bool asksForReference(const Stmt &Body, StringRef Name,
                             const ASTContext &Context) {
  std::vector<Token> Tokens = tokensOf(Body.getSourceRange(), Context);
  auto Is = [](const Token &T, StringRef Word) {
    return T.is(tok::raw_identifier) && T.getRawIdentifier() == Word;
  };
  for (size_t I = 3; I < Tokens.size(); ++I)
    if (Is(Tokens[I], Name) && Tokens[I - 1].is(tok::l_paren) &&
        Tokens[I - 2].is(tok::l_paren) && Is(Tokens[I - 3], "decltype"))
      return true;
  return false;
}

/// Whether \p S, which may be null, asks where \p Variable is.
static bool takesAddress(const Stmt *S, const ValueDecl &Variable) {
  if (!S)
    return false;
  const Expr *Object = nullptr;
  if (const auto *Unary = dyn_cast<UnaryOperator>(S);
      Unary && Unary->getOpcode() == UO_AddrOf)
    Object = Unary->getSubExpr();
  else if (const auto *Call = dyn_cast<CallExpr>(S);
           Call && isCallOfStd(*Call, {"addressof"}))
    Object = Call->getArg(0);
  const auto *Ref =
      Object ? dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts()) : nullptr;
  return (Ref && Ref->getDecl() == &Variable) ||
         llvm::any_of(S->children(), [&](const Stmt *Child) {
           return takesAddress(Child, Variable);
         });
}

/// Why \p Variable must stay a reference; empty if it need not.
static std::string whyNotByCopy(const LambdaExpr &Lambda,
                                const ValueDecl &Variable, bool OnlyIfCheap,
                                ASTContext &Context) {
  std::string Name = "'" + Variable.getNameAsString() + "'";
  QualType Type = Variable.getType().getNonReferenceType();
  if (isFromPack(Variable))
    return Name + " is a parameter pack";
  if (Type->isVariablyModifiedType())
    return "the size of " + Name + " is not a constant";
  if (const auto *Var = dyn_cast<VarDecl>(&Variable);
      Var && Var->isInitCapture() && Type->isArrayType())
    return "the copy of an array under another name is a pointer to it";
  if (!canBeCopied(Type, Context))
    return Name + " cannot be copied; move it into the capture if nothing else "
                  "needs it";
  const CXXRecordDecl *Class = recordOf(Type);
  if ((Variable.getType()->isReferenceType() && Class &&
       Class->isPolymorphic()) ||
      refersToBase(Variable))
    return "a copy of " + Name + " may lose its dynamic type";
  const CopyHazards Hazards = hazardsOfCopy(Type);
  if (Hazards.ReleasesShared)
    return "a copy of " + Name + " would release what it shares with it";
  if (Hazards.HasMutable)
    return "a copy of " + Name + " would have its own mutable members";
  bool ChangesInList =
      llvm::any_of(Lambda.capture_inits(), [&](const Expr *Init) {
        // `&x` itself is a mere name.
        return Init && !isa<DeclRefExpr>(Init->IgnoreParenImpCasts()) &&
               mayChange(Init, Variable, /*IntoLambdas=*/true);
      });
  if (ChangesInList)
    return "another capture may change " + Name;
  if (mayChange(Lambda.getBody(), Variable, /*IntoLambdas=*/true))
    return "the action may change " + Name +
           ", which a copy would keep to itself";
  if (asksForReference(*Lambda.getBody(), Variable.getName(), Context))
    return "the action has a decltype of " + Name;
  // An object may be told from its copies by its address.
  if (OnlyIfCheap && !Type->isScalarType())
    return "a copy of " + Name + " is another object, and may cost more";
  if (OnlyIfCheap && takesAddress(Lambda.getBody(), Variable))
    return "the action asks where " + Name + " is, and a copy is elsewhere";
  return "";
}

namespace {

/// The tokens between the brackets of a lambda.
class Introducer {
public:
  Introducer(const LambdaExpr &Lambda, const ASTContext &Context)
      : Tokens(tokensOf(Lambda.getIntroducerRange(), Context)),
        Context(Context) {}

  /// The index of the `&` of `&Name`; 0 if the list does not name it so.
  size_t referenceTo(StringRef Name) const {
    for (size_t I = 1; I + 1 < Tokens.size(); ++I)
      if (Tokens[I].is(tok::amp) &&
          Tokens[I - 1].isOneOf(tok::l_square, tok::comma) &&
          Tokens[I + 1].is(tok::raw_identifier) &&
          Tokens[I + 1].getRawIdentifier() == Name)
        return I;
    return 0;
  }

  /// `&x` loses its `&`, with the blanks behind it.
  FixItHint dropAmpersand(size_t Amp) const {
    return FixItHint::CreateRemoval(CharSourceRange::getCharRange(
        Tokens[Amp].getLocation(), Tokens[Amp + 1].getLocation()));
  }

  /// `, &x` goes.
  FixItHint dropItem(size_t Amp) const {
    return FixItHint::CreateRemoval(CharSourceRange::getCharRange(
        Tokens[Amp - 1].getLocation(), Tokens[Amp + 1].getEndLoc()));
  }

  /// `, x` joins the list, which has a default, behind its last item.
  FixItHint append(StringRef Names) const {
    return FixItHint::CreateInsertion(Tokens[Tokens.size() - 2].getEndLoc(),
                                      Names);
  }

  /// Whether a comment stands from the token \p First on before the name of the
  /// item at \p Amp.
  bool hasComment(size_t First, size_t Amp) const {
    return holdsCommentOrDirective(
        {Tokens[First].getLocation(), Tokens[Amp + 1].getLocation()}, Context);
  }

private:
  std::vector<Token> Tokens;
  const ASTContext &Context;
};

} // namespace

/// Whether \p Lambda has a reference of its own to \p Variable: `[&r = x]`.
static bool refersByAnotherName(const LambdaExpr &Lambda,
                                const ValueDecl &Variable) {
  return llvm::any_of(Lambda.captures(), [&](const LambdaCapture &Capture) {
    const auto *Var = Capture.capturesVariable()
                          ? dyn_cast<VarDecl>(Capture.getCapturedVar())
                          : nullptr;
    return Var && Var->isInitCapture() && Var->getType()->isReferenceType() &&
           names(Var->getInit(), Variable);
  });
}

/// Adds to \p Result that \p Lambda captures \p Variables by copy; false if the
/// list cannot be changed so.
static bool changeList(const LambdaExpr &Lambda,
                       llvm::ArrayRef<const ValueDecl *> Variables,
                       const ASTContext &Context, Edit &Result) {
  Introducer List(Lambda, Context);
  std::string Appended;
  for (const ValueDecl *Variable : Variables) {
    size_t Amp = List.referenceTo(Variable->getName());
    const auto *Var = dyn_cast<VarDecl>(Variable);
    // That of another lambda is a variable like others.
    bool InitCapture =
        Var && Var->isInitCapture() &&
        Lambda.getIntroducerRange().fullyContains(Var->getLocation());
    if (Amp == 0) {
      if (Lambda.getCaptureDefault() != LCD_ByRef)
        return false;
      Appended += ", " + Variable->getNameAsString();
    } else {
      bool Goes = Lambda.getCaptureDefault() == LCD_ByCopy && !InitCapture;
      if (List.hasComment(Goes ? Amp - 1 : Amp, Amp))
        return false;
      Result.Hints.push_back(Goes ? List.dropItem(Amp)
                                  : List.dropAmpersand(Amp));
    }
  }
  if (!Appended.empty())
    Result.Hints.push_back(List.append(Appended));
  return true;
}

Edit captureByCopy(const LambdaExpr &Lambda,
                   llvm::ArrayRef<const ValueDecl *> Variables,
                   bool OnlyIfCheap, const Stmt *Later, ASTContext &Context) {
  if (!isWrittenPlainly(Lambda.getSourceRange(), Context))
    return Edit::refused("the lambda is written in a macro");
  for (const ValueDecl *Variable : Variables) {
    std::string Why = whyNotByCopy(Lambda, *Variable, OnlyIfCheap, Context);
    if (!Why.empty())
      return Edit::refused(Why);
    if (Later)
      Why = whyOutdated(Lambda, *Variable, *Later, Context);
    // What it refers to, or the container that it is an element of.
    const VarDecl *Owner =
        Later && Why.empty() ? storageOf(*Variable).Owner : nullptr;
    if (Owner && Owner != Variable)
      Why = whyOutdated(Lambda, *Owner, *Later, Context);
    if (!Why.empty())
      return Edit::refused(Why);
    if (isa<BindingDecl>(Variable) && !Context.getLangOpts().CPlusPlus20)
      return Edit::refused("a structured binding cannot be captured by copy "
                           "before C++20");
  }

  Edit Result;
  Result.Title = "capture by copy";
  const Edit NotPlain =
      Edit::refused("the capture list is not written plainly");
  if (!changeList(Lambda, Variables, Context, Result))
    return NotPlain;
  // The copy dies with this lambda: one that may live longer needs its own.
  for (const LambdaExpr *Nested : lambdasThatMayLeave(Lambda)) {
    llvm::SmallVector<const ValueDecl *, 2> Captured;
    for (const ValueDecl *Variable : Variables) {
      const LambdaCapture *Capture = captureOf(*Nested, *Variable);
      if (Capture && Capture->getCaptureKind() == LCK_ByRef)
        Captured.push_back(Variable);
      if (refersByAnotherName(*Nested, *Variable))
        return Edit::refused("a lambda in the action gives '" +
                             Variable->getNameAsString() + "' another name");
    }
    if (Captured.empty())
      continue;
    if (!isWrittenPlainly(Nested->getSourceRange(), Context))
      return Edit::refused("a lambda in the action is written in a macro");
    if (!changeList(*Nested, Captured, Context, Result))
      return NotPlain;
  }
  return Result;
}

std::string obstacleToCopyAt(SourceLocation Place, const LambdaExpr &Lambda,
                             ASTContext &Context) {
  const ValueDecl *Variable = namedFrom(Place, Lambda.getBody());
  return Variable
             ? whyNotByCopy(Lambda, *Variable, /*OnlyIfCheap=*/false, Context)
             : "the action does not use what it would capture";
}

} // namespace defercliff
