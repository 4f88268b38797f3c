//===--- Release.h - defercliff: what does an action release? -------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_RELEASE_H
#define DEFERCLIFF_LIB_DEFERRAL_RELEASE_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include <string>
#include <vector>

namespace defercliff {

/// What an action may give back.
struct Release {
  /// The variable that has it, as the body around the action knows it, or an
  /// init-capture of the action.
  const clang::VarDecl *Var;
  /// The member of \c Var that has it; null for the whole variable.
  const clang::FieldDecl *Member = nullptr;
  /// Whether the action has a copy of \c Var.
  bool ByCopy = true;
};

/// Tells what gives a resource back: delete, and calls of functions and methods
/// by their names.
class ReleaseRecognizer {
public:
  /// \p Names: of functions and methods, qualified or not; `*_close` stands for
  /// all names with that end.
  explicit ReleaseRecognizer(const std::vector<std::string> &Names);

  /// The captured variables that \p Action deletes, passes to a releasing
  /// function or method, or calls a releasing method of. Whether one of them
  /// has a resource is for its making to tell.
  llvm::SmallVector<Release, 2>
  releasedBy(const clang::LambdaExpr &Action) const;

private:
  void collect(const clang::Stmt *S, const clang::LambdaExpr &Action,
               llvm::SmallVectorImpl<Release> &Found) const;
  bool isReleasing(const clang::FunctionDecl *Callee) const;

  llvm::StringSet<> Names;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_RELEASE_H
