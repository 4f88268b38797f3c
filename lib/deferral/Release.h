//===--- Release.h - defercliff: what does an action release? -------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_RELEASE_H
#define DEFERCLIFF_LIB_DEFERRAL_RELEASE_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringSet.h"
#include <string>
#include <vector>

namespace defercliff {

/// Tells what gives a resource back: delete, and calls of functions and methods
/// by their names.
class ReleaseRecognizer {
public:
  /// \p Names: of functions and methods, qualified or not; `*_close` stands for
  /// all names with that end.
  explicit ReleaseRecognizer(const std::vector<std::string> &Names);

  /// The captured variable whose resource \p Action releases: deletes, passes
  /// to a releasing function, or calls a releasing method of. Null if there is
  /// none.
  const clang::VarDecl *releasedBy(const clang::LambdaExpr &Action) const;

private:
  const clang::VarDecl *releasedIn(const clang::Stmt *S) const;
  bool isReleasing(const clang::FunctionDecl *Callee) const;

  llvm::StringSet<> Names;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_RELEASE_H
