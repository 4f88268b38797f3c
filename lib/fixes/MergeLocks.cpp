//===--- MergeLocks.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/MergeLocks.h"

#include "lib/Instantiation.h"
#include "lib/QualifiedName.h"
#include "lib/fixes/LocalAlias.h"
#include "lib/fixes/NeighbouringGuards.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace defercliff {

/// The mutex that \p G, a `std::lock_guard g(mutex)`, locks; null if it is
/// something else, or built in another way.
static const Expr *mutexOf(const Guard &G) {
  if (!G.Class || qualifiedName(*G.Class) != "std::lock_guard" ||
      G.Var->isReferenced() || G.Var->getInitStyle() == VarDecl::CInit)
    return nullptr;
  const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(
      G.Var->getInit() ? G.Var->getInit()->IgnoreImplicit() : nullptr);
  return Construct && Construct->getNumArgs() == 1 ? Construct->getArg(0)
                                                   : nullptr;
}

/// Whether \p E names an object or a member of one, and no pointer, call or
/// conversion stands between: a scoped_lock deduces the type of that object,
/// and what it denotes needs no lock to be read.
static bool namesObject(const Expr &E) {
  const Expr *Named = E.IgnoreParens();
  while (const auto *Member = dyn_cast<MemberExpr>(Named)) {
    Named = Member->getBase()->IgnoreParenBaseCasts();
    if (Member->isArrow())
      return isa<CXXThisExpr>(Named);
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(Named);
  return Ref && isa<VarDecl>(Ref->getDecl());
}

/// Whether \p Mutex may be one of several in a scoped_lock: it is tried, not
/// only locked.
static bool hasTryLock(const Expr &Mutex) {
  const CXXRecordDecl *Class = Mutex.getType()->getAsCXXRecordDecl();
  return Class && llvm::any_of(Class->methods(), [](const CXXMethodDecl *M) {
           return M->getIdentifier() && M->getName() == "try_lock";
         });
}

/// Whether std::scoped_lock is defined before \p At, in a header by what that
/// includes: <condition_variable> may come with lock_guard alone.
static bool hasScopedLock(SourceLocation At, ASTContext &Context) {
  const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(
      findQualified("std::scoped_lock", Context));
  const CXXRecordDecl *Class =
      Template ? Template->getTemplatedDecl()->getDefinition() : nullptr;
  const SourceManager &SM = Context.getSourceManager();
  At = SM.getFileLoc(At);
  if (!Class || !SM.isBeforeInTranslationUnit(Class->getLocation(), At))
    return false;
  FileID File = SM.getFileID(Class->getLocation());
  while (File.isValid() && File != SM.getFileID(At))
    File = SM.getFileID(SM.getIncludeLoc(File));
  return File.isValid() || SM.isInMainFile(At);
}

static Edit mergeRun(const GuardRun &Locks, ASTContext &Context) {
  const Guard &First = *Locks.front().G;
  SourceRange Type =
      First.Var->getTypeSourceInfo()->getTypeLoc().getSourceRange();
  llvm::StringSet<> Mutexes;
  std::string Others;
  for (const Neighbour &N : Locks) {
    StringRef Mutex = textOf(mutexOf(*N.G)->getSourceRange(), Context);
    if (!Mutexes.insert(Mutex).second)
      return Edit::refused(); // perhaps a recursive one
    if (N.G != &First)
      Others += (", " + Mutex).str();
  }
  Edit Result;
  Result.Hints.push_back(FixItHint::CreateReplacement(
      Type,
      spelledIn("std::scoped_lock", *First.Var->getDeclContext(), Context)));
  Result.Hints.push_back(FixItHint::CreateInsertion(
      endOfToken(mutexOf(First)->getEndLoc(), Context), Others));
  removeAllButFirst(Locks, Context, Result);
  return Result;
}

Edit mergeLocks(const std::vector<Guard> &Guards, size_t Limit,
                const Decl &Body, ASTContext &Context) {
  // Of another instantiation the mutexes may be others, which cannot be tried.
  if (!Context.getLangOpts().CPlusPlus17 || isInInstantiation(Body) ||
      !hasScopedLock(Body.getLocation(), Context))
    return Edit::refused();
  auto IsLock = [&](const Neighbour &N) {
    const Expr *Mutex = mutexOf(*N.G);
    return Mutex && namesObject(*Mutex) && hasTryLock(*Mutex) &&
           !isSpelledWithLocalAlias(*N.G->Var) &&
           isWrittenPlainly(Mutex->getSourceRange(), Context);
  };
  auto Always = [](const Neighbour &, const Neighbour &) { return true; };
  return mergeUntil(
      Limit, Guards.size(),
      NeighbourFinder{IsLock, Always}.find(Guards, Body, Context),
      [&](const GuardRun &Run) { return mergeRun(Run, Context); });
}

} // namespace defercliff
