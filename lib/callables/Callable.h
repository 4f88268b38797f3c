//===--- Callable.h - defercliff: closures, pointers and wrappers ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_CALLABLES_CALLABLE_H
#define DEFERCLIFF_LIB_CALLABLES_CALLABLE_H

#include "clang/AST/ExprCXX.h"

namespace defercliff {

/// What kind of callable a type is.
enum class CallableKind {
  None,            ///< nothing that is called, as far as we know
  Closure,         ///< the class of a lambda expression
  FunctionPointer, ///< a pointer or reference to a function
  /// A class that keeps any callable: a row of CallableWrappers.def, or a class
  /// of one's own with the structure of one.
  Wrapper,
};

/// The kind of \p Type, through references.
CallableKind callableKind(clang::QualType Type);

/// Whether \p Type, seen through references, is a row of CallableWrappers.def.
bool isKnownWrapper(clang::QualType Type);

/// Whether objects of \p Class can be called: `std::bind` makes such.
bool isCalledByOperator(const clang::CXXRecordDecl &Class);

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
