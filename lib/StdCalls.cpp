//===--- StdCalls.cpp - defercliff ----------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/StdCalls.h"

#include "lib/QualifiedName.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

static bool isOfStd(const NamedDecl &D,
                    std::initializer_list<StringRef> Names) {
  return D.isInStdNamespace() && D.getIdentifier() &&
         llvm::is_contained(Names, D.getName());
}

bool isCallOfStd(const CallExpr &Call, std::initializer_list<StringRef> Names) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && isOfStd(*Callee, Names);
}

bool isStdInvoke(const CallExpr &Call) { return isCallOfStd(Call, {"invoke"}); }

bool namesStd(const CallExpr &Call, std::initializer_list<StringRef> Names) {
  const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
  if (const auto *Overloads = dyn_cast<UnresolvedLookupExpr>(Callee))
    return Overloads->getQualifier() &&
           llvm::all_of(Overloads->decls(),
                        [&](const NamedDecl *D) { return isOfStd(*D, Names); });
  const auto *Ref = dyn_cast<DeclRefExpr>(Callee);
  return Ref && Ref->hasQualifier() && isCallOfStd(Call, Names);
}

bool callsOnlyStd(const Stmt *S) {
  if (!S)
    return true;
  if (const auto *Overloads = dyn_cast<OverloadExpr>(S))
    if (!llvm::all_of(Overloads->decls(),
                      [](const NamedDecl *D) { return isInStd(*D); }))
      return false;
  const auto *Ref = dyn_cast<DeclRefExpr>(S);
  if (Ref && isa<FunctionDecl>(Ref->getDecl()) && !isInStd(*Ref->getDecl()))
    return false;
  return llvm::all_of(S->children(), callsOnlyStd);
}

} // namespace defercliff
