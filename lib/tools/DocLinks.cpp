//===--- DocLinks.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/tools/DocLinks.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace defercliff {

std::string fileUrl(StringRef Path) {
  std::string Url = "file://";
  for (char C : Path) {
    if (isAlnum(C) || StringRef("/-._~").contains(C)) {
      Url += C;
      continue;
    }
    Url += '%';
    Url += toHex(StringRef(&C, 1));
  }
  return Url;
}

/// Where clangd thinks that a page of ours is, up to the name of the check.
static constexpr StringLiteral TakenFor =
    "https://clang.llvm.org/extra/clang-tidy/checks/defercliff/";

/// Lets each link below \p Value that is to a check of ours lead to its page in
/// \p Pages; without pages it goes.
static void correctLinks(json::Value &Value, StringRef Pages) {
  if (json::Array *Elements = Value.getAsArray())
    for (json::Value &Element : *Elements)
      correctLinks(Element, Pages);
  json::Object *Object = Value.getAsObject();
  if (!Object)
    return;
  for (auto &Member : *Object)
    correctLinks(Member.second, Pages);
  json::Object *Description = Object->getObject("codeDescription");
  if (!Description)
    return;
  auto Link = Description->getString("href");
  if (!Link || !Link->consume_front(TakenFor))
    return;
  if (Pages.empty())
    Object->erase("codeDescription");
  else
    (*Description)["href"] =
        (Pages + Link->take_until([](char C) { return C == '.'; }) + ".md")
            .str();
}

/// \p Message with the links to our pages.
static std::string withOurLinks(StringRef Message, StringRef Pages) {
  // What anybody else says is passed on as it is.
  if (!Message.contains(TakenFor))
    return Message.str();
  Expected<json::Value> Parsed = json::parse(Message);
  if (!Parsed) {
    consumeError(Parsed.takeError());
    return Message.str();
  }
  correctLinks(*Parsed, Pages);
  std::string Result;
  raw_string_ostream(Result) << *Parsed;
  return Result;
}

void DocLinks::write_impl(const char *Data, size_t Size) {
  static constexpr StringLiteral Length = "Content-Length: ", End = "\r\n\r\n";
  Pending.append(Data, Size);
  while (true) {
    auto [Header, Rest] = StringRef(Pending).split(End);
    size_t Bytes = 0;
    if (Header.size() + End.size() > Pending.size())
      return;
    if (!Header.consume_front(Length) || Header.getAsInteger(10, Bytes)) {
      Out << Pending; // of no form that is known
      Pending.clear();
      return;
    }
    if (Rest.size() < Bytes)
      return;
    std::string Message = withOurLinks(Rest.take_front(Bytes), Pages);
    Out << Length << Message.size() << End << Message;
    Out.flush();
    Pending = Rest.drop_front(Bytes).str();
  }
}

} // namespace defercliff
