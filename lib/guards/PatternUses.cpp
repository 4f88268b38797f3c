//===--- PatternUses.cpp - defercliff -------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/PatternUses.h"

#include "lib/StdCalls.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

bool PatternUses::areHarmless(const CXXConstructorDecl &Ctor) {
  if (Pattern.getNumBases() > 0)
    return false;
  for (const Decl *D : Pattern.decls())
    // A static member is another one for each type of callable.
    if (isa<StaticAssertDecl, VarDecl>(D))
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

bool PatternUses::use(const CXXMethodDecl &Method) {
  if (!Used.insert(Method.getCanonicalDecl()).second || Method.isDefaulted())
    return true;
  const Stmt *Body = Method.getBody();
  return Body && check(Body);
}

bool PatternUses::initializesWell(const CXXConstructorDecl &Ctor) {
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
bool PatternUses::isAction(const Expr *E) const {
  E = E->IgnoreParenImpCasts();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return Member->getMemberDecl() == Kept;
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E))
    return Member->getMember() == Kept->getDeclName();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref && Ref->getDecl() == Given;
}

bool PatternUses::isMoved(const Expr *E) const {
  const auto *Call = dyn_cast<CallExpr>(E->IgnoreParenImpCasts());
  return Call && Call->getNumArgs() == 1 && isAction(Call->getArg(0)) &&
         namesStd(*Call, {"move", "forward"});
}

bool PatternUses::check(const Stmt *S) {
  if (!S)
    return true;
  if (const auto *Declaration = dyn_cast<DeclStmt>(S);
      Declaration && llvm::any_of(Declaration->decls(), [](const Decl *D) {
        const auto *Var = dyn_cast<VarDecl>(D);
        return Var && Var->isStaticLocal();
      }))
    return false;
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    bool RunsIt = isAction(Call->getCallee()) || isMoved(Call->getCallee());
    bool InvokesIt = namesStd(*Call, {"invoke"}) && Call->getNumArgs() == 1 &&
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

} // namespace defercliff
