//===--- FixIncludes.h - defercliff: headers that fixes need --------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_CHECKS_FIXINCLUDES_H
#define DEFERCLIFF_CHECKS_FIXINCLUDES_H

#include "clang-tidy/utils/IncludeInserter.h"
#include "lib/Compat.h"
#include "lib/fixes/Edit.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseSet.h"

namespace defercliff {

/// Includes the headers that fixes need.
class FixIncludes {
public:
  using Style = clang::tidy::utils::IncludeSorter::IncludeStyle;

  explicit FixIncludes(Style S)
      : Inserter(
            compat::makeIncludeInserter<clang::tidy::utils::IncludeInserter>(
                S)) {}

  void registerPreprocessor(clang::Preprocessor *PP) {
    Inserter.registerPreprocessor(PP);
  }
  Style style() const { return Inserter.getStyle(); }

  /// Lets \p Fix, an edit at \p Loc, include \p Header if that file does not.
  /// It is refused where the include would come under an `#if`.
  void add(Edit &Fix, clang::SourceLocation Loc, llvm::StringRef Header,
           const clang::ASTContext &Context);

  /// Forgets the files of the last translation unit.
  void reset() { Conditional.clear(); }

private:
  clang::tidy::utils::IncludeInserter Inserter;
  /// The files whose includes come under a condition.
  llvm::DenseSet<clang::FileID> Conditional;
};

} // namespace defercliff

#endif // DEFERCLIFF_CHECKS_FIXINCLUDES_H
