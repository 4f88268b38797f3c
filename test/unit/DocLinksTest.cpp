//===--- DocLinksTest.cpp - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/tools/DocLinks.h"

#include "llvm/ADT/StringRef.h"
#include "gtest/gtest.h"

using namespace llvm;

namespace defercliff {

namespace {

std::string framed(StringRef Body) {
  return ("Content-Length: " + std::to_string(Body.size()) + "\r\n\r\n" + Body)
      .str();
}

std::string diagnosticWith(StringRef Link) {
  return R"({"params":{"diagnostics":[{"codeDescription":{"href":")" +
         Link.str() + R"("}}]}})";
}

/// What comes out if \p Messages are written \p Step bytes at a time.
std::string passed(StringRef Messages, size_t Step, StringRef Pages) {
  std::string Result;
  raw_string_ostream Out(Result);
  DocLinks Links(Out, Pages.str());
  for (; !Messages.empty(); Messages = Messages.drop_front(Step)) {
    Links << Messages.take_front(Step);
    Links.flush();
    Step = std::min(Step, Messages.size());
  }
  return Out.str();
}

const StringRef Theirs = "https://clang.llvm.org/extra/clang-tidy/checks/";

TEST(DocLinks, UrlsAreEncoded) {
  EXPECT_EQ(fileUrl("/usr/share/doc/defercliff-22"),
            "file:///usr/share/doc/defercliff-22");
  EXPECT_EQ(fileUrl("/my #1 dir/50%"), "file:///my%20%231%20dir/50%25");
}

TEST(DocLinks, LeadToOurPages) {
  std::string In =
      framed(diagnosticWith((Theirs + "defercliff/loop-capture.html").str()));
  std::string Out = framed(diagnosticWith("file:///docs/loop-capture.md"));
  EXPECT_EQ(passed(In, In.size(), "file:///docs/"), Out);
}

TEST(DocLinks, GoWherePagesAreMissing) {
  std::string In =
      framed(diagnosticWith((Theirs + "defercliff/loop-capture.html").str()));
  EXPECT_EQ(passed(In, In.size(), ""),
            framed(R"({"params":{"diagnostics":[{}]}})"));
}

TEST(DocLinks, LeaveOtherMessagesAsTheyAre) {
  std::string In =
      framed(diagnosticWith((Theirs + "bugprone/use-after-move.html").str())) +
      framed("{ \"result\" : 1 }") + framed("");
  EXPECT_EQ(passed(In, In.size(), "file:///docs/"), In);
}

TEST(DocLinks, MessagesComeInPieces) {
  std::string One = framed("{}");
  std::string In =
      One + One + framed(diagnosticWith((Theirs + "defercliff/a.html").str()));
  std::string Out = One + One + framed(diagnosticWith("x/a.md"));
  for (size_t Step : {1, 2, 3, 7, 20, 50})
    EXPECT_EQ(passed(In, Step, "x/"), Out) << Step;
}

TEST(DocLinks, WhatIsNoMessagePasses) {
  EXPECT_EQ(passed("hello\r\n\r\nworld", 100, "x/"), "hello\r\n\r\nworld");
  std::string Broken = framed((Theirs + "defercliff/ is no JSON").str());
  EXPECT_EQ(passed(Broken, Broken.size(), "x/"), Broken);
}

} // namespace

} // namespace defercliff
