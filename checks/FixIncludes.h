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
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"

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

  /// Lets \p Fix, an edit at \p Loc, include its header if that file does not.
  /// It is refused where the include would come under an `#if`, or below it. If
  /// it \p IsApplied, other fixes of the file can rely on its include.
  void complete(Edit &Fix, clang::SourceLocation Loc, bool IsApplied,
                clang::ASTContext &Context);

  /// Forgets the files of the last translation unit.
  void reset() { Insertions.clear(); }

private:
  clang::tidy::utils::IncludeInserter Inserter;
  /// The include of one header in one file. The inserter offers it once, though
  /// several fixes may need it.
  struct Insertion {
    compat::Optional<clang::FixItHint> Hint; ///< none: it is included already
    bool IsApplied = false;
  };
  llvm::DenseMap<clang::FileID, llvm::StringMap<Insertion>> Insertions;
};

} // namespace defercliff

#endif // DEFERCLIFF_CHECKS_FIXINCLUDES_H
