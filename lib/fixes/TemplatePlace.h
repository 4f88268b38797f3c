//===--- TemplatePlace.h - defercliff: where a template may stand ---------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_FIXES_TEMPLATEPLACE_H
#define DEFERCLIFF_LIB_FIXES_TEMPLATEPLACE_H

#include "clang/AST/DeclCXX.h"
#include <string>

namespace defercliff {

/// Why \p Class cannot have a template head put before it where it stands in
/// the source: a macro, a function, what is declared along with it. Empty if
/// nothing is in the way.
std::string findObstacleToTemplate(const clang::CXXRecordDecl &Class,
                                   const clang::ASTContext &Context);

} // namespace defercliff

#endif // DEFERCLIFF_LIB_FIXES_TEMPLATEPLACE_H
