//===--- TranslateDismissals.cpp - defercliff -----------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/TranslateDismissals.h"

#include "lib/guards/Dismissal.h"
#include "lib/guards/GuardCatalogue.h"
#include "lib/guards/PlainGuard.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

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
    const Guard &G,
    llvm::function_ref<bool(const CXXMemberCallExpr &)> Allows) {
  if (!G.Var->isReferenced())
    return true;
  const Decl *Body = bodyOf(*G.Var);
  llvm::SmallVector<const CXXMemberCallExpr *, 4> Calls;
  return Body && collectMethodCalls(statementsOf(*Body), *G.Var, Calls) &&
         llvm::all_of(Calls, [&](const CXXMemberCallExpr *Call) {
           return isDismissal(*Call, G) && Allows(*Call);
         });
}

StringRef translateDismissals(const Guard &G, StringRef Factory,
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

} // namespace defercliff
