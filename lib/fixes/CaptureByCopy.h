//===--- CaptureByCopy.h - defercliff: [&x] becomes [x] -------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_CAPTUREBYCOPY_H
#define DEFERCLIFF_LIB_FIXES_CAPTUREBYCOPY_H

#include "lib/fixes/Edit.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/ArrayRef.h"

namespace defercliff {

/// Captures \p Variables of \p Lambda by copy: `[&x]` becomes `[x]`, `[=, &x]`
/// becomes `[=]`, and `[&]` becomes `[&, x]`, in one edit for all of them. With
/// \p OnlyIfCheap only numbers, enumerators and pointers are copied. Refused as
/// well: what cannot be copied or is more than its value, what the body changes
/// or might change through an overload that is not const, and anything in a
/// macro; and what
/// \p Later, a body that the lambda stands in, changes further down. A null
/// \p Later changes nothing.
Edit captureByCopy(const clang::LambdaExpr &Lambda,
                   llvm::ArrayRef<const clang::ValueDecl *> Variables,
                   bool OnlyIfCheap, const clang::Stmt *Later,
                   clang::ASTContext &Context);

/// Why \p Lambda cannot capture the variable that is declared at \p Place by
/// copy; empty if it can, or does not name one.
std::string obstacleToCopyAt(clang::SourceLocation Place,
                             const clang::LambdaExpr &Lambda,
                             clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_CAPTUREBYCOPY_H
