//===--- CaptureNotes.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/callables/CaptureNotes.h"

#include "lib/QualifiedName.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

static std::string describe(const LambdaCapture &Capture) {
  switch (Capture.getCaptureKind()) {
  case LCK_This:
    return "'this' is captured";
  case LCK_StarThis:
    return "'*this' is captured by copy";
  case LCK_ByCopy:
  case LCK_ByRef:
    return "'" + Capture.getCapturedVar()->getNameAsString() +
           "' is captured by " +
           (Capture.getCaptureKind() == LCK_ByRef ? "reference" : "copy");
  case LCK_VLAType:
    break;
  }
  return "the bound of an array is captured";
}

static std::string describe(const FieldDecl &Member) {
  return Member.getDeclName()
             ? "the callable has a member '" + Member.getNameAsString() + "'"
             : "the callable has a member without a name";
}

void addCaptureNotes(Finding &F, const LambdaExpr *Action,
                     const CallableCost &Cost, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const CXXRecordDecl *Class =
      Action ? Action->getLambdaClass() : recordOf(Cost.Callable);
  if (!Class || SM.isInSystemHeader(Class->getLocation()))
    return;
  auto Add = [&](SourceLocation Loc, std::string Text,
                 const FieldDecl &Member) {
    QualType Type = Member.getType();
    if (Type->isReferenceType())
      Type = Context.VoidPtrTy;
    auto Bytes = Context.getTypeSizeInChars(Type).getQuantity();
    Text += ": " + std::to_string(Bytes) + (Bytes == 1 ? " byte" : " bytes");
    if (Cost.TippedBy == &Member)
      Text += "; " + Cost.Tips;
    F.note(SM.getFileLoc(Loc), std::move(Text));
  };
  if (!Class->isLambda()) {
    for (const FieldDecl *Member : Class->fields())
      Add(Member->getLocation(), describe(*Member), *Member);
    return;
  }
  // The members of a closure are its captures, in their order.
  for (auto [Capture, Member] : llvm::zip(Class->captures(), Class->fields()))
    Add(Capture.getLocation(), describe(Capture), *Member);
}

} // namespace defercliff
