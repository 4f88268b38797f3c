//===--- CaptureNotes.cpp - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/callables/CaptureNotes.h"

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

void addCaptureNotes(Finding &F, const LambdaExpr &Action,
                     const CallableCost &Cost, const ASTContext &Context) {
  // The members of a closure are its captures, in their order.
  for (auto [Capture, Member] :
       llvm::zip(Action.captures(), Action.getLambdaClass()->fields())) {
    QualType Type = Member->getType();
    if (Type->isReferenceType())
      Type = Context.VoidPtrTy;
    CharUnits Bytes = Context.getTypeSizeInChars(Type);
    std::string Text = describe(Capture) + ": " +
                       std::to_string(Bytes.getQuantity()) + " bytes";
    if (Cost.TippedBy == Member)
      Text += "; " + Cost.Tips;
    F.note(Context.getSourceManager().getFileLoc(Capture.getLocation()),
           std::move(Text));
  }
}

} // namespace defercliff
