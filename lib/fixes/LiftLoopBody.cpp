//===--- LiftLoopBody.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/LiftLoopBody.h"

#include "lib/Instantiation.h"
#include "lib/fixes/HelperParameter.h"
#include "lib/fixes/NamedObjects.h"
#include "lib/flow/BodyFlow.h"
#include "lib/flow/LoopForest.h"
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
#include "llvm/ADT/SmallPtrSet.h"
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

/// Whether no lambda can capture \p D by reference: a structured binding before
/// C++20, later that of a bit-field; what has the members of a local anonymous
/// union, or an array of no size as its last one.
static bool cannotBeCaptured(const ValueDecl &D, const ASTContext &Context) {
  if (const auto *Binding = dyn_cast<BindingDecl>(&D))
    return !Context.getLangOpts().CPlusPlus20 || !Binding->getBinding() ||
           Binding->getBinding()->refersToBitField();
  const auto *Var = dyn_cast<VarDecl>(&D);
  if (!Var || !Var->hasLocalStorage())
    return false;
  const auto *Class = Var->getType()->getAsRecordDecl();
  return !Var->getDeclName() || (Class && Class->hasFlexibleArrayMember());
}

/// Whether \p S mentions something declared in another statement that the
/// helper could not capture.
static bool usesUncapturable(const Stmt *S, SourceRange Inside,
                             const ASTContext &Context) {
  if (!S)
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    return !Inside.fullyContains(Ref->getDecl()->getSourceRange()) &&
           cannotBeCaptured(*Ref->getDecl(), Context);
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return usesUncapturable(Child, Inside, Context);
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
  // The elements of an array for which nothing is written.
  if (const auto *List = dyn_cast<InitListExpr>(S);
      List && List->hasArrayFiller() &&
      belongsToFunction(List->getArrayFiller(), Defaults))
    return true;
  return llvm::any_of(S->children(), [=](const Stmt *Child) {
    return belongsToFunction(Child, Defaults);
  });
}

/// Whether \p S has a statement for which \p Is holds. What is in lambdas
/// counts if \p InLambdas says so.
static bool holdsStatement(const Stmt *S, bool InLambdas,
                           llvm::function_ref<bool(const Stmt &)> Is) {
  if (!S || (isa<LambdaExpr>(S) && !InLambdas))
    return false;
  return Is(*S) || llvm::any_of(S->children(), [&](const Stmt *Child) {
           return holdsStatement(Child, InLambdas, Is);
         });
}

/// Whether a goto in \p S may go over a helper that is declared in \p S.
static bool hasGoto(const Stmt &S) {
  return holdsStatement(&S, /*InLambdas=*/false, [](const Stmt &Inner) {
    const auto *Asm = dyn_cast<GCCAsmStmt>(&Inner);
    return isa<GotoStmt, IndirectGotoStmt>(Inner) || (Asm && Asm->isAsmGoto());
  });
}

/// Whether an attribute of the function \p Body says how to compile its code: a
/// lambda in it does not inherit that.
static bool isCompiledSpecially(const Decl &Body) {
  return llvm::any_of(Body.attrs(), [](const Attr *A) {
    StringRef Name = A->getSpelling();
    return Name.take_front(6) == "target" || // target_clones, target_version
           Name.take_front(11) == "no_sanitize";
  });
}

/// Whether \p Body is run by the compiler alone, or a part of it is: a lambda
/// in it may be run later, and there calls of immediate functions want
/// constants.
static bool isRunByCompiler(const Decl &Body) {
  const auto *Function = dyn_cast<FunctionDecl>(&Body);
  return (Function && Function->isConsteval()) ||
         holdsStatement(statementsOf(Body), /*InLambdas=*/false,
                        [](const Stmt &Inner) {
                          const auto *If = dyn_cast<IfStmt>(&Inner);
                          return If && If->isConsteval();
                        });
}

/// Whether \p LoopBody, of the instantiation \p Body, may be written with more
/// than it has: a discarded branch is not instantiated.
static bool mayLackBranch(const Stmt &LoopBody, const Decl &Body) {
  return isInInstantiation(Body) &&
         holdsStatement(&LoopBody, /*InLambdas=*/true, [](const Stmt &Inner) {
           const auto *If = dyn_cast<IfStmt>(&Inner);
           return If && If->isConstexpr();
         });
}

LoopBodyLifter::BodyFacts &LoopBodyLifter::factsOf(const Decl &Body,
                                                   ASTContext &Context) {
  auto [It, New] = Bodies.try_emplace(&Body);
  BodyFacts &Facts = It->second;
  const Stmt &Statements = *statementsOf(Body);
  if (!New || !isWrittenPlainly(Statements.getSourceRange(), Context))
    return Facts;
  if (hasGoto(Statements) || isCompiledSpecially(Body) || isRunByCompiler(Body))
    return Facts;
  std::vector<Token> Tokens = tokensOf(Statements.getSourceRange(), Context);
  collectLoopsInBlocks(Statements, openPlaces(Tokens), Facts.Loops);
  Facts.Names.add(Body, Tokens, Context);
  return Facts;
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
  StringRef Step = indentationStep(Body, Context);
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

/// Whether \p Loop is a for whose condition asks for variables of the function
/// that only its body changes. The helper would change them, where clang's
/// -Wfor-loop-analysis does not look.
static bool changesConditionInBody(const Stmt &Loop) {
  const auto *For = dyn_cast<ForStmt>(&Loop);
  if (!For)
    return false;
  Objects Asked;
  collectNamed(For->getCond(), Asked);
  const auto *Init = dyn_cast_or_null<DeclStmt>(For->getInit());
  bool ChangesInBody = false;
  for (const ValueDecl *Named : Asked)
    if (const auto *Var = dyn_cast_or_null<VarDecl>(Named)) {
      if (mayChange(For->getInc(), *Var) ||
          (Init && llvm::is_contained(Init->decls(), Var)))
        return false;
      ChangesInBody |= mayChange(For->getBody(), *Var, /*IntoLambdas=*/true);
    }
  return ChangesInBody;
}

Edit LoopBodyLifter::lift(const Stmt &Loop, const Decl &Body,
                          llvm::function_ref<bool(const Stmt &)> MustStay,
                          ASTContext &Context) {
  const Stmt *LoopBody = bodyOfLoop(Loop);
  if (!LoopBody || !isa<CompoundStmt>(LoopBody) ||
      cast<CompoundStmt>(LoopBody)->body_empty() ||
      !Context.getLangOpts().CPlusPlus14 ||
      !isWrittenPlainly(Loop.getSourceRange(), Context) ||
      !isWrittenPlainly(LoopBody->getSourceRange(), Context))
    return Edit::refused();
  BodyFacts &Facts = factsOf(Body, Context);
  Continues Own;
  if (!Facts.Loops.erase(&Loop) || MustStay(Loop) ||
      jumpsOut(LoopBody, false, false, Own) || belongsToFunction(LoopBody) ||
      mayLackBranch(*LoopBody, Body) || changesConditionInBody(Loop) ||
      holdsDirective({Loop.getBeginLoc(), LoopBody->getBeginLoc()}, Context) ||
      holdsCondition(LoopBody->getSourceRange(), Context) ||
      usesUncapturable(LoopBody, LoopBody->getSourceRange(), Context) ||
      makesConstantOfLocal(*LoopBody, Context))
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
      Text.empty() ? ""
                   : Facts.Names.fresh("loopBody", Loop.getBeginLoc(), Context);
  if (Name.empty())
    return Edit::refused();
  return writeHelper(Loop, Name, Parameters, Text, Arguments, Context);
}

} // namespace defercliff
