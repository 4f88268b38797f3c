//===--- InlineGuard.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/InlineGuard.h"

#include "lib/QualifiedName.h"
#include "lib/callables/Callable.h"
#include "lib/fixes/GuardFactory.h"
#include "lib/guards/StoredAction.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

/// Drops the parameter that a deleter has and a clean-up has not. Nothing to
/// drop is an edit without hints; a parameter that the action uses is refused.
static bool dropDeleterParameter(const LambdaExpr &Action, Edit &Result) {
  const CXXMethodDecl *Operator = Action.getCallOperator();
  if (Operator->getNumParams() == 0)
    return true;
  FunctionTypeLoc Type = Operator->getFunctionTypeLoc();
  if (Operator->getNumParams() > 1 || !Type ||
      Operator->getParamDecl(0)->isReferenced())
    return false;
  Result.Hints.push_back(
      FixItHint::CreateReplacement(Type.getParensRange(), "()"));
  return true;
}

/// Where the type argument \p Argument ends. The `>` at its end may be half of
/// a `>>` token, which clang splits.
static SourceLocation endOfArgument(const TemplateArgumentLoc &Argument,
                                    const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  SourceLocation End = Argument.getSourceRange().getEnd();
  if (End.isMacroID()) {
    // The expansion of half a token is a range of characters, that of a macro
    // one of tokens.
    CharSourceRange Half = SM.getImmediateExpansionRange(End);
    return Half.isCharRange() ? Half.getEnd() : SourceLocation();
  }
  return Lexer::getLocForEndOfToken(End, 0, SM, Context.getLangOpts());
}

/// The template arguments of \p Type as they are written; null if they are not
/// written there.
static TemplateSpecializationTypeLoc writtenArguments(TypeLoc Type) {
  return Type.getUnqualifiedLoc()
      .getAsAdjusted<TemplateSpecializationTypeLoc>();
}

/// Whether the call operator of \p Lambda has the very type of function that
/// \p Wrapper is for, so that it converts to a pointer to one.
static bool isCalledAs(const LambdaExpr &Lambda, QualType Wrapper,
                       ASTContext &Context) {
  const auto *Spec =
      dyn_cast_or_null<ClassTemplateSpecializationDecl>(recordOf(Wrapper));
  if (!Spec || Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return false;
  const auto *Wanted =
      Spec->getTemplateArgs()[0].getAsType()->getAs<FunctionProtoType>();
  const auto *Has =
      Lambda.getCallOperator()->getType()->getAs<FunctionProtoType>();
  return Wanted && Has && Wanted->getNumParams() == Has->getNumParams() &&
         Context.hasSameType(Wanted->getReturnType(), Has->getReturnType()) &&
         std::equal(Wanted->param_type_begin(), Wanted->param_type_end(),
                    Has->param_type_begin(), [&](QualType A, QualType B) {
                      return Context.hasSameType(A, B);
                    });
}

/// Whether all mentions of \p Var below \p S, in \p Parent, are of the pointer
/// that it holds: nothing asks for its own type or for its deleter.
static bool isUsedOnlyAsPointer(const Stmt *S, const Stmt *Parent,
                                const VarDecl &Var) {
  if (!S)
    return true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S);
      Ref && Ref->getDecl() == &Var) {
    if (const auto *Member = dyn_cast_or_null<MemberExpr>(Parent)) {
      StringRef Name = Member->getMemberDecl()->getDeclName().isIdentifier()
                           ? Member->getMemberDecl()->getName()
                           : "";
      return Name == "get" || Name == "reset" || Name == "release" ||
             isa<CXXConversionDecl>(Member->getMemberDecl());
    }
    const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Parent);
    return Operator && (Operator->getOperator() == OO_Star ||
                        Operator->getOperator() == OO_Arrow);
  }
  // Implicit casts say nothing of what the value is used for.
  const Stmt *Around = isa<ImplicitCastExpr, ParenExpr>(S) ? Parent : S;
  return llvm::all_of(S->children(), [&](const Stmt *Child) {
    return isUsedOnlyAsPointer(Child, Around, Var);
  });
}

/// `unique_ptr<T, std::function<void(T *)>>` over a lambda without captures:
/// the function becomes a pointer to one.
static Edit useFunctionPointer(const Guard &G, ASTContext &Context) {
  // A capture default is enough to prevent the conversion.
  if (G.Action->getCaptureDefault() != LCD_None ||
      G.Action->capture_begin() != G.Action->capture_end())
    return Edit::refused("a lambda with captures is no function pointer");
  if (!isCalledAs(*G.Action, G.Kept, Context))
    return Edit::refused("the lambda's own type is not that of the deleter");
  if (!isUsedOnlyAsPointer(statementsOf(*bodyOf(*G.Var)), nullptr, *G.Var))
    return Edit::refused("the pointer's own type matters elsewhere");
  const TypeSourceInfo *Written = G.Var->getTypeSourceInfo();
  auto Pointer = Written ? writtenArguments(Written->getTypeLoc())
                         : TemplateSpecializationTypeLoc();
  if (!Pointer || Pointer.getNumArgs() != 2 ||
      !Pointer.getArgLoc(1).getTypeSourceInfo())
    return Edit::refused("the type of the deleter is not written here");
  TemplateArgumentLoc Deleter = Pointer.getArgLoc(1);
  auto Wrapper = writtenArguments(Deleter.getTypeSourceInfo()->getTypeLoc());
  const TypeSourceInfo *Signature =
      Wrapper && Wrapper.getNumArgs() == 1
          ? Wrapper.getArgLoc(0).getTypeSourceInfo()
          : nullptr;
  auto Function = Signature ? Signature->getTypeLoc().getAs<FunctionTypeLoc>()
                            : FunctionTypeLoc();
  SourceLocation End = endOfArgument(Deleter, Context);
  if (!Function || End.isInvalid() || End.isMacroID() ||
      !isWrittenPlainly(Function.getSourceRange(), Context))
    return Edit::refused("the type of the deleter is not written here");
  Edit Result;
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(Deleter.getSourceRange().getBegin(), End),
      (textOf(Function.getReturnLoc().getSourceRange(), Context) + " (*)" +
       textOf(Function.getParensRange(), Context))
          .str()));
  return Result;
}

/// The calls that mention \p Var below \p S, in \p Calls; false if it is
/// mentioned in any other way than to call a method of it.
static bool
collectMethodCalls(const Stmt *S, const VarDecl &Var,
                   llvm::SmallVectorImpl<const CXXMemberCallExpr *> &Calls) {
  if (!S)
    return true;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S)) {
    const auto *Object =
        dyn_cast<DeclRefExpr>(Call->getImplicitObjectArgument());
    if (Object && Object->getDecl() == &Var) {
      Calls.push_back(Call);
      return true;
    }
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return Ref->getDecl() != &Var;
  return llvm::all_of(S->children(), [&](const Stmt *Child) {
    return collectMethodCalls(Child, Var, Calls);
  });
}

/// Whether \p Call does nothing but dismiss \p G.
static bool isDismissal(const CXXMemberCallExpr &Call, const Guard &G) {
  static const StringRef Names[] = {"dismiss", "Dismiss", "release", "Release",
                                    "cancel",  "Cancel",  "disarm",  "commit"};
  const CXXMethodDecl *Method = Call.getMethodDecl();
  return Method && Method->getIdentifier() && Call.getNumArgs() == 0 &&
         Method->getReturnType()->isVoidType() &&
         llvm::is_contained(Names, Method->getName()) &&
         (G.Row || onlySetsOneMember(*Method));
}

/// Whether a path of the graph passes two of \p Calls between two definitions
/// of \p Var.
static bool mayMeetTwo(llvm::ArrayRef<const CXXMemberCallExpr *> Calls,
                       const VarDecl &Var, const BodyFlow &Flow) {
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  llvm::SmallVector<FlowPoint, 8> Work;
  for (const CXXMemberCallExpr *Call : Calls)
    if (FlowPoint Point = Flow.pointOf(Call); Point.Block)
      Work.push_back({Point.Block, Point.Index + 1});
  while (!Work.empty()) {
    FlowPoint From = Work.pop_back_val();
    bool IsDefined = false;
    for (unsigned I = From.Index; I < From.Block->size() && !IsDefined; ++I)
      if (auto Element = (*From.Block)[I].getAs<CFGStmt>()) {
        if (llvm::is_contained(Calls, Element->getStmt()))
          return true;
        const auto *Declaration = dyn_cast<DeclStmt>(Element->getStmt());
        IsDefined =
            Declaration && llvm::is_contained(Declaration->decls(), &Var);
      }
    if (IsDefined)
      continue;
    for (const CFGBlock *To : Flow.successors().of(*From.Block))
      if (Seen.insert(To).second)
        Work.push_back({To, 0});
  }
  return false;
}

/// Adds to \p Result what dismisses \p G once \p Factory has made it. Why that
/// cannot be done; empty if it can.
static StringRef translateDismissals(const Guard &G, StringRef Factory,
                                     const BodyFlow &Flow, Edit &Result,
                                     ASTContext &Context) {
  const VarDecl &Var = *G.Var;
  constexpr StringRef UsedAgain = "the guard is used again after it was built";
  if (!Var.isReferenced())
    return "";
  if (Var.getType().isConstQualified())
    return UsedAgain;
  const GuardRow *Row = findGuardRowByFactory(Factory);
  const Decl *Body = bodyOf(Var);
  llvm::SmallVector<const CXXMemberCallExpr *, 4> Calls;
  if (!Row || Row->Dismiss.empty() || !Body ||
      !collectMethodCalls(statementsOf(*Body), Var, Calls))
    return UsedAgain;
  // What is dismissed by a flag keeps its closure, and may be dismissed again.
  if (!G.Action->getLambdaClass()->hasTrivialDestructor())
    return "what the action has captured would die when it is dismissed";
  if (mayMeetTwo(Calls, Var, Flow))
    return "the guard may be dismissed twice";
  auto [Before, After] = Row->Dismiss.split('%');
  for (const CXXMemberCallExpr *Call : Calls) {
    if (!isDismissal(*Call, G) ||
        !isWrittenPlainly(Call->getSourceRange(), Context))
      return UsedAgain;
    Result.Hints.push_back(FixItHint::CreateReplacement(
        Call->getSourceRange(), (Before + Var.getName() + After).str()));
  }
  return "";
}

/// The parameter of \p Ctor that the class's own template parameter is deduced
/// from; null if there is none.
static const ParmVarDecl *deducingParameter(const CXXConstructorDecl *Ctor) {
  if (!Ctor || Ctor->getNumParams() == 0)
    return nullptr;
  const ParmVarDecl *Param = Ctor->getParamDecl(0);
  const auto *Type =
      Param->getType().getNonReferenceType()->getAs<TemplateTypeParmType>();
  return Type && Type->getDepth() == 0 && Type->getIndex() == 0 ? Param
                                                                : nullptr;
}

namespace {

/// Tells whether a class template only initialises, moves and calls what it
/// keeps of its parameter's type: then any callable will do. Looks at the
/// pattern of the template, and at those methods that are used.
class PatternUses {
public:
  explicit PatternUses(const CXXRecordDecl &Pattern) : Pattern(Pattern) {}

  /// Whether that holds for the destructor, \p Ctor, and what they call.
  bool areHarmless(const CXXConstructorDecl &Ctor) {
    if (Pattern.getNumBases() > 0)
      return false;
    for (const Decl *D : Pattern.decls())
      if (isa<StaticAssertDecl>(D))
        return false;
    for (const FieldDecl *Field : Pattern.fields()) {
      if (!Field->getType()->isDependentType())
        continue;
      if (Kept || !Field->getType()->getAs<TemplateTypeParmType>())
        return false;
      Kept = Field;
    }
    Given = Ctor.getParamDecl(0);
    if (!Kept || !initializesWell(Ctor) || !use(Ctor))
      return false;
    // getDestructor finds none in a template.
    return llvm::all_of(Pattern.methods(), [&](const CXXMethodDecl *Method) {
      return !isa<CXXDestructorDecl>(Method) || use(*Method);
    });
  }

  /// Whether \p Method, and what it calls, is as harmless.
  bool use(const CXXMethodDecl &Method) {
    if (!Used.insert(Method.getCanonicalDecl()).second || Method.isDefaulted())
      return true;
    const Stmt *Body = Method.getBody();
    return Body && check(Body);
  }

private:
  const CXXRecordDecl &Pattern;
  const FieldDecl *Kept = nullptr;
  const ParmVarDecl *Given = nullptr;
  llvm::SmallPtrSet<const CXXMethodDecl *, 8> Used;

  bool initializesWell(const CXXConstructorDecl &Ctor) {
    return llvm::all_of(Ctor.inits(), [&](const CXXCtorInitializer *Init) {
      const Expr *E = Init->getInit();
      if (Init->getMember() != Kept)
        return check(E);
      if (const auto *List = dyn_cast<ParenListExpr>(E))
        E = List->getNumExprs() == 1 ? List->getExpr(0) : E;
      else if (const auto *Braces = dyn_cast<InitListExpr>(E))
        E = Braces->getNumInits() == 1 ? Braces->getInit(0) : E;
      return isAction(E) || isMoved(E);
    });
  }

  /// Whether \p E is what the object keeps, or is to keep.
  bool isAction(const Expr *E) const {
    E = E->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return Member->getMemberDecl() == Kept;
    if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E))
      return Member->getMember() == Kept->getDeclName();
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    return Ref && Ref->getDecl() == Given;
  }

  static StringRef calleeName(const CallExpr &Call) {
    const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
    DeclarationName Name;
    if (const auto *Lookup = dyn_cast<UnresolvedLookupExpr>(Callee))
      Name = Lookup->getName();
    else if (const auto *Ref = dyn_cast<DeclRefExpr>(Callee))
      Name = Ref->getDecl()->getDeclName();
    return Name.isIdentifier() && !Name.isEmpty()
               ? Name.getAsIdentifierInfo()->getName()
               : "";
  }

  bool isMoved(const Expr *E) const {
    const auto *Call = dyn_cast<CallExpr>(E->IgnoreParenImpCasts());
    return Call && Call->getNumArgs() == 1 && isAction(Call->getArg(0)) &&
           (calleeName(*Call) == "move" || calleeName(*Call) == "forward");
  }

  bool check(const Stmt *S) {
    if (!S)
      return true;
    if (const auto *Call = dyn_cast<CallExpr>(S)) {
      bool RunsIt = isAction(Call->getCallee()) || isMoved(Call->getCallee());
      bool InvokesIt = calleeName(*Call) == "invoke" &&
                       Call->getNumArgs() == 1 &&
                       (isAction(Call->getArg(0)) || isMoved(Call->getArg(0)));
      if (InvokesIt || (RunsIt && Call->getNumArgs() == 0))
        return true;
    }
    if (const auto *E = dyn_cast<Expr>(S)) {
      if (isAction(E))
        return false;
      if (const auto *Member = dyn_cast<MemberExpr>(E);
          Member && isa<CXXMethodDecl>(Member->getMemberDecl()) &&
          !use(*cast<CXXMethodDecl>(Member->getMemberDecl())))
        return false;
      // A method that is looked for when the template is instantiated.
      if (isa<UnresolvedMemberExpr, CXXDependentScopeMemberExpr>(E))
        return false;
    }
    return llvm::all_of(S->children(),
                        [&](const Stmt *Child) { return check(Child); });
  }
};

} // namespace

/// Whether a guide of the user's makes \p Template another class than that of
/// the very argument.
static bool hasFixedGuide(const ClassTemplateDecl &Template,
                          ASTContext &Context) {
  DeclarationName Name = Context.DeclarationNames.getCXXDeductionGuideName(
      const_cast<ClassTemplateDecl *>(&Template));
  return llvm::any_of(
      Template.getDeclContext()->lookup(Name), [](const NamedDecl *D) {
        const auto *Guide = dyn_cast<FunctionTemplateDecl>(D);
        return !Guide ||
               (!Guide->isImplicit() &&
                !Guide->getTemplatedDecl()->getReturnType()->isDependentType());
      });
}

/// Whether \p G is used after it was built, but for calls that dismiss it and
/// that \p Uses allows.
static bool isOnlyDismissed(const Guard &G, PatternUses &Uses) {
  if (!G.Var->isReferenced())
    return true;
  const Decl *Body = bodyOf(*G.Var);
  llvm::SmallVector<const CXXMemberCallExpr *, 4> Calls;
  return Body && collectMethodCalls(statementsOf(*Body), *G.Var, Calls) &&
         llvm::all_of(Calls, [&](const CXXMemberCallExpr *Call) {
           const auto *Method = dyn_cast_or_null<CXXMethodDecl>(
               Call->getMethodDecl()->getInstantiatedFromMemberFunction());
           return isDismissal(*Call, G) && Method && Uses.use(*Method);
         });
}

/// `OnExit<std::function<void()>> g([] {...});` over a class template that can
/// deduce its argument: the argument goes. Without an edit if that is not so.
static Edit deduceArgument(const Guard &G, const BodyFlow &Flow,
                           ASTContext &Context) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(G.Class);
  const TypeSourceInfo *Written = G.Var->getTypeSourceInfo();
  if (!Spec || !Written || !Context.getLangOpts().CPlusPlus17 ||
      !Flow.isDeclaredAlone(*G.Var))
    return {};
  const ClassTemplateDecl &Template = *Spec->getSpecializedTemplate();
  const CXXRecordDecl *Pattern = Template.getTemplatedDecl();
  auto Arguments = writtenArguments(Written->getTypeLoc());
  // An alias template cannot deduce before C++20.
  if (!Arguments || Arguments.getNumArgs() != 1 ||
      Arguments.getTypePtr()->isTypeAlias() ||
      Spec->getTemplateInstantiationPattern() != Pattern ||
      hasFixedGuide(Template, Context))
    return {};
  const auto *Construct = dyn_cast<CXXConstructExpr>(
      G.Var->getInit()->IgnoreUnlessSpelledInSource());
  if (!Construct || Construct->getNumArgs() == 0 ||
      Construct->getArg(0)->IgnoreUnlessSpelledInSource() != G.Action)
    return {};
  // `OnExit<F> g = OnExit<F>(...)` names the type twice.
  if (Construct->getBeginLoc() != G.Var->getLocation() &&
      Construct->getBeginLoc() != G.Action->getBeginLoc())
    return {};
  const auto *Ctor = dyn_cast_or_null<CXXConstructorDecl>(
      Construct->getConstructor()->getInstantiatedFromMemberFunction());
  const ParmVarDecl *Param = deducingParameter(Ctor);
  PatternUses Uses(*Pattern);
  if (!Param ||
      (Param->getType()->isLValueReferenceType() &&
       !Param->getType().getNonReferenceType().isConstQualified()) ||
      !Uses.areHarmless(*Ctor) || !isOnlyDismissed(G, Uses))
    return {};
  SourceLocation End = endOfArgument(Arguments.getArgLoc(0), Context);
  SourceRange Brackets(Arguments.getLAngleLoc(), Arguments.getRAngleLoc());
  if (End.isInvalid() || !isWrittenPlainly(Brackets, Context))
    return {};
  Edit Result;
  Result.Hints.push_back(FixItHint::CreateRemoval(Brackets));
  return Result;
}

/// Whether \p Init is a construction that leaves out an argument.
static bool hasDefaultArgument(const Expr *Init) {
  const auto *Construct =
      dyn_cast<CXXConstructExpr>(Init->IgnoreUnlessSpelledInSource());
  return Construct &&
         llvm::any_of(Construct->arguments(), [](const Expr *Argument) {
           return isa<CXXDefaultArgExpr>(Argument);
         });
}

Edit replaceByInlineGuard(const Guard &G, StringRef Factory,
                          const BodyFlow &Flow, ASTContext &Context) {
  const VarDecl &Var = *G.Var;
  if (!G.Action)
    return Edit::refused("the guard is not built from a lambda");
  if (!isWrittenPlainly(Var.getSourceRange(), Context) ||
      !isWrittenPlainly(G.Action->getSourceRange(), Context))
    return Edit::refused();
  if (qualifiedName(*G.Class) == "std::unique_ptr")
    return useFunctionPointer(G, Context);
  bool IsSharedPtr = qualifiedName(*G.Class) == "std::shared_ptr";
  if (!IsSharedPtr &&
      (!buildsFromAlone(Var.getInit(), *G.Action, /*ThroughCalls=*/false) ||
       (!G.Row && hasDefaultArgument(Var.getInit()))))
    return Edit::refused("the guard is built from more than its action");
  if (Edit Deduced = deduceArgument(G, Flow, Context))
    return Deduced;
  if (!IsSharedPtr && !G.Row && !onlyRunsItsAction(*G.Class))
    return Edit::refused("the guard may do more than run its action");
  if (!isActionForAnyGuard(*G.Action))
    return Edit::refused("the action returns a value");
  const GuardRow *Made = findGuardRowByFactory(Factory);
  if (Made && Made != G.Row && mayThrowAtEnd(*G.Class))
    return Edit::refused("the guard lets exceptions of its action pass");
  if (Factory.empty())
    return Edit::refused("no inline guard is declared here; name one in the "
                         "option InlineGuard");
  if (!Flow.isDeclaredAlone(Var) || Var.getType()->isReferenceType())
    return Edit::refused("the guard shares its declaration");

  // What stands before and behind the lambda is replaced: the type, the name,
  // brackets, and the pointer of a shared_ptr.
  SourceRange Before(Var.getBeginLoc(), G.Action->getBeginLoc());
  SourceRange Behind(G.Action->getEndLoc(), Var.getEndLoc());
  if (holdsCommentOrDirective(Before, Context) ||
      holdsCommentOrDirective(Behind, Context))
    return Edit::refused("a comment stands in the declaration");
  if (IsSharedPtr) {
    const auto *Construct = dyn_cast<CXXConstructExpr>(
        Var.getInit()->IgnoreUnlessSpelledInSource());
    if (!Construct || !Construct->getArg(0)->isNullPointerConstant(
                          Context, Expr::NPC_ValueDependentIsNotNull))
      return Edit::refused("the guard keeps a pointer besides its action");
  }
  Edit Result;
  if (!dropDeleterParameter(*G.Action, Result))
    return Edit::refused("the clean-up uses the pointer it is given");
  if (StringRef Why = translateDismissals(G, Factory, Flow, Result, Context);
      !Why.empty())
    return Edit::refused(Why);

  // The lambda itself is left to other fixes.
  const SourceManager &SM = Context.getSourceManager();
  auto EndOf = [&](SourceLocation Loc) {
    return Lexer::getLocForEndOfToken(Loc, 0, SM, Context.getLangOpts());
  };
  std::string Opening =
      Var.getType().isConstQualified() ? "const auto " : "auto ";
  Opening += Var.getNameAsString() + " = " + Factory.str() + "(";
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(Var.getBeginLoc(), G.Action->getBeginLoc()),
      Opening));
  Result.Hints.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(EndOf(G.Action->getEndLoc()),
                                    EndOf(Var.getEndLoc())),
      ")"));
  return Result;
}

} // namespace defercliff
