//===--- BodyWalk.h - defercliff: one walk over a body's statements -------===//
//
// Part of defercliff, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The control-flow graph says what runs after what; it has forgotten which
// expression a lambda stands in and which scope a variable belongs to. One walk
// over the statements collects that for a whole body, so that no question needs
// the parent map of the translation unit.
//
//===----------------------------------------------------------------------===//

#ifndef DEFERCLIFF_LIB_DEFERRAL_BODYWALK_H
#define DEFERCLIFF_LIB_DEFERRAL_BODYWALK_H

#include "lib/deferral/Action.h"
#include "lib/deferral/Custodian.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <deque>
#include <vector>

namespace defercliff {

/// A region at whose end the variables declared in it die.
struct Scope {
  const clang::Stmt *Owner;
  const Scope *Parent;
  unsigned Depth;

  /// Whether this scope is \p Inner or lies around it.
  bool encloses(const Scope &Inner) const {
    const Scope *S = &Inner;
    while (S && S->Depth > Depth)
      S = S->Parent;
    return S == this;
  }
};

/// A place in the body where a variable is named or changed.
struct Mention {
  const clang::Expr *At;
  const Scope *Where;
};

/// A call that may empty or await an object: a join, a get, a clear, an
/// assignment, or the passing of the object to some function.
struct Wait {
  const clang::ValueDecl *Object; ///< null for `*this`
  const clang::Expr *Call;
  /// Whether the call is known to block until others are done.
  bool Blocks = false;
  /// A method whose body, if it is visible, tells whether it is a wait at all;
  /// null if that is certain.
  const clang::CXXMethodDecl *IfItDrains = nullptr;
  /// Whether the wait stands in a lambda that is run by the call.
  bool InLambda = false;
  /// If another thread waits, what it was started with: it may do so from then
  /// on. Else null.
  const clang::LambdaExpr *Since = nullptr;
};

/// The function without parameters whose result \p Call is, a reference or a
/// pointer: it is taken to return the same each time, as `Registry::instance()`
/// does, but for a pointer to what it makes by its name. Null if it is another.
const clang::FunctionDecl *accessorOf(const clang::CallExpr &Call);

/// What one walk over the statements of a body collects.
class BodyWalk {
public:
  /// Walks the statements of \p Body, and the initialisers of a constructor.
  /// Bodies of lambdas are left out.
  explicit BodyWalk(const clang::Decl &Body);

  /// The scope that declares \p Var; null if it is declared elsewhere.
  const Scope *scopeOf(const clang::VarDecl &Var) const {
    return ScopeOfVar.lookup(&Var);
  }

  /// The scope of the parameters, around all others.
  const Scope &outermost() const { return Scopes.front(); }

  /// The statement or expression around \p E; null around the whole body and
  /// around the initialiser of a member.
  const clang::Stmt *parentOf(const clang::Stmt &E) const {
    return Parents.lookup(&E);
  }

  /// The variable whose whole initialiser \p E is; null if of none.
  const clang::VarDecl *initializedBy(const clang::Stmt &E) const {
    return VarOfInit.lookup(&E);
  }

  /// The entry of a constructor's list whose initialiser \p E is; null if of
  /// none.
  const clang::CXXCtorInitializer *
  memberInitializedBy(const clang::Stmt &E) const {
    return MemberOfInit.lookup(&E);
  }

  const std::vector<Action> &actions() const { return Actions; }
  /// All lambdas of the body, whether they refer to variables or not.
  const std::vector<const clang::LambdaExpr *> &lambdas() const {
    return Lambdas;
  }
  const std::vector<const clang::CallExpr *> &calls() const { return Calls; }
  const std::vector<Wait> &waits() const { return Waits; }
  const std::vector<Custodian> &custody() const { return Custody; }

  /// The calls that block until others are done, on whatever object.
  const std::vector<const clang::Expr *> &blockingCalls() const {
    return BlockingCalls;
  }

  /// Where \p Var is named.
  llvm::ArrayRef<Mention> mentionsOf(const clang::VarDecl &Var) const {
    return lookup(Mentions, Var);
  }

  /// Where \p Var is stepped or assigned to: `++i`, `i += 2`, `i = next(i)`,
  /// `read(&i)`. What a lambda may do to it is not looked at.
  llvm::ArrayRef<Mention> changesOf(const clang::VarDecl &Var) const {
    return lookup(Changes, Var);
  }

  /// The variable or member whose object \p E denotes, or a part, an element
  /// or a pointee of it: `tasks` for `tasks.back()`, `pool` for `pool->queue`.
  /// A local reference, pointer or iterator stands for what it was made from,
  /// and what a function without parameters returns by reference for that
  /// function. Null if that is not known.
  const clang::ValueDecl *rootOf(const clang::Expr *E) const;

  /// The local variables whose destructors may settle something.
  const llvm::SmallPtrSetImpl<const clang::VarDecl *> &custodians() const {
    return Custodians;
  }

  /// The object that \p Handle, a variable, was got from: a promise or a task
  /// for its future, what a shared handle is a copy of. Null if none is known.
  const clang::ValueDecl *originOf(const clang::ValueDecl &Handle) const {
    return OriginOf.lookup(&Handle);
  }

  /// Whether \p S is \p Whole or stands in it; of a lambda's body, no.
  bool isIn(const clang::Stmt &Whole, const clang::Stmt &S) const {
    const clang::Stmt *Outer = &S;
    while (Outer && Outer != &Whole)
      Outer = parentOf(*Outer);
    return Outer;
  }

  /// Whether the destructor of \p Var may settle what it was made with.
  bool isCustodian(const clang::VarDecl &Var) const {
    return Custodians.count(&Var) > 0;
  }

  /// Whether \p First, a local variable, always dies before \p Var.
  bool diesBefore(const clang::VarDecl &First, const clang::VarDecl &Var) const;

  /// What \p E, a chain of method calls and members, starts with.
  static const clang::Expr *startOf(const clang::Expr *E);

  /// The temporary that \p E, a chain of calls and members, is a part of; null
  /// if it is a part of none.
  static const clang::Expr *temporaryUnder(const clang::Expr *E);

private:
  using MentionMap =
      llvm::DenseMap<const clang::VarDecl *, llvm::SmallVector<Mention, 2>>;
  static llvm::ArrayRef<Mention> lookup(const MentionMap &Map,
                                        const clang::VarDecl &Var) {
    auto It = Map.find(&Var);
    return It == Map.end() ? llvm::ArrayRef<Mention>()
                           : llvm::ArrayRef<Mention>(It->second);
  }

  using Followed = llvm::SmallPtrSet<const clang::VarDecl *, 4>;
  const clang::ValueDecl *rootOf(const clang::Expr *E, Followed &Seen) const;

  void walk(const clang::Stmt *S, const clang::Stmt *Parent);
  void walkDeclarations(const clang::DeclStmt &S);
  void walkRangeFor(const clang::CXXForRangeStmt &S);
  const clang::ValueDecl *waitedOn(const clang::CXXMemberCallExpr &Call) const;
  void noteLocalCall(const clang::CXXOperatorCallExpr &Call);
  void noteCustody(const clang::ValueDecl *Object);
  void noteListed(const clang::Expr &On, const clang::Expr &At, bool Blocks);
  void noteElements(const clang::CXXForRangeStmt &S);
  void noteCall(const clang::CallExpr &Call);
  void noteTask(const clang::ValueDecl *Object, const clang::LambdaExpr &Lambda,
                const clang::Expr &At);
  bool isUnconditional(const clang::Stmt &S) const;
  void noteWaitsOfTasks(const clang::ValueDecl &Object, const clang::Expr &At);
  void noteWaitsOf(const clang::CallExpr &Call, const clang::Expr &At);
  void noteWaitsIn(const clang::LambdaExpr &Lambda, const clang::Expr &At);
  void noteWaitsBelow(const clang::Stmt *S, const clang::Expr &At);
  /// What a function settles when it is called.
  struct Settlement {
    /// References and pointers that it waits for or empties.
    llvm::SmallPtrSet<const clang::ValueDecl *, 2> Parameters;
    /// Whether it blocks until others are done, on whatever object.
    bool Blocks = false;
  };
  const Settlement &settledBy(const clang::FunctionDecl &Function,
                              const clang::Expr &At);
  void noteConstruction(const clang::CXXConstructExpr &Made,
                        const clang::Expr &At);
  bool settlesWhatItIsGiven(const clang::CallExpr &Call, const clang::Expr &At);
  void noteChange(const clang::Expr &Target, const clang::Expr &At);
  void openScope(const clang::Stmt &Owner);
  void closeScope() { Current = Current->Parent; }

  std::deque<Scope> Scopes;
  const Scope *Current = nullptr;
  llvm::DenseMap<const clang::VarDecl *, const Scope *> ScopeOfVar;
  llvm::DenseMap<const clang::Stmt *, const clang::Stmt *> Parents;
  llvm::DenseMap<const clang::Stmt *, const clang::VarDecl *> VarOfInit;
  llvm::DenseMap<const clang::Stmt *, const clang::CXXCtorInitializer *>
      MemberOfInit;
  /// The range of a range-for, for its loop variable.
  llvm::DenseMap<const clang::VarDecl *, const clang::Expr *> RangeOfVar;
  /// The objects in the list that a loop variable goes through.
  llvm::DenseMap<const clang::ValueDecl *,
                 llvm::SmallVector<const clang::ValueDecl *, 2>>
      ElementsOf;
  llvm::DenseMap<const clang::ValueDecl *, const clang::ValueDecl *> OriginOf;
  /// The lambdas that threads, or lists of them, were given.
  llvm::DenseMap<const clang::ValueDecl *,
                 llvm::SmallVector<const clang::LambdaExpr *, 2>>
      Tasks;
  /// What functions and lambdas settle of what they are given.
  llvm::DenseMap<const clang::FunctionDecl *, std::unique_ptr<Settlement>>
      SettledBy;
  /// The lambdas whose waits are noted, and for which place.
  llvm::DenseSet<std::pair<const clang::LambdaExpr *, const clang::Expr *>>
      Entered;
  MentionMap Mentions, Changes;
  std::vector<Action> Actions;
  std::vector<const clang::LambdaExpr *> Lambdas;
  std::vector<const clang::CallExpr *> Calls;
  std::vector<Wait> Waits;
  std::vector<Custodian> Custody;
  llvm::SmallPtrSet<const clang::VarDecl *, 4> Custodians;
  /// The variable whose initialiser is walked, if it may settle what it names.
  const clang::VarDecl *BeingMade = nullptr;
  std::vector<const clang::Expr *> BlockingCalls;
};

} // namespace defercliff

#endif // DEFERCLIFF_LIB_DEFERRAL_BODYWALK_H
