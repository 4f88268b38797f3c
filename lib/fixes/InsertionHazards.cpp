//===--- InsertionHazards.cpp - defercliff --------------------------------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/fixes/InsertionHazards.h"

#include "lib/KeptTemporary.h"
#include "lib/NameWords.h"
#include "lib/QualifiedName.h"
#include "lib/fixes/KeptForLater.h"
#include "lib/fixes/NamedObjects.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace defercliff {

const Stmt &statementOf(const LoopDeferral &Deferral, const BodyWalk &Walk) {
  const Stmt *Statement = Deferral.Insertion;
  while (const auto *Around =
             dyn_cast_or_null<ExprWithCleanups>(Walk.parentOf(*Statement)))
    Statement = Around;
  return *Statement;
}

/// Whether a jump may come into the scope of a guard in the place of the
/// insertion and pass its definition by.
static bool mayBeJumpedOver(const LoopDeferral &Deferral, const BodyWalk &Walk,
                            const BodyJumps &Jumps) {
  const Stmt &Statement = statementOf(Deferral, Walk);
  return Jumps.mayPassBy(Statement,
                         *cast<CompoundStmt>(Walk.parentOf(Statement)));
}

/// Why what the holder has may be a result of the body, and no concern of the
/// body alone; empty if that is not so.
static StringRef whoseHolder(const CallExpr &Insertion, const BodyWalk &Walk) {
  const Expr *Object = nullptr;
  if (const auto *Method = dyn_cast<CXXMemberCallExpr>(&Insertion))
    Object = Method->getImplicitObjectArgument();
  else if (Insertion.getNumArgs() > 0)
    Object = Insertion.getArg(0);
  const VarDecl *Var = variableUnder(Object);
  if (!Var || !Var->hasLocalStorage())
    return "";
  if (isa<ParmVarDecl>(Var))
    return "the caller may use what the holder has";
  return Walk.scopeOf(*Var) ? ""
                            : "the function around may use what the holder has";
}

/// Whether \p Handler catches what \p Throw throws.
static bool catches(const CXXCatchStmt &Handler, const CXXThrowExpr &Throw,
                    const ASTContext &Context) {
  return Handler.getCaughtType().isNull() ||
         (Throw.getSubExpr() &&
          Context.hasSameUnqualifiedType(
              Handler.getCaughtType().getNonReferenceType(),
              Throw.getSubExpr()->getType()));
}

/// Whether \p S throws something that none of \p Around, which handle it,
/// catches.
static bool throwsOut(const Stmt *S,
                      llvm::SmallVectorImpl<const CXXCatchStmt *> &Around,
                      const ASTContext &Context) {
  if (!S)
    return false;
  if (const auto *Throw = dyn_cast<CXXThrowExpr>(S))
    return llvm::none_of(Around, [&](const CXXCatchStmt *Handler) {
      return catches(*Handler, *Throw, Context);
    });
  const auto *Try = dyn_cast<CXXTryStmt>(S);
  const size_t Outside = Around.size();
  if (Try)
    for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
      Around.push_back(Try->getHandler(I));
  bool Throws = llvm::any_of(S->children(), [&](const Stmt *Child) {
    if (Try && isa<CXXCatchStmt>(Child))
      return false;
    return throwsOut(Child, Around, Context);
  });
  Around.truncate(Outside);
  if (!Try || Throws)
    return Throws;
  for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
    if (throwsOut(Try->getHandler(I)->getHandlerBlock(), Around, Context))
      return true;
  return false;
}

static bool namesOneOf(const Stmt *S, const Objects &Wanted) {
  Objects Named;
  collectNamed(S, Named);
  return llvm::any_of(Named,
                      [&](const ValueDecl *D) { return Wanted.count(D) > 0; });
}

/// Whether the destructor of \p Type at most gives memory back: a string, or a
/// container of what has such a destructor.
static bool onlyFreesMemory(QualType Type, const ASTContext &Context) {
  const CXXRecordDecl *Class = recordOf(Context.getBaseElementType(Type));
  if (!Class || Class->hasTrivialDestructor())
    return true;
  static const StringRef Names[] = {
      "std::allocator",     "std::array",  "std::basic_string", "std::deque",
      "std::list",          "std::map",    "std::multimap",     "std::multiset",
      "std::optional",      "std::pair",   "std::set",          "std::tuple",
      "std::unordered_map", "std::vector", "std::unordered_set"};
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Class);
  if (!Spec || !llvm::is_contained(Names, qualifiedName(*Class)))
    return false;
  auto IsHarmless = [&](const TemplateArgument &Argument) {
    return Argument.getKind() != TemplateArgument::Type ||
           onlyFreesMemory(Argument.getAsType(), Context);
  };
  return llvm::all_of(
      Spec->getTemplateArgs().asArray(), [&](const TemplateArgument &Argument) {
        return Argument.getKind() == TemplateArgument::Pack
                   ? llvm::all_of(Argument.pack_elements(), IsHarmless)
                   : IsHarmless(Argument);
      });
}

/// Whether more than memory may be at stake when \p Var dies.
static bool doesMoreAtEnd(const VarDecl &Var, const ASTContext &Context) {
  if (Var.hasAttr<CleanupAttr>())
    return true;
  if (const MaterializeTemporaryExpr *Kept = keptTemporary(Var))
    return !onlyFreesMemory(Kept->getType(), Context);
  return !Var.getType()->isReferenceType() &&
         !onlyFreesMemory(Var.getType(), Context);
}

/// The variables of the iteration that a guard in the place of the insertion
/// would die before, in the order of their scopes and declarations.
static std::vector<const VarDecl *> declaredBefore(const LoopDeferral &Deferral,
                                                   const BodyWalk &Walk) {
  std::vector<const VarDecl *> Result;
  const Stmt *Closing = Deferral.Around->Closing;
  for (const Stmt *Inner = &statementOf(Deferral, Walk); Inner != Closing;) {
    const Stmt *Around = Walk.parentOf(*Inner);
    if (!Around)
      break;
    std::vector<const VarDecl *> Here;
    for (const Stmt *Child : Around->children()) {
      if (Child == Inner)
        break;
      const auto *Declaration = dyn_cast_or_null<DeclStmt>(Child);
      // What the head of the loop declares once outlives all iterations.
      const auto *For = dyn_cast<ForStmt>(Around);
      const auto *Range = dyn_cast<CXXForRangeStmt>(Around);
      if (!Declaration ||
          (Around == Closing && For && Child == For->getInit()) ||
          (Range && Child != Range->getLoopVarStmt()))
        continue;
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          Here.push_back(Var);
    }
    Result.insert(Result.begin(), Here.begin(), Here.end());
    Inner = Around;
  }
  return Result;
}

/// Whether a call, a construction or an assignment below \p S, but for \p
/// Insertion, brings one of \p Some together with one of \p Others.
static bool bringsTogether(const Stmt *S, const Objects &Some,
                           const Objects &Others, const CallExpr &Insertion) {
  if (!S || S == &Insertion)
    return false;
  const auto *Binary = dyn_cast<BinaryOperator>(S);
  if (isa<CallExpr, CXXConstructExpr>(S) ||
      (Binary && Binary->isAssignmentOp()))
    return namesOneOf(S, Some) && namesOneOf(S, Others);
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return bringsTogether(Child, Some, Others, Insertion);
  });
}

/// Whether a variable of the iteration that dies after the new guard may use in
/// its destructor what the action uses, as the session of a handle: it is made
/// with that or from it, or meets it in a call.
static bool isNeededLater(const LoopDeferral &Deferral, const BodyWalk &Walk,
                          const LoopPieces &Pieces, const ASTContext &Context) {
  Objects Used, Users;
  collectNamed(Deferral.Action, Used);
  std::vector<const VarDecl *> Variables = declaredBefore(Deferral, Walk);
  for (const VarDecl *Var : Variables) {
    bool IsUser = Var != Deferral.Released && doesMoreAtEnd(*Var, Context);
    if (namesOneOf(Var->getInit(), Used)) {
      if (IsUser)
        return true;
      Used.insert(Var);
    }
    if (Used.count(Var) && namesOneOf(Var->getInit(), Users))
      return true;
    if (IsUser)
      Users.insert(Var);
  }
  Objects Met = Used;
  for (const ValueDecl *User : Users)
    Met.erase(User);
  return llvm::any_of(Users, [&](const ValueDecl *User) {
    return llvm::any_of(Pieces.naming(*User), [&](unsigned Index) {
      return bringsTogether(Pieces[Index], Users, Met, *Deferral.Insertion);
    });
  });
}

/// Whether \p Name speaks of a lock: one of its words is a lock, a locker, an
/// rdlock or the like, and not a block, a clock or to unlock.
static bool speaksOfLock(StringRef Name) {
  static const StringRef Others[] = {"block", "clock", "unlock"};
  StringRef Before;
  const llvm::SmallVector<std::string, 4> Words = wordsOf(Name);
  for (StringRef Word : Words) {
    if (Word.contains("lock") && !beginsWithAny(Word, Others) &&
        !(Before == "un" && Word.take_front(4) == "lock"))
      return true;
    Before = Word;
  }
  return false;
}

/// Whether \p Name, of a class, speaks of a lock or of a mutex, as `MutexGuard`
/// does.
static bool isNameOfLock(StringRef Name) {
  return speaksOfLock(Name) || llvm::is_contained(wordsOf(Name), "mutex");
}

/// Whether \p S takes a lock: by an object of a class that is called so, or by
/// a call. Whoever holds it at the end of the iteration would wait for itself.
static bool takesLock(const Stmt *S) {
  if (!S)
    return false;
  const auto *Made = dyn_cast<CXXConstructExpr>(S);
  const CXXRecordDecl *Class = Made ? recordOf(Made->getType()) : nullptr;
  const auto *Call = dyn_cast<CallExpr>(S);
  return (Class && isNameOfLock(nameOf(Class))) ||
         (Call && speaksOfLock(nameOf(Call->getDirectCallee()))) ||
         llvm::any_of(S->children(), takesLock);
}

StringRef hazardOfGuard(const LoopDeferral &Deferral, const BodyWalk &Walk,
                        const BodyJumps &Jumps, PiecesOfLoops &Loops,
                        StoredValues &Values, const ASTContext &Context) {
  const LoopPieces &Pieces = Loops.of(*Deferral.Around->Closing);
  if (mayBeJumpedOver(Deferral, Walk, Jumps))
    return "a jump may pass the new guard by";
  if (StringRef Whose = whoseHolder(*Deferral.Insertion, Walk); !Whose.empty())
    return Whose;
  llvm::SmallVector<const CXXCatchStmt *, 4> Handlers;
  if (throwsOut(Deferral.Action->getBody(), Handlers, Context))
    return "the action throws, which would end the program";
  if (takesLock(Deferral.Action->getBody()))
    return "the action takes a lock, which may be held here";
  if (isNeededLater(Deferral, Walk, Pieces, Context))
    return "what dies after the new guard may need what its action uses";
  if (isKeptForLater(Deferral, Walk, Pieces, Values))
    return "what it releases is kept for later";
  return "";
}

} // namespace defercliff
