//===--- Drains.cpp - defercliff ------------------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/deferral/Drains.h"

#include "lib/QualifiedName.h"
#include "lib/deferral/KeepingTypes.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

bool isDraining(StringRef Name) {
  static const StringRef Names[] = {"clear", "drain", "erase",  "extract",
                                    "flush", "reset", "resize", "splice",
                                    "swap",  "merge", "remove", "remove_if"};
  return Name.contains("pop") || Name.contains("dequeue") ||
         llvm::is_contained(Names, Name);
}

const ValueDecl *namedObject(const Expr *E) {
  llvm::SmallPtrSet<const VarDecl *, 4> Seen;
  while (E) {
    E = E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return Member->getMemberDecl();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
      if (!Var || !Var->getType()->isReferenceType() || !Var->getInit() ||
          !Seen.insert(Var).second) // `auto &x = x;` compiles
        return Var;
      E = Var->getInit();
    } else if (const auto *Star = dyn_cast<UnaryOperator>(E);
               Star && (Star->getOpcode() == UO_Deref ||
                        Star->getOpcode() == UO_AddrOf)) {
      E = Star->getSubExpr();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
               Operator && (Operator->getOperator() == OO_Arrow ||
                            Operator->getOperator() == OO_Star)) {
      E = Operator->getArg(0);
    } else {
      // `instance()`: the function stands for what it returns.
      const auto *Call = dyn_cast<CallExpr>(E);
      return Call && Call->getNumArgs() == 0 && Call->isGLValue() &&
                     !isa<CXXOperatorCallExpr>(Call)
                 ? Call->getDirectCallee()
                 : nullptr;
    }
  }
  return nullptr;
}

namespace {

class DrainVisitor : public RecursiveASTVisitor<DrainVisitor> {
public:
  DrainVisitor(llvm::DenseMap<const ValueDecl *, Drains::Bodies> &Found,
               const SourceManager &SM)
      : Found(Found), SM(SM) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseDecl(Decl *D) {
    // The translation unit has no location, and is no system header.
    if (D && D->getLocation().isValid() &&
        SM.isInSystemHeader(D->getLocation()))
      return true;
    const FunctionDecl *Around = Current;
    if (const auto *Function = dyn_cast_or_null<FunctionDecl>(D))
      Current = Function;
    RecursiveASTVisitor::TraverseDecl(D);
    Current = Around;
    return true;
  }

  bool TraverseLambdaExpr(LambdaExpr *Lambda) {
    const FunctionDecl *Around = Current;
    Current = Lambda->getCallOperator();
    RecursiveASTVisitor::TraverseLambdaExpr(Lambda);
    Current = Around;
    return true;
  }

  bool VisitCallExpr(CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
      if (Operator->getOperator() == OO_Equal)
        note(Operator->getArg(0));
      return true;
    }
    if (!Callee || !Callee->getIdentifier())
      return true;
    StringRef Name = Callee->getName();
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call)) {
      const CXXMethodDecl *Decl = Method->getMethodDecl();
      if (!isDraining(Name) && !(Decl && !Decl->isConst() && Decl->hasBody() &&
                                 !isInStd(*Decl) && mayDrain(*Decl)))
        return true;
      note(Method->getImplicitObjectArgument());
    } else {
      static const StringRef Names[] = {"move", "swap", "exchange", "erase_if"};
      if (!llvm::is_contained(Names, Name) || !isInStd(*Callee))
        return true;
    }
    for (const Expr *Arg : Call->arguments())
      note(Arg); // `now.swap(queue)`
    return true;
  }

private:
  llvm::DenseMap<const ValueDecl *, Drains::Bodies> &Found;
  const SourceManager &SM;
  /// The function or lambda that is walked; null outside of all.
  const FunctionDecl *Current = nullptr;

  void note(const Expr *E) {
    const ValueDecl *Object = Current ? namedObject(E) : nullptr;
    if (!Object)
      return;
    const auto *Accessor = dyn_cast<FunctionDecl>(Object);
    QualType Type = Accessor ? Accessor->getReturnType() : Object->getType();
    if (!pointeeOrSelf(Type)->isRecordType())
      return;
    Drains::Bodies &By = Found[cast<ValueDecl>(Object->getCanonicalDecl())];
    if (By.empty() || By.back() != Current)
      By.push_back(Current);
  }
};

} // namespace

const Drains::Bodies &Drains::of(const ValueDecl &Object, ASTContext &Context) {
  if (!Walked) {
    DrainVisitor Visitor(Found, Context.getSourceManager());
    for (Decl *D : Context.getTraversalScope())
      Visitor.TraverseDecl(D);
    Walked = true;
  }
  return Found[cast<ValueDecl>(Object.getCanonicalDecl())];
}

bool Drains::drainsBelow(const Stmt *S, const ValueDecl &Object,
                         ASTContext &Context) {
  if (!S)
    return false;
  const FunctionDecl *Callee = nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(S)) {
    Callee = Call->getDirectCallee();
    // Whoever is given the object may empty it.
    if (Callee && !isInStd(*Callee) && !isa<CXXOperatorCallExpr>(Call) &&
        llvm::any_of(Call->arguments(), [&](const Expr *Argument) {
          return namedObject(Argument) == &Object;
        }))
      return true;
  } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(S)) {
    // So may what is made, or what it does when it dies.
    Callee = Construct->getConstructor();
    if (drainsAtEnd(Construct->getType(), Object, Context))
      return true;
  }
  if (Callee && !isInStd(*Callee) && drains(*Callee, Object, Context))
    return true;
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return drainsBelow(Child, Object, Context);
  });
}

bool Drains::drains(const FunctionDecl &Callee, const ValueDecl &Object,
                    ASTContext &Context) {
  const FunctionDecl *Definition = Callee.getDefinition();
  if (!Definition)
    return false;
  return DrainedBy.get({Definition, &Object}, [&] {
    return llvm::is_contained(of(Object, Context), Definition) ||
           drainsBelow(Definition->getBody(), Object, Context);
  });
}

bool Drains::drainsAtEnd(QualType Type, const ValueDecl &Object,
                         ASTContext &Context) {
  const CXXRecordDecl *Class = recordOf(Type);
  const CXXDestructorDecl *Destructor =
      Class && !isInStd(*Class) ? Class->getDestructor() : nullptr;
  return Destructor && drains(*Destructor, Object, Context);
}

std::vector<const CallExpr *>
Drains::drainingCalls(llvm::ArrayRef<const CallExpr *> Calls,
                      const ValueDecl *Object, ASTContext &Context) {
  std::vector<const CallExpr *> Result;
  const auto *Var = dyn_cast_or_null<VarDecl>(Object);
  if ((Var && Var->hasGlobalStorage()) || isa_and_nonnull<FunctionDecl>(Object))
    for (const CallExpr *Call : Calls)
      if (const FunctionDecl *Callee = Call->getDirectCallee();
          Callee && drains(*Callee, *Object, Context))
        Result.push_back(Call);
  return Result;
}

void Drains::reset() {
  Found.clear();
  DrainedBy.clear();
  Walked = false;
}

} // namespace defercliff
