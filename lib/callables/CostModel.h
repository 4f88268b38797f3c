//===--- CostModel.h - defercliff: what keeping a callable costs ----------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_CALLABLES_COSTMODEL_H
#define DEFERCLIFF_LIB_CALLABLES_COSTMODEL_H

#include "lib/callables/WrapperRow.h"
#include "clang/AST/Decl.h"
#include <string>
#include <vector>

namespace defercliff {

/// What keeping a callable costs: the C++ counterpart of Go's `-d=defer`.
enum class CostClass {
  Inline,     ///< its type is known where it is called: free once optimised
  Erased,     ///< called through a pointer; no heap block is proved
  Allocating, ///< a heap block for each object
};

/// The cost class of a kept callable, with what proves it.
struct CallableCost {
  CostClass Class = CostClass::Inline;
  /// The receipt of an allocation, ready for a message ("its 24-byte closure
  /// does not fit the 16-byte buffer of 'std::function'"); else empty.
  std::string Receipt;
  /// The type of the callable, without references; null if it is not known.
  clang::QualType Callable;
  /// The first member of the callable without which it would not allocate for
  /// this reason; null if no member is to blame.
  const clang::FieldDecl *TippedBy = nullptr;
  /// What \c TippedBy does, for a note on it: "with it the closure is larger
  /// than the buffer".
  std::string Tips;
};

/// Tells what keeping a callable costs, from its layout and the small-buffer
/// rule of its wrapper.
class CostModel {
public:
  CostModel() = default;
  /// \p UserWrappers come before the wrappers that are known.
  explicit CostModel(std::vector<WrapperRow> UserWrappers)
      : UserWrappers(std::move(UserWrappers)) {}

  /// The cost of keeping \p Action in an object of type \p Kept. \p Action is
  /// the type of the callable before it was wrapped; if it is null, if the
  /// library of the wrapper is not recognised, or for targets that are not
  /// 64-bit, no allocation is claimed but that of a wrapper that always does.
  CallableCost costOfKeeping(clang::QualType Kept, clang::QualType Action,
                             clang::ASTContext &Context) const;

private:
  bool isWrapper(const clang::CXXRecordDecl &Class) const;
  std::vector<WrapperRow> rowsOf(const clang::CXXRecordDecl &Wrapper) const;

  std::vector<WrapperRow> UserWrappers;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_CALLABLES_COSTMODEL_H
