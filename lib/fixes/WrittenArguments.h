//===--- WrittenArguments.h - defercliff: template arguments --------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_WRITTENARGUMENTS_H
#define DEFERCLIFF_LIB_FIXES_WRITTENARGUMENTS_H

#include "clang/AST/TemplateBase.h"
#include "clang/AST/TypeLoc.h"

namespace defercliff {

/// The template arguments of \p Type as they are written; null if they are not
/// written there.
clang::TemplateSpecializationTypeLoc writtenArguments(clang::TypeLoc Type);

/// Where the type argument \p Argument ends; invalid in a macro. The `>` at its
/// end may be half of a `>>` token, which clang splits.
clang::SourceLocation endOfArgument(const clang::TemplateArgumentLoc &Argument,
                                    const clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_WRITTENARGUMENTS_H
