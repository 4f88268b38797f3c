//===--- TranslateDismissals.cpp - defercliff -----------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/TranslateDismissals.h"

#include "lib/QualifiedName.h"
#include "lib/fixes/HiddenUses.h"
#include "lib/guards/Dismissal.h"
#include "lib/guards/GuardCatalogue.h"
#include "lib/guards/PlainGuard.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

static constexpr StringRef UsedAgain =
    "the guard is used again after it was built";

using Calls = llvm::SmallVector<const CXXMemberCallExpr *, 4>;

/// Adds to \p Found the calls of methods of \p Var that \p S itself makes: not
/// those of lambdas, nor of operands that are never evaluated.
static void collectMethodCalls(const Stmt *S, const VarDecl &Var,
                               Calls &Found) {
  if (!S || isa<LambdaExpr, CXXNoexceptExpr, UnaryExprOrTypeTraitExpr>(S))
    return;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S)) {
    const auto *Object =
        dyn_cast<DeclRefExpr>(Call->getImplicitObjectArgument());
    if (Object && Object->getDecl() == &Var)
      Found.push_back(Call);
  }
  for (const Stmt *Child : S->children())
    collectMethodCalls(Child, Var, Found);
}

/// Why something else may use \p Var than calls of its methods, which are added
/// to \p Found; empty if nothing does.
static StringRef findMethodCalls(const VarDecl &Var, Calls &Found,
                                 const ASTContext &Context) {
  Places Naming = placesNaming(Var);
  if (!Naming.empty())
    collectMethodCalls(statementsOf(*bodyOf(Var)), Var, Found);
  if (Naming.size() != Found.size())
    return UsedAgain;
  if (isNamedUnderCondition(Var, Naming, Context))
    return "the preprocessor may leave out a use of the guard";
  return "";
}

/// Whether \p Call does nothing but dismiss \p G.
static bool isDismissal(const CXXMemberCallExpr &Call, const Guard &G) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  return Method && isNamedAsDismissal(*Method) && Call.getNumArgs() == 0 &&
         Method->getReturnType()->isVoidType() &&
         (G.Row || onlyCallsOff(*Method));
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

bool isOnlyDismissed(
    const Guard &G, const ASTContext &Context,
    llvm::function_ref<bool(const CXXMemberCallExpr &)> Allows) {
  Calls Found;
  return findMethodCalls(*G.Var, Found, Context).empty() &&
         llvm::all_of(Found, [&](const CXXMemberCallExpr *Call) {
           return isDismissal(*Call, G) && Allows(*Call);
         });
}

StringRef translateDismissals(const Guard &G, StringRef Factory,
                              const BodyFlow &Flow, Edit &Result,
                              ASTContext &Context) {
  const VarDecl &Var = *G.Var;
  Calls Found;
  if (StringRef Why = findMethodCalls(Var, Found, Context); !Why.empty())
    return Why;
  if (Found.empty())
    return "";
  const GuardRow *Row = findGuardRowByFactory(Factory);
  if (Var.getType().isConstQualified() || !Row || Row->Dismiss.empty())
    return UsedAgain;
  // What is dismissed by a flag keeps its closure, and may be dismissed again.
  if (!G.Action->getLambdaClass()->hasTrivialDestructor())
    return "what the action has captured would die when it is dismissed";
  if (mayMeetTwo(Found, Var, Flow))
    return "the guard may be dismissed twice";
  auto [Before, After] = Row->Dismiss.split('%');
  std::string Start = Before.contains("::")
                          ? spelledIn(Before, *Var.getDeclContext(), Context)
                          : Before.str();
  for (const CXXMemberCallExpr *Call : Found) {
    if (!isDismissal(*Call, G) ||
        !isWrittenPlainly(Call->getSourceRange(), Context))
      return UsedAgain;
    if (holdsCommentOrDirective(Call->getSourceRange(), Context))
      return "a comment stands where the guard is dismissed";
    Result.Hints.push_back(FixItHint::CreateReplacement(
        Call->getSourceRange(), (Start + Var.getName() + After).str()));
  }
  return "";
}

} // namespace defercliff
