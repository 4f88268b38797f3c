//===--- WrapperRow.cpp - defercliff ------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/callables/WrapperRow.h"

#include "lib/QualifiedName.h"

using namespace clang;

namespace defercliff {

llvm::ArrayRef<WrapperRow> knownWrappers() {
  static const WrapperRow Rows[] = {
#define WRAPPER(CLASS, LIBRARY, BUFFER, HEADER, ALIGN, NEEDS)                  \
  {CLASS, Library::LIBRARY, BUFFER, HEADER, ALIGN, Needs::NEEDS},
#include "lib/callables/CallableWrappers.def"
  };
  return Rows;
}

/// Whether \p Name is one of libc++'s versioned namespaces: __1, or its users'.
static bool isVersionOfLibcxx(StringRef Name) {
  return Name.size() >= 3 && Name.substr(0, 2) == "__" && Name != "__cxx11";
}

/// Whether \p Record has a member, or a base, of the class \p Name.
static bool isMadeOf(const CXXRecordDecl &Record, StringRef Name) {
  auto Is = [&](QualType Part) {
    const CXXRecordDecl *Class = recordOf(Part);
    return Class && Class->getIdentifier() && Class->getName() == Name;
  };
  for (const CXXBaseSpecifier &Base : Record.bases())
    if (Is(Base.getType()))
      return true;
  for (const FieldDecl *Field : Record.fields())
    if (Is(Field->getType()))
      return true;
  return false;
}

Library libraryOf(const CXXRecordDecl &Record) {
  for (const DeclContext *DC = Record.getDeclContext(); DC;
       DC = DC->getParent())
    if (const auto *NS = dyn_cast<NamespaceDecl>(DC);
        NS && NS->isInline() && isVersionOfLibcxx(NS->getName()))
      return isMadeOf(Record, "__policy_func") ? Library::LibcxxPolicy
                                               : Library::Libcxx;
  if (isMadeOf(Record, "_Func_class") ||
      isMadeOf(Record, "_Move_only_function_call"))
    return Library::Msvc;
  if (isMadeOf(Record, "_Function_base") || isMadeOf(Record, "_Mofunc_base"))
    return Library::Libstdcxx;
  // std::any has no base in any library; libstdc++'s names its storage.
  for (const Decl *Member : Record.decls())
    if (const auto *Tag = dyn_cast<TagDecl>(Member);
        Tag && Tag->getIdentifier() && Tag->getName() == "_Storage")
      return Library::Libstdcxx;
  return Library::Any;
}

} // namespace defercliff
