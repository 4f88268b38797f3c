//===--- Guard.h - defercliff: is this variable a guard? ------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_GUARDS_GUARD_H
#define DEFERCLIFF_LIB_GUARDS_GUARD_H

#include "lib/callables/CostModel.h"
#include "lib/guards/GuardCatalogue.h"
#include "lib/guards/GuardSite.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringSet.h"
#include <optional>
#include <string>
#include <vector>

namespace defercliff {

/// An automatic object whose destruction runs a clean-up, or a defer statement.
struct Guard {
  /// Null for a defer statement.
  const clang::VarDecl *Var = nullptr;
  /// Null for a variable.
  const clang::Stmt *Defer = nullptr;
  GuardKind Kind = GuardKind::ScopeGuard;
  /// The class of the object; for a reference, of the temporary it keeps
  /// alive. Null for a C clean-up.
  const clang::CXXRecordDecl *Class = nullptr;
  /// The class's line in the catalogue; null if it has none.
  const GuardRow *Row = nullptr;
  /// The type in which the action is kept: a closure, a wrapper, a pointer.
  /// Null if it is not known.
  clang::QualType Kept;
  /// The lambda that the guard is built with; null if there is none.
  const clang::LambdaExpr *Action = nullptr;
  CallableCost Cost;

  GuardSite site() const { return Defer ? GuardSite(Defer) : GuardSite(Var); }
};

/// What to call \p G in a message: "guard 'file'", or for one whose name a
/// macro made up, "guard of 'SCOPE_EXIT'"; "defer statement".
std::string describe(const Guard &G, const clang::ASTContext &Context);

/// Where \p G is written: a variable's name, or the end of the macro that makes
/// its class; the keyword of a defer statement.
clang::SourceLocation locationOf(const Guard &G);

/// Where to report \p G: where it is written, or the use of the macro there.
clang::SourceLocation reportLocation(const Guard &G,
                                     const clang::ASTContext &Context);

/// The defer statements of \p Body, in order; those of blocks within are not
/// its own.
std::vector<Guard> defersIn(const clang::Decl &Body);

/// Recognises guards, by catalogue, user's names, structure and attributes.
/// Looks at each class of a translation unit once.
class GuardRecognizer {
public:
  /// \p UserGuards: qualified names of further scope guard classes.
  /// \p NotGuards: names of classes that are none, whatever they look like.
  /// \p Costs says what it costs to keep an action.
  GuardRecognizer(const std::vector<std::string> &UserGuards,
                  const std::vector<std::string> &NotGuards,
                  CostModel Costs = CostModel());

  const CostModel &costs() const { return Costs; }

  /// The guard that \p Var is; nothing if it is none, or if that cannot be
  /// known yet, as in a template before its instantiation.
  std::optional<Guard> recognize(const clang::VarDecl &Var);

  /// Whether objects of \p Class are scope guards, wherever they live.
  bool isScopeGuardClass(const clang::CXXRecordDecl &Class) {
    const ClassVerdict &Verdict = verdictOn(Class);
    return Verdict.IsGuard && Verdict.Kind == GuardKind::ScopeGuard;
  }

  /// Forgets the classes of the last translation unit.
  void reset() { Classes.clear(); }

private:
  struct ClassVerdict {
    bool IsGuard = false;
    GuardKind Kind = GuardKind::ScopeGuard;
    const GuardRow *Row = nullptr;
    clang::QualType Kept;
  };

  const ClassVerdict &verdictOn(const clang::CXXRecordDecl &Class);
  ClassVerdict judge(const clang::CXXRecordDecl &Class) const;

  llvm::StringSet<> UserGuards;
  llvm::StringSet<> NotGuards;
  CostModel Costs;
  llvm::DenseMap<const clang::CXXRecordDecl *, ClassVerdict> Classes;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_GUARDS_GUARD_H
