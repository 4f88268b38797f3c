//===--- LiftLoopBody.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/LiftLoopBody.h"

#include "lib/Instantiation.h"
#include "lib/flow/BodyFlow.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <vector>

using namespace clang;

namespace defercliff {

using Places = llvm::DenseSet<SourceLocation>;

/// Adds to \p Loops those in \p S that stand in a block and begin at one of
/// \p Open.
static void collectLoopsInBlocks(const Stmt &S, const Places &Open,
                                 llvm::SmallPtrSetImpl<const Stmt *> &Loops) {
  // A jump to a label must not skip the declaration of a helper.
  bool IsBlock = isa<CompoundStmt>(S) &&
                 llvm::none_of(S.children(), [](const Stmt *Child) {
                   return isa<SwitchCase, LabelStmt>(Child);
                 });
  for (const Stmt *Child : S.children()) {
    if (!Child || isa<Expr>(Child))
      continue;
    if (IsBlock && isa<ForStmt, CXXForRangeStmt, WhileStmt>(Child) &&
        Open.count(Child->getBeginLoc()))
      Loops.insert(Child);
    collectLoopsInBlocks(*Child, Open, Loops);
  }
}

/// Where in \p Tokens a statement begins on a line of its own, and above it no
/// directive and no macro, which might speak of that statement.
static Places openPlaces(llvm::ArrayRef<Token> Tokens) {
  Places Open;
  bool InDirective = false;
  const Token *Previous = nullptr;
  for (const Token &T : Tokens) {
    if (T.isAtStartOfLine()) {
      if (!InDirective && Previous &&
          Previous->isOneOf(tok::semi, tok::l_brace, tok::r_brace))
        Open.insert(T.getLocation());
      InDirective = T.is(tok::hash);
    }
    Previous = &T;
  }
  return Open;
}

using Continues = std::vector<const ContinueStmt *>;

/// Whether \p S leaves itself in a way that a helper could not: lambdas in it
/// leave only themselves, and inner loops and switches take their own breaks.
/// Those that go on with the loop, which a helper does by returning, are added
/// to \p Own.
static bool jumpsOut(const Stmt *S, bool InnerBreak, bool InnerContinue,
                     Continues &Own) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isa<ReturnStmt, GotoStmt, IndirectGotoStmt, LabelStmt, AddrLabelExpr,
          CoreturnStmt, CoawaitExpr, CoyieldExpr, DependentCoawaitExpr>(S))
    return true;
  if (isa<BreakStmt>(S))
    return !InnerBreak;
  if (const auto *Continue = dyn_cast<ContinueStmt>(S)) {
    if (!InnerContinue)
      Own.push_back(Continue);
    return false;
  }
  bool Loop = isa<ForStmt, CXXForRangeStmt, WhileStmt, DoStmt>(S);
  bool Break = InnerBreak || Loop || isa<SwitchStmt>(S);
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return jumpsOut(Child, Break, InnerContinue || Loop, Own);
  });
}

/// Whether nothing but blanks stands before \p Loc in its line.
static bool beginsItsLine(SourceLocation Loc, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  return indentationAt(Loc, Context).size() + 1 ==
         SM.getSpellingColumnNumber(Loc);
}

/// The text of \p Body as that of a helper: each of \p Own is a return. Empty
/// if one is written in a macro.
static std::string helperText(const Stmt &Body, const Continues &Own,
                              const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  StringRef Text = textOf(Body.getSourceRange(), Context);
  unsigned Start = SM.getFileOffset(Body.getBeginLoc());
  std::string Result;
  size_t Done = 0;
  for (const ContinueStmt *Continue : Own) {
    if (!isWrittenPlainly(Continue->getSourceRange(), Context))
      return "";
    size_t At = SM.getFileOffset(Continue->getBeginLoc()) - Start;
    Result += Text.slice(Done, At).str() + "return";
    Done = At + StringRef("continue").size();
  }
  return Result + Text.substr(Done).str();
}

/// Whether \p S mentions a structured binding of another statement that no
/// lambda can capture by reference: any before C++20, later that of a
/// bit-field.
static bool usesOuterBinding(const Stmt *S, SourceRange Inside,
                             const ASTContext &Context) {
  if (!S)
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
    const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl());
    return Binding && !Inside.fullyContains(Binding->getSourceRange()) &&
           (!Context.getLangOpts().CPlusPlus20 || !Binding->getBinding() ||
            Binding->getBinding()->refersToBitField());
  }
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return usesOuterBinding(Child, Inside, Context);
  });
}

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

namespace {

/// Finds types that are asked from an expression, those in macros too.
class TypeQuestions : public RecursiveASTVisitor<TypeQuestions> {
public:
  bool Found = false;

  bool VisitDecltypeTypeLoc(DecltypeTypeLoc) { return stop(); }
  bool VisitTypeOfExprTypeLoc(TypeOfExprTypeLoc) { return stop(); }

private:
  bool stop() {
    Found = true;
    return false;
  }
};

} // namespace

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
  TypeQuestions Visitor;
  Visitor.TraverseStmt(const_cast<Stmt *>(&Body));
  return Visitor.Found;
}

/// Whether \p Body means the same in a lambda with a parameter of type `auto`:
/// what depends on its type may need `typename` and `template`.
static bool canBeGeneric(const Stmt &Body, const ASTContext &Context) {
  return !namesMemberTemplate(&Body) && !asksForTypes(Body, Context);
}

static const Stmt *bodyOfLoop(const Stmt &Loop) {
  if (const auto *For = dyn_cast<ForStmt>(&Loop))
    return For->getBody();
  if (const auto *For = dyn_cast<CXXForRangeStmt>(&Loop))
    return For->getBody();
  if (const auto *While = dyn_cast<WhileStmt>(&Loop))
    return While->getBody();
  return nullptr;
}

/// The variables that the head of \p Loop declares; all of them, or nothing if
/// one cannot be handed to a helper.
static bool headVariables(const Stmt &Loop,
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

/// The declaration of a parameter that stands for \p Var in the body of
/// \p Loop: its type as it is written, and by reference unless a copy serves.
/// Empty if there is none.
static std::string parameterFor(const VarDecl &Var, const Stmt &Loop,
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
  if (asksForTypes(Body, Context))
    return "";
  StringRef Blanks = Type.substr(Type.rtrim().size());
  Type = Type.rtrim();
  if (Type.take_back(2) == "&&")
    return (Type.drop_back(1) + Blanks + Name).str();
  if (Type.take_back(1) == "*")
    return (Type + "&" + Blanks + Name).str();
  return (Type + " &" + Name).str();
}

/// Whether \p Body has the name of \p Var, in a `decltype` or a macro too.
static bool mentions(const Stmt &Body, const VarDecl &Var,
                     const ASTContext &Context) {
  return names(&Body, Var) ||
         llvm::any_of(tokensOf(Body.getSourceRange(), Context),
                      [&](const Token &T) {
                        return T.is(tok::raw_identifier) &&
                               T.getRawIdentifier() == Var.getName();
                      });
}

/// Whether a call of \p Callee means the function that it stands in: its frame,
/// its arguments, where it returns to.
static bool usesFrame(const FunctionDecl &Callee) {
  if (Callee.hasAttr<ReturnsTwiceAttr>())
    return true;
  if (!Callee.getBuiltinID() || !Callee.getIdentifier())
    return false;
  StringRef Name = Callee.getName();
  return Name.contains("alloca") || Name.contains("va_start") ||
         Name.contains("stdarg_start") || Name.take_back(8) == "_address";
}

/// Whether \p S would mean something else in another function: it names the
/// one that it is in, or uses its frame. \p Defaults counts the default
/// arguments and initialisers around \p S.
static bool belongsToFunction(const Stmt *S, unsigned Defaults = 0) {
  const unsigned MaxDefaults = 8;
  if (!S)
    return false;
  if (isa<PredefinedExpr, SourceLocExpr, VAArgExpr>(S) ||
      Defaults > MaxDefaults)
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (const FunctionDecl *Callee = Call->getDirectCallee();
        Callee && usesFrame(*Callee))
      return true;
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(S))
    return belongsToFunction(Default->getExpr(), Defaults + 1);
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(S))
    return belongsToFunction(Default->getExpr(), Defaults + 1);
  return llvm::any_of(S->children(), [=](const Stmt *Child) {
    return belongsToFunction(Child, Defaults);
  });
}

/// The identifier \p Name, if \p Context knows it.
static const IdentifierInfo *knownAs(StringRef Name,
                                     const ASTContext &Context) {
  auto Known = Context.Idents.find(Name);
  return Known == Context.Idents.end() ? nullptr : Known->second;
}

LoopBodyLifter::BodyFacts &LoopBodyLifter::factsOf(const Decl &Body,
                                                   ASTContext &Context) {
  auto [It, New] = Bodies.try_emplace(&Body);
  BodyFacts &Facts = It->second;
  const Stmt &Statements = *statementsOf(Body);
  if (!New || !isWrittenPlainly(Statements.getSourceRange(), Context))
    return Facts;
  std::vector<Token> Tokens = tokensOf(Statements.getSourceRange(), Context);
  collectLoopsInBlocks(Statements, openPlaces(Tokens), Facts.Loops);
  for (const Token &T : Tokens) {
    if (T.isNot(tok::raw_identifier))
      continue;
    Facts.Names.insert(T.getRawIdentifier());
    const IdentifierInfo *Known = knownAs(T.getRawIdentifier(), Context);
    Facts.UsesMacros |= Known && Known->hadMacroDefinition();
  }
  return Facts;
}

std::string LoopBodyLifter::freshName(BodyFacts &Facts, SourceLocation Loc,
                                      const ASTContext &Context) {
  // What other files know of a name must not choose that in a header.
  bool IsShared = !Context.getSourceManager().isInMainFile(Loc) ||
                  Context.getLangOpts().IsHeaderFile;
  for (unsigned I = 1;; ++I) {
    std::string Name = "loopBody" + (I == 1 ? "" : std::to_string(I));
    if (Facts.Names.count(Name))
      continue;
    // What is not in the text of the body cannot clash with a local name,
    // unless a macro puts it there.
    const IdentifierInfo *Known = knownAs(Name, Context);
    bool MayClash = Known && (Facts.UsesMacros || Known->hadMacroDefinition());
    if (MayClash && IsShared)
      return "";
    if (MayClash)
      continue;
    Facts.Names.insert(Name);
    return Name;
  }
}

/// Writes \p Name, a helper with \p Parameters and the text \p Text, before
/// \p Loop, and a call of it into \p Loop, whose braces stay where they are.
static Edit writeHelper(const Stmt &Loop, StringRef Name, StringRef Parameters,
                        StringRef Text, StringRef Arguments,
                        const ASTContext &Context) {
  const Stmt &Body = *bodyOfLoop(Loop);
  SourceLocation Place = Loop.getBeginLoc();
  StringRef Around = indentationAt(Place, Context);
  bool OwnLine = beginsItsLine(Body.getBeginLoc(), Context);
  StringRef Brace =
      OwnLine ? indentationAt(Body.getBeginLoc(), Context) : Around;
  StringRef Step = indentationStep(
      Body.getEndLoc(), (*Body.child_begin())->getBeginLoc(), Context);
  std::string Open = OwnLine ? ("\n" + Brace).str() : " ";
  std::string Helper = ("auto " + Name + " = [&](" + Parameters + ")" + Open +
                        Text + ";\n" + Around)
                           .str();
  std::string Call =
      ("{\n" + Brace + Step + Name + "(" + Arguments + ");\n" + Brace + "}")
          .str();
  Edit Result;
  Result.Hints.push_back(FixItHint::CreateInsertion(
      Place, withLineEndsOf(Helper, Place, Context)));
  Result.Hints.push_back(FixItHint::CreateReplacement(
      Body.getSourceRange(), withLineEndsOf(Call, Place, Context)));
  return Result;
}

Edit LoopBodyLifter::lift(const Stmt &Loop, const Decl &Body,
                          llvm::function_ref<bool(const Stmt &)> MustStay,
                          ASTContext &Context) {
  const Stmt *LoopBody = bodyOfLoop(Loop);
  if (!LoopBody || !isa<CompoundStmt>(LoopBody) ||
      !Context.getLangOpts().CPlusPlus14 ||
      !isWrittenPlainly(Loop.getSourceRange(), Context) ||
      !isWrittenPlainly(LoopBody->getSourceRange(), Context))
    return Edit::refused();
  BodyFacts &Facts = factsOf(Body, Context);
  Continues Own;
  if (!Facts.Loops.erase(&Loop) || MustStay(Loop) ||
      jumpsOut(LoopBody, false, false, Own) || belongsToFunction(LoopBody) ||
      holdsDirective({Loop.getBeginLoc(), LoopBody->getBeginLoc()}, Context) ||
      usesOuterBinding(LoopBody, LoopBody->getSourceRange(), Context))
    return Edit::refused();

  llvm::SmallVector<const VarDecl *, 1> Variables;
  if (!headVariables(Loop, Variables))
    return Edit::refused();
  std::string Parameters, Arguments;
  for (const VarDecl *Var : Variables) {
    if (!mentions(*LoopBody, *Var, Context))
      continue;
    Parameters = parameterFor(*Var, Loop, Context);
    Arguments = Var->getNameAsString();
    if (Parameters.empty())
      return Edit::refused();
  }

  std::string Text = helperText(*LoopBody, Own, Context);
  std::string Name =
      Text.empty() ? "" : freshName(Facts, Loop.getBeginLoc(), Context);
  if (Name.empty())
    return Edit::refused();
  return writeHelper(Loop, Name, Parameters, Text, Arguments, Context);
}

} // namespace defercliff
