//===--- GuardCatalogue.cpp - defercliff ----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/guards/GuardCatalogue.h"

#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace defercliff {

static const GuardRow Rows[] = {
#define SCOPE_GUARD(CLASS, SLOT, DISMISS, FACTORY, HEADER)                     \
  {CLASS, GuardKind::ScopeGuard, ActionSlot::SLOT, DISMISS, FACTORY, HEADER},
#define OWNER(CLASS) {CLASS, GuardKind::Owner, ActionSlot::Fixed, "", "", ""},
#include "lib/guards/GuardCatalogue.def"
};

ArrayRef<GuardRow> guardCatalogue() { return Rows; }

// Called once per class of the translation unit that could be a guard; the
// answer is kept by GuardRecognizer, so a scan is enough.
const GuardRow *findGuardRow(StringRef Class) {
  StringRef Last = Class.substr(Class.rfind(':') + 1);
  const GuardRow *Row = find_if(Rows, [&](const GuardRow &R) {
    if (!R.Class.empty() && R.Class.back() == '*')
      return Last.take_front(R.Class.size() - 1) == R.Class.drop_back();
    return R.Class == Class;
  });
  return Row == std::end(Rows) ? nullptr : Row;
}

const GuardRow *findGuardRowByFactory(StringRef Factory) {
  const GuardRow *Row =
      find_if(Rows, [&](const GuardRow &R) { return R.Factory == Factory; });
  return Row == std::end(Rows) ? nullptr : Row;
}

} // namespace defercliff
