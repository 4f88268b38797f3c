//===--- CaptureByCopy.cpp - defercliff -----------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/CaptureByCopy.h"

#include "lib/QualifiedName.h"
#include "lib/flow/Mutation.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace defercliff {

/// Two pointers: what is passed in registers, so as cheap as a reference.
static constexpr int64_t CheapBytes = 16;

static bool isCopyable(QualType Type) {
  const CXXRecordDecl *Class = recordOf(Type);
  if (!Class)
    return true;
  if (Class->isAbstract() || Class->isInvalidDecl())
    return false;
  if (Class->needsImplicitCopyConstructor())
    return !Class->defaultedCopyConstructorIsDeleted();
  return llvm::any_of(Class->ctors(), [](const CXXConstructorDecl *Ctor) {
    unsigned Qualifiers = 0;
    return Ctor->isCopyConstructor(Qualifiers) &&
           (Qualifiers & Qualifiers::Const) && !Ctor->isDeleted() &&
           Ctor->getAccess() == AS_public;
  });
}

/// Why \p Variable must stay a reference; empty if it need not.
static std::string whyNotByCopy(const LambdaExpr &Lambda,
                                const ValueDecl &Variable, bool OnlyIfCheap,
                                ASTContext &Context) {
  std::string Name = "'" + Variable.getNameAsString() + "'";
  QualType Type = Variable.getType().getNonReferenceType();
  if (!isCopyable(Type))
    return Name + " cannot be copied; move it into the capture if nothing else "
                  "needs it";
  const CXXRecordDecl *Class = recordOf(Type);
  if (Variable.getType()->isReferenceType() && Class && Class->isPolymorphic())
    return "a copy of " + Name + " may lose its dynamic type";
  if (mayChange(Lambda.getBody(), Variable, /*IntoLambdas=*/true))
    return "the action may change " + Name +
           ", which a copy would keep to itself";
  if (OnlyIfCheap &&
      (!Type.isTriviallyCopyableType(Context) ||
       Context.getTypeSizeInChars(Type).getQuantity() > CheapBytes))
    return "a copy of " + Name + " costs more than a reference";
  return "";
}

namespace {

/// The tokens between the brackets of a lambda.
class Introducer {
public:
  Introducer(const LambdaExpr &Lambda, const ASTContext &Context)
      : Tokens(tokensOf(Lambda.getIntroducerRange(), Context)) {}

  /// The index of the `&` of `&Name`; 0 if the list does not name it so.
  size_t referenceTo(StringRef Name) const {
    for (size_t I = 1; I + 1 < Tokens.size(); ++I)
      if (Tokens[I].is(tok::amp) &&
          Tokens[I - 1].isOneOf(tok::l_square, tok::comma) &&
          Tokens[I + 1].is(tok::raw_identifier) &&
          Tokens[I + 1].getRawIdentifier() == Name)
        return I;
    return 0;
  }

  /// `&x` loses its `&`, with the blanks behind it.
  FixItHint dropAmpersand(size_t Amp) const {
    return FixItHint::CreateRemoval(CharSourceRange::getCharRange(
        Tokens[Amp].getLocation(), Tokens[Amp + 1].getLocation()));
  }

  /// `, &x` goes.
  FixItHint dropItem(size_t Amp) const {
    return FixItHint::CreateRemoval(CharSourceRange::getCharRange(
        Tokens[Amp - 1].getLocation(), Tokens[Amp + 1].getEndLoc()));
  }

  /// `, x` joins the list at its end.
  FixItHint append(StringRef Names) const {
    return FixItHint::CreateInsertion(Tokens.back().getLocation(), Names);
  }

private:
  std::vector<Token> Tokens;
};

} // namespace

Edit captureByCopy(const LambdaExpr &Lambda,
                   llvm::ArrayRef<const ValueDecl *> Variables,
                   bool OnlyIfCheap, ASTContext &Context) {
  if (!isWrittenPlainly(Lambda.getSourceRange(), Context))
    return Edit::refused("the lambda is written in a macro");
  for (const ValueDecl *Variable : Variables) {
    std::string Why = whyNotByCopy(Lambda, *Variable, OnlyIfCheap, Context);
    if (!Why.empty())
      return Edit::refused(Why);
    if (isa<BindingDecl>(Variable) && !Context.getLangOpts().CPlusPlus20)
      return Edit::refused("a structured binding cannot be captured by copy "
                           "before C++20");
  }

  Introducer List(Lambda, Context);
  Edit Result;
  std::string Appended;
  for (const ValueDecl *Variable : Variables) {
    size_t Amp = List.referenceTo(Variable->getName());
    const auto *Var = dyn_cast<VarDecl>(Variable);
    bool InitCapture = Var && Var->isInitCapture();
    if (Amp == 0) {
      if (Lambda.getCaptureDefault() != LCD_ByRef)
        return Edit::refused();
      Appended += ", " + Variable->getNameAsString();
    } else if (Lambda.getCaptureDefault() == LCD_ByCopy && !InitCapture) {
      Result.Hints.push_back(List.dropItem(Amp));
    } else {
      Result.Hints.push_back(List.dropAmpersand(Amp));
    }
  }
  if (!Appended.empty())
    Result.Hints.push_back(List.append(Appended));
  return Result;
}

} // namespace defercliff
