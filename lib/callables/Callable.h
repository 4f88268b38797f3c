//===--- Callable.h - defercliff: closures, pointers and wrappers ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_CALLABLES_CALLABLE_H
#define DEFERCLIFF_LIB_CALLABLES_CALLABLE_H

#include "clang/AST/ExprCXX.h"
#include <cstdint>
#include <string>

namespace defercliff {

/// What kind of callable a type is.
enum class CallableKind {
  None,            ///< nothing that is called, as far as we know
  Closure,         ///< the class of a lambda expression
  FunctionPointer, ///< a pointer or reference to a function
  Wrapper,         ///< a type-erasing class: a row of CallableWrappers.def
};

/// The kind of \p Type, through references.
CallableKind callableKind(clang::QualType Type);

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
};

/// The cost of keeping \p Action in an object of type \p Kept. \p Action is the
/// type of the callable before it was wrapped; if it is null, or the library
/// of the wrapper is not recognised, an allocation is not claimed.
CallableCost costOfKeeping(clang::QualType Kept, clang::QualType Action,
                           clang::ASTContext &Context);

/// The lambda that \p E is or wraps through conversions, constructions and
/// calls that pass it on (std::move, a factory); null if there is none.
const clang::LambdaExpr *findLambda(const clang::Expr *E);

/// Whether \p Lambda captures a variable by reference.
bool capturesByReference(const clang::LambdaExpr &Lambda);

/// Whether \p Init builds an object from \p Lambda and nothing else: each
/// construction and call between them has one argument. With
/// \p ThroughCalls unset there may be no call, as a factory may do anything.
bool buildsFromAlone(const clang::Expr *Init, const clang::LambdaExpr &Lambda,
                     bool ThroughCalls);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_CALLABLES_CALLABLE_H
