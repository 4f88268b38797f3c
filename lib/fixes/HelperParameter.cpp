//===--- HelperParameter.cpp - defercliff ---------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/HelperParameter.h"

#include "lib/Instantiation.h"
#include "lib/SourceText.h"
#include "lib/fixes/AskedTypes.h"
#include "lib/flow/LoopForest.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Whether \p S names a member with template arguments, as in `x.get<int>()`:
/// where the type of x is a template's parameter, that needs `template`.
static bool namesMemberTemplate(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *Member = dyn_cast<MemberExpr>(S);
      Member && Member->hasExplicitTemplateArgs())
    return true;
  return llvm::any_of(S->children(), namesMemberTemplate);
}

/// Whether a `<` stands behind the name of a member in \p Body: where the type
/// of the object is a template's parameter, the name may be that of a template
/// that is visible, and open its arguments.
static bool hasLessBehindMember(const Stmt &Body, const ASTContext &Context) {
  std::vector<Token> Tokens = tokensOf(Body.getSourceRange(), Context);
  for (size_t I = 2; I < Tokens.size(); ++I)
    if (Tokens[I].is(tok::less) && Tokens[I - 1].is(tok::raw_identifier) &&
        Tokens[I - 2].isOneOf(tok::period, tok::arrow))
      return true;
  return false;
}

/// Whether \p Body asks for the type of an expression.
static bool asksForTypes(const Stmt &Body, const ASTContext &Context) {
  static const StringRef Questions[] = {"decltype", "typeof", "__typeof",
                                        "__typeof__"};
  if (llvm::any_of(tokensOf(Body.getSourceRange(), Context),
                   [](const Token &T) {
                     return T.is(tok::raw_identifier) &&
                            llvm::is_contained(Questions, T.getRawIdentifier());
                   }))
    return true;
  return asksForType(Body, [](const Expr &) { return true; });
}

/// Whether \p Body means the same in a lambda with a parameter of type `auto`:
/// what depends on its type may need `typename` and `template`.
static bool canBeGeneric(const Stmt &Body, const ASTContext &Context) {
  return !namesMemberTemplate(&Body) && !hasLessBehindMember(Body, Context) &&
         !asksForTypes(Body, Context);
}

bool headVariables(const Stmt &Loop,
                   llvm::SmallVectorImpl<const VarDecl *> &Variables) {
  if (const auto *For = dyn_cast<CXXForRangeStmt>(&Loop)) {
    Variables.push_back(For->getLoopVariable());
    return !For->getInit() && !isa<DecompositionDecl>(For->getLoopVariable());
  }
  if (const auto *While = dyn_cast<WhileStmt>(&Loop))
    return !While->getConditionVariable();
  const auto &For = cast<ForStmt>(Loop);
  if (For.getConditionVariable())
    return false;
  const auto *Init = dyn_cast_or_null<DeclStmt>(For.getInit());
  if (!Init)
    return true;
  const auto *Var =
      Init->isSingleDecl() ? dyn_cast<VarDecl>(Init->getSingleDecl()) : nullptr;
  if (!Var || isa<DecompositionDecl>(Var))
    return false;
  Variables.push_back(Var);
  return true;
}

static bool isMention(const Expr &E, const VarDecl &Var) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E.IgnoreParens());
  return Ref && declaresSameEntity(Ref->getDecl(), &Var);
}

/// Whether every mention of \p Var in \p S, lambdas too, takes its value: none
/// changes it, and none keeps where it is.
static bool onlyReads(const Stmt *S, const VarDecl &Var) {
  if (!S)
    return true;
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S);
      Cast && Cast->getCastKind() == CK_LValueToRValue &&
      isMention(*Cast->getSubExpr(), Var))
    return true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return !isMention(*Ref, Var);
  return llvm::all_of(S->children(),
                      [&](const Stmt *Child) { return onlyReads(Child, Var); });
}

/// Whether \p Step, which may be null, does no more to \p Var than to read it
/// and to change it on the spot, as `++i` and `i += 2` do.
static bool onlySteps(const Expr *Step, const VarDecl &Var) {
  if (!Step)
    return true;
  Step = Step->IgnoreParens();
  if (const auto *Unary = dyn_cast<UnaryOperator>(Step);
      Unary && Unary->isIncrementDecrementOp())
    return isMention(*Unary->getSubExpr(), Var) || onlyReads(Step, Var);
  if (const auto *Binary = dyn_cast<BinaryOperator>(Step)) {
    if (Binary->getOpcode() == BO_Comma)
      return onlySteps(Binary->getLHS(), Var) &&
             onlySteps(Binary->getRHS(), Var);
    if (Binary->isAssignmentOp() && isMention(*Binary->getLHS(), Var))
      return onlyReads(Binary->getRHS(), Var);
  }
  return onlyReads(Step, Var);
}

/// Whether a copy of \p Var serves the body of \p Loop as well as itself: it is
/// a scalar that only the steps of the loop change, and no one keeps where it
/// is. In a template the next instantiation may do what this one does not.
static bool serveCopies(const VarDecl &Var, const Stmt &Loop,
                        const ASTContext &Context) {
  QualType Type = Var.getType();
  if (!Type->isScalarType() || Type.isVolatileQualified() ||
      isInInstantiation(*Decl::castFromDeclContext(Var.getDeclContext())))
    return false;
  if (const auto *For = dyn_cast<ForStmt>(&Loop);
      For && !(onlyReads(Var.getInit(), Var) &&
               onlyReads(For->getCond(), Var) && onlySteps(For->getInc(), Var)))
    return false;
  return onlyReads(bodyOfLoop(Loop), Var);
}

/// Whether a parameter can be declared as \p Var is, which is written in
/// \p Written: it has nothing behind the name, and is no constant that array
/// bounds in \p Body could use.
static bool canBeParameter(const VarDecl &Var, SourceRange Written,
                           const Stmt &Body, const ASTContext &Context) {
  const TypeSourceInfo *AsWritten = Var.getTypeSourceInfo();
  // `int (&row)[2]` goes on behind the name.
  if (!AsWritten || Context.getSourceManager().isBeforeInTranslationUnit(
                        Var.getLocation(), AsWritten->getTypeLoc().getEndLoc()))
    return false;
  // Neither `decltype(auto)` nor a class without its arguments can be one.
  if (const DeducedType *Deduced = Var.getType()->getContainedDeducedType()) {
    const auto *Auto = dyn_cast<AutoType>(Deduced);
    if (!Auto || Auto->isDecltypeAuto() || !canBeGeneric(Body, Context))
      return false;
  }
  return Var.getStorageClass() == SC_None &&
         !Var.isUsableInConstantExpressions(Context) &&
         isWrittenPlainly(Written, Context) &&
         !holdsCommentOrDirective(Written, Context);
}

/// Whether \p Var is declared as `auto &&`, which binds to whatever is passed.
static bool isForwardingReference(const VarDecl &Var) {
  const auto *Reference =
      Var.getTypeSourceInfo()->getType()->getAs<RValueReferenceType>();
  return Reference && isa<AutoType>(Reference->getPointeeTypeAsWritten()) &&
         !Reference->getPointeeTypeAsWritten().hasLocalQualifiers();
}

/// Whether \p S throws something that names \p Var: a variable that is thrown
/// itself may be moved, one by reference is copied.
static bool throwsWith(const Stmt *S, const VarDecl &Var) {
  return S && ((isa<CXXThrowExpr>(S) && names(S, Var)) ||
               llvm::any_of(S->children(), [&](const Stmt *Child) {
                 return throwsWith(Child, Var);
               }));
}

namespace {

/// Looks for what \p Concerns says of an expression where the language asks for
/// a constant. Members of an object may be known when it is not, as the size of
/// a std::array; behind a reference nothing is.
class ConstantUse : public RecursiveASTVisitor<ConstantUse> {
public:
  ConstantUse(llvm::function_ref<bool(const Expr *)> Concerns,
              const ASTContext &Context)
      : Concerns(Concerns), Context(Context) {}

  bool Found = false;

  bool VisitConstantExpr(ConstantExpr *E) { return goesOnAfter(E); }
  bool VisitStaticAssertDecl(StaticAssertDecl *D) {
    return goesOnAfter(D->getAssertExpr());
  }
  bool VisitArrayTypeLoc(ArrayTypeLoc Type) {
    return goesOnAfter(Type.getSizeExpr());
  }
  bool VisitVarDecl(VarDecl *D) {
    bool IsConstant =
        D->isConstexpr() || D->isUsableInConstantExpressions(Context);
    return !IsConstant || goesOnAfter(D->getInit());
  }
  bool TraverseTemplateArgumentLoc(const TemplateArgumentLoc &Argument) {
    return (Argument.getArgument().getKind() != TemplateArgument::Expression ||
            goesOnAfter(Argument.getSourceExpression())) &&
           RecursiveASTVisitor::TraverseTemplateArgumentLoc(Argument);
  }
  bool VisitInitListExpr(InitListExpr *List) {
    return llvm::all_of(List->inits(),
                        [&](const Expr *Init) { return goesOnInBraces(Init); });
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    return !E->isListInitialization() ||
           llvm::all_of(E->arguments(), [&](const Expr *Argument) {
             return goesOnInBraces(Argument);
           });
  }

private:
  llvm::function_ref<bool(const Expr *)> Concerns;
  const ASTContext &Context;

  bool goesOnAfter(const Expr *Constant) {
    Found |= Concerns(Constant);
    return !Found;
  }

  /// Braces convert what the other type may not hold only if it is a constant.
  bool goesOnInBraces(const Expr *Init) {
    const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Init);
    return !Cast || Cast->getCastKind() == CK_LValueToRValue ||
           goesOnAfter(Cast);
  }
};

} // namespace

static bool hasConstant(const Stmt &Body,
                        llvm::function_ref<bool(const Expr *)> Concerns,
                        const ASTContext &Context) {
  ConstantUse Use(Concerns, Context);
  Use.TraverseStmt(const_cast<Stmt *>(&Body));
  return Use.Found;
}

/// Whether \p S, which may be null, names a constant object that is declared
/// outside of \p Body, in the function around it.
static bool namesLocalConstant(const Stmt *S, const Stmt &Body) {
  if (!S)
    return false;
  const auto *Ref = dyn_cast<DeclRefExpr>(S);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (Var)
    return Var->hasLocalStorage() && Var->isConstexpr() &&
           Var->getType()->isRecordType() &&
           !Body.getSourceRange().fullyContains(Var->getSourceRange());
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return namesLocalConstant(Child, Body);
  });
}

bool makesConstantOfLocal(const Stmt &Body, const ASTContext &Context) {
  return hasConstant(
      Body, [&](const Expr *E) { return namesLocalConstant(E, Body); },
      Context);
}

std::string parameterFor(const VarDecl &Var, const Stmt &Loop,
                         const ASTContext &Context) {
  const Stmt &Body = *bodyOfLoop(Loop);
  SourceRange Written(Var.getBeginLoc(), Var.getLocation());
  if (!canBeParameter(Var, Written, Body, Context))
    return "";
  StringRef Name = Var.getName();
  StringRef Text = textOf(Written, Context);
  StringRef Type = Text.drop_back(Name.size());
  // The text, not the type: a template's parameter may be a reference once.
  if (Type.rtrim().take_back(1) == "&" && Type.rtrim().take_back(2) != "&&")
    return Text.str();
  if (serveCopies(Var, Loop, Context))
    return Text.str();
  if (throwsWith(&Body, Var))
    return "";
  if (isForwardingReference(Var))
    return Text.str();
  // The variable is named, so it is an lvalue, and `decltype` would tell.
  if (asksForTypes(Body, Context) ||
      hasConstant(Body, [&](const Expr *E) { return names(E, Var); }, Context))
    return "";
  StringRef Blanks = Type.substr(Type.rtrim().size());
  Type = Type.rtrim();
  if (Type.take_back(2) == "&&")
    return (Type.drop_back(1) + Blanks + Name).str();
  if (Type.take_back(1) == "*")
    return (Type + "&" + Blanks + Name).str();
  return (Type + " &" + Name).str();
}

bool mentions(const Stmt &Body, const VarDecl &Var, const ASTContext &Context) {
  return names(&Body, Var) ||
         llvm::any_of(tokensOf(Body.getSourceRange(), Context),
                      [&](const Token &T) {
                        return T.is(tok::raw_identifier) &&
                               T.getRawIdentifier() == Var.getName();
                      });
}

} // namespace defercliff
