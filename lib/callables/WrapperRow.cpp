//===--- WrapperRow.cpp - defercliff --------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/callables/WrapperRow.h"

#include "lib/QualifiedName.h"
#include "llvm/ADT/STLExtras.h"

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

bool keepsInState(StringRef Name) {
  static const StringRef Classes[] = {
#define STATE(CLASS) CLASS,
#include "lib/callables/CallableWrappers.def"
  };
  return llvm::is_contained(Classes, Name);
}

/// Whether \p Name is one of libc++'s versioned namespaces: __1, or its users'.
static bool isVersionOfLibcxx(StringRef Name) {
  return Name.size() >= 3 && Name.substr(0, 2) == "__" && Name != "__cxx11";
}

/// Whether \p Record has a member, or a base, of one of the classes \p Names.
static bool isMadeOf(const CXXRecordDecl &Record,
                     llvm::ArrayRef<StringRef> Names) {
  auto Is = [&](QualType Part) {
    const CXXRecordDecl *Class = recordOf(Part);
    return Class && Class->getIdentifier() &&
           llvm::is_contained(Names, Class->getName());
  };
  return llvm::any_of(Record.bases(),
                      [&](const CXXBaseSpecifier &Base) {
                        return Is(Base.getType());
                      }) ||
         llvm::any_of(Record.fields(), [&](const FieldDecl *Field) {
           return Is(Field->getType());
         });
}

/// Whether \p Record declares a class \p Name inside it.
static bool declares(const CXXRecordDecl &Record, StringRef Name) {
  return llvm::any_of(Record.decls(), [&](const Decl *Member) {
    const auto *Tag = dyn_cast<TagDecl>(Member);
    return Tag && Tag->getIdentifier() && Tag->getName() == Name;
  });
}

/// Whether \p Record of LLVM keeps its callable in an array of bytes, and asks
/// the type of that for its alignment: it does in LLVM 19, and not in 22.
static bool isBufferOfBytes(const CXXRecordDecl &Record) {
  return llvm::any_of(Record.bases(), [](const CXXBaseSpecifier &Base) {
    const CXXRecordDecl *Class = recordOf(Base.getType());
    if (!Class || nameOf(Class) != "UniqueFunctionBase")
      return false;
    bool OfBytes = false, KnowsAlignment = false;
    for (const Decl *Member : Class->decls()) {
      if (const auto *Union = dyn_cast<CXXRecordDecl>(Member))
        for (const FieldDecl *Field : Union->fields())
          OfBytes |= nameOf(Field) == "InlineStorage" &&
                     Field->getType()->isArrayType();
      KnowsAlignment |=
          nameOf(dyn_cast<VarDecl>(Member)) == "InlineStorageAlign";
    }
    return OfBytes && !KnowsAlignment;
  });
}

Library libraryOf(const CXXRecordDecl &Record) {
  for (const DeclContext *DC = Record.getDeclContext(); DC;
       DC = DC->getParent())
    if (const auto *NS = dyn_cast<NamespaceDecl>(DC);
        NS && NS->isInline() && isVersionOfLibcxx(NS->getName()))
      return isMadeOf(Record, {"__policy_func"}) ? Library::LibcxxPolicy
                                                 : Library::Libcxx;
  // std::any has no base in any library, but a storage of its own.
  if (isMadeOf(Record, {"_Func_class", "_Move_only_function_call"}) ||
      declares(Record, "_Storage_t"))
    return Library::Msvc;
  // The last two are those of GCC 15 and later.
  if (isMadeOf(Record,
               {"_Function_base", "_Mofunc_base", "_Mo_base", "_Cpy_base"}) ||
      declares(Record, "_Storage"))
    return Library::Libstdcxx;
  return isBufferOfBytes(Record) ? Library::LlvmBytes : Library::Any;
}

} // namespace defercliff
