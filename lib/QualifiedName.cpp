//===--- QualifiedName.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/QualifiedName.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace clang;

namespace defercliff {

std::string qualifiedName(const NamedDecl &D) {
  if (!D.getDeclName() || !D.getDeclName().isIdentifier())
    return D.getDeclName() ? D.getDeclName().getAsString() : std::string();

  llvm::SmallVector<StringRef, 8> Parts{D.getName()};
  for (const DeclContext *DC = D.getDeclContext();
       DC && !DC->isTranslationUnit(); DC = DC->getParent()) {
    if (const auto *NS = dyn_cast<NamespaceDecl>(DC);
        NS && (NS->isInline() || NS->isAnonymousNamespace()))
      continue;
    if (const auto *ND = dyn_cast<NamedDecl>(DC);
        ND && ND->getDeclName().isIdentifier() && ND->getIdentifier())
      Parts.push_back(ND->getName());
  }

  std::string Name;
  for (StringRef Part : llvm::reverse(Parts)) {
    if (!Name.empty())
      Name += "::";
    Name += Part;
  }
  return Name;
}

StringRef nameOf(const NamedDecl *D) {
  return D && D->getDeclName().isIdentifier() && D->getIdentifier()
             ? D->getName()
             : StringRef();
}

bool isInStd(const Decl &D) {
  for (const DeclContext *DC = D.getDeclContext(); DC; DC = DC->getParent())
    if (DC->isStdNamespace())
      return true;
  return false;
}

bool allTypes(llvm::ArrayRef<TemplateArgument> Arguments,
              llvm::function_ref<bool(QualType)> Holds) {
  return llvm::all_of(Arguments, [&](const TemplateArgument &Argument) {
    if (Argument.getKind() == TemplateArgument::Pack)
      return allTypes(Argument.pack_elements(), Holds);
    return Argument.getKind() != TemplateArgument::Type ||
           Holds(Argument.getAsType());
  });
}

const CXXRecordDecl *recordOf(QualType Type) {
  if (Type.isNull())
    return nullptr;
  const CXXRecordDecl *Record =
      Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Record ? Record->getDefinition() : nullptr;
}

std::string qualifiedClassName(QualType Type) {
  const CXXRecordDecl *Record = recordOf(Type);
  return Record ? qualifiedName(*Record) : std::string();
}

const NamedDecl *findQualified(StringRef Name, ASTContext &Context) {
  const DeclContext *DC = Context.getTranslationUnitDecl();
  const NamedDecl *Found = nullptr;
  while (!Name.empty()) {
    auto [Head, Tail] = Name.split("::");
    auto It = Context.Idents.find(Head);
    if (It == Context.Idents.end())
      return nullptr;
    // Lookup enters inline namespaces by itself.
    auto Result = DC->lookup(DeclarationName(It->second));
    if (Result.empty())
      return nullptr;
    Found = *Result.begin();
    Name = Tail;
    if (Name.empty())
      break;
    DC = dyn_cast<DeclContext>(Found);
    if (!DC)
      return nullptr;
    DC = DC->getPrimaryContext();
  }
  return Found;
}

/// The parameters of the template that \p Scope is, or that it became of; null
/// if there are none.
static const TemplateParameterList *parametersOf(const DeclContext &Scope) {
  const TemplateDecl *Template = nullptr;
  if (const auto *Function = dyn_cast<FunctionDecl>(&Scope)) {
    const FunctionDecl *Pattern = Function->getTemplateInstantiationPattern();
    Template = (Pattern ? Pattern : Function)->getDescribedFunctionTemplate();
  } else if (const auto *Class = dyn_cast<CXXRecordDecl>(&Scope)) {
    if (const CXXRecordDecl *Pattern = Class->getTemplateInstantiationPattern())
      Class = Pattern;
    if (const auto *Partial =
            dyn_cast<ClassTemplatePartialSpecializationDecl>(Class))
      return Partial->getTemplateParameters();
    Template = Class->getDescribedClassTemplate();
  }
  return Template ? Template->getTemplateParameters() : nullptr;
}

/// Whether \p Name is that of a parameter of the template that \p Scope is, or
/// that it became of.
static bool isTemplateParameter(DeclarationName Name,
                                const DeclContext &Scope) {
  const TemplateParameterList *Parameters = parametersOf(Scope);
  return Parameters &&
         llvm::any_of(*Parameters, [&](const NamedDecl *Parameter) {
           return Parameter->getDeclName() == Name;
         });
}

/// Whether the first part of \p Name, where \p Where begins to look for it,
/// means something else than in the outermost namespace.
static bool isHidden(StringRef Name, const DeclContext &Where,
                     ASTContext &Context) {
  DeclarationName First(&Context.Idents.get(Name.split("::").first));
  // Before `::`, only what has a scope is looked for.
  bool IsQualified = Name.contains("::");
  auto Hides = [&](const NamedDecl *D) {
    return !IsQualified ||
           isa<NamespaceDecl, NamespaceAliasDecl, TypeDecl, ClassTemplateDecl>(
               D);
  };
  for (const DeclContext *Around = &Where; Around;
       Around = Around->getParent()) {
    for (const UsingDirectiveDecl *Using : Around->using_directives())
      if (llvm::any_of(Using->getNominatedNamespace()->lookup(First), Hides))
        return true;
    if (Around->isTranslationUnit())
      break;
    if (isTemplateParameter(First, *Around))
      return true;
    // Of a function, by its declarations: nobody looks for them by name.
    if (Around->isFunctionOrMethod()
            ? llvm::any_of(Around->decls(),
                           [&](const Decl *D) {
                             const auto *Named = dyn_cast<NamedDecl>(D);
                             return Named && Named->getDeclName() == First &&
                                    Hides(Named);
                           })
            : llvm::any_of(Around->lookup(First), Hides))
      return true;
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Around);
        Class && Class->hasDefinition() && Class->hasMemberName(First))
      return true;
  }
  return false;
}

std::string spelledIn(StringRef Name, const DeclContext &Where,
                      ASTContext &Context) {
  return (isHidden(Name, Where, Context) ? "::" : "") + Name.str();
}

} // namespace defercliff
