//===--- WrapperRow.h - defercliff: the rules of small buffers ------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_CALLABLES_WRAPPERROW_H
#define DEFERCLIFF_LIB_CALLABLES_WRAPPERROW_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>

namespace defercliff {

/// Whose implementation of a wrapper: libraries of one name differ.
enum class Library {
  Any,
  Libstdcxx,
  Libcxx,
  LibcxxPolicy, ///< libc++ with _LIBCPP_ABI_OPTIMIZED_FUNCTION
  Msvc,
  LlvmBytes, ///< LLVM's, where the buffer has the alignment of a byte
};

/// What a callable must be, besides fitting, to live in a small buffer.
enum class Needs {
  Nothing,
  TriviallyCopyable,
  TrivialCopy, ///< only its copy constructor and destructor, no assignment
  NothrowCopy,
  NothrowMove,
};

/// What a callable must be to live in the small buffer of a wrapper. What does
/// not fit takes a heap block.
struct WrapperRow {
  /// The class, as \c qualifiedName spells it.
  std::string Class;
  Library Lib = Library::Any;
  /// Bytes for 64-bit targets; 0: always a heap block.
  unsigned Buffer = 0;
  /// Bytes of the buffer that the wrapper takes for itself, before the
  /// callable.
  unsigned Header = 0;
  /// The highest alignment of a callable.
  unsigned Align = 0;
  Needs Property = Needs::Nothing;
};

/// The rows of CallableWrappers.def.
llvm::ArrayRef<WrapperRow> knownWrappers();

/// Whether objects of the class \p Name, as \c qualifiedName spells it, cannot
/// be called but keep what they run in a heap block, whatever its size.
bool keepsInState(llvm::StringRef Name);

/// Which standard library defines \p Record, from marks that its header leaves
/// in the translation unit: never from the host.
Library libraryOf(const clang::CXXRecordDecl &Record);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_CALLABLES_WRAPPERROW_H
