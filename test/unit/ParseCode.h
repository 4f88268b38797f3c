//===--- ParseCode.h - defercliff: code for a unit test -------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_TEST_UNIT_PARSECODE_H
#define DEFERCLIFF_TEST_UNIT_PARSECODE_H

#include "lib/flow/BodyFlow.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include <gtest/gtest.h>
#include <memory>

namespace defercliff {

/// Code that is parsed for a test, and what is declared in it.
class ParsedCode {
public:
  explicit ParsedCode(llvm::StringRef Code, llvm::StringRef Standard = "c++17")
      : Unit(clang::tooling::buildASTFromCodeWithArgs(
            Code, {("-std=" + Standard).str(), "-Wno-everything"})) {}

  clang::ASTContext &context() { return Unit->getASTContext(); }

  /// The function \p Name that has a body; the test fails if there is none.
  const clang::FunctionDecl &function(llvm::StringRef Name) {
    using namespace clang::ast_matchers;
    return *find<clang::FunctionDecl>(
        functionDecl(hasName(Name.str()), isDefinition()).bind("it"));
  }

  /// The variable \p Name.
  const clang::VarDecl &variable(llvm::StringRef Name) {
    using namespace clang::ast_matchers;
    return *find<clang::VarDecl>(varDecl(hasName(Name.str())).bind("it"));
  }

  /// The flow of the function \p Name.
  std::unique_ptr<BodyFlow> flow(llvm::StringRef Name = "f") {
    auto Flow = BodyFlow::build(function(Name), context());
    EXPECT_TRUE(Flow);
    return Flow;
  }

  /// The first node that \p Matcher binds to "it".
  template <typename Node, typename Matcher> const Node *find(Matcher M) {
    auto Nodes = clang::ast_matchers::match(M, context());
    EXPECT_FALSE(Nodes.empty());
    return Nodes.empty() ? nullptr
                         : Nodes.front().template getNodeAs<Node>("it");
  }

private:
  std::unique_ptr<clang::ASTUnit> Unit;
};

} // namespace defercliff

#endif // DEFERCLIFF_TEST_UNIT_PARSECODE_H
