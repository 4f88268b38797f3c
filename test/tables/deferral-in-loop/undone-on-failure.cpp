// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// What is run only if something fails, or called off if nothing did, is to be kept that long.
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Page {
  int number;
};
Page *page_new(int);
void page_free(Page *);
bool check(Page *);
using Actions = std::vector<std::function<void()>>;

void run(Actions &actions) {
  for (auto &action : actions)
    action();
}

void inHandler(int n) {
  Actions undo;
  try {
    for (int i = 0; i < n; ++i) {
      Page *p = page_new(i);
      undo.push_back([p] { page_free(p); }); // quiet: rolled back by the handler only
    }
  } catch (...) {
    for (auto &action : undo)
      action();
    throw;
  }
}

bool onCondition(int n) {
  Actions undo;
  bool ok = true;
  for (int i = 0; i < n; ++i) {
    Page *p = page_new(i);
    undo.push_back([p] { page_free(p); }); // quiet: run only if something failed
    ok = ok && check(p);
  }
  if (!ok)
    for (auto it = undo.rbegin(); it != undo.rend(); ++it)
      (*it)();
  return ok;
}

bool byGoto(int n) {
  Actions undo;
  for (int i = 0; i < n; ++i) {
    Page *p = page_new(i);
    undo.push_back([p] { page_free(p); }); // quiet: run only on failure
    if (!check(p))
      goto fail;
  }
  return true;
fail:
  run(undo);
  return false;
}

bool inBranchOfLoop(int n) {
  Actions undo;
  for (int i = 0; i < n; ++i) {
    Page *p = page_new(i);
    if (!check(p)) {
      page_free(p);
      run(undo);
      return false;
    }
    undo.push_back([p] { page_free(p); }); // quiet: run only on failure
  }
  return true;
}

class UndoLog {
  Actions log;

public:
  ~UndoLog() { for (auto &l : log) l(); }
  void add(std::function<void()> action) { log.push_back(std::move(action)); }
  void commit() { log.clear(); }
};

void committed(int n) {
  UndoLog undo;
  for (int i = 0; i < n; ++i) {
    Page *p = page_new(i);
    undo.add([p] { page_free(p); }); // quiet: called off when all is well
    check(p);
  }
  undo.commit();
}

// ---- what is run in the end, whatever happens ----

void neverCommitted(int n) {
  UndoLog undo;
  for (int i = 0; i < n; ++i) {
    Page *p = page_new(i);
    undo.add([p] { page_free(p); }); // want bug: nothing calls it off
    check(p);
  }
}

void always(int n) {
  Actions cleanups;
  for (int i = 0; i < n; ++i) {
    Page *p = page_new(i);
    cleanups.push_back([p] { page_free(p); }); // want bug: run after the loop
    check(p);
  }
  run(cleanups);
}

bool inBothBranches(int n) {
  Actions cleanups;
  bool ok = true;
  for (int i = 0; i < n; ++i) {
    Page *p = page_new(i);
    cleanups.push_back([p] { page_free(p); }); // want bug: run on both ways
    ok = ok && check(p);
  }
  if (ok) {
    run(cleanups);
    return true;
  }
  for (auto &cleanup : cleanups)
    cleanup();
  return false;
}

bool leftEarly(int n) {
  Actions cleanups;
  for (int i = 0; i < n; ++i) {
    Page *p = page_new(i);
    if (!p)
      return false;
    cleanups.push_back([p] { page_free(p); }); // want bug: who leaves the loop early leaks
    check(p);
  }
  run(cleanups);
  return true;
}

// A loop that gotos make has no end that could be told from a jump.
void byHand(int n) {
  static void *places[] = {&&again, &&out};
  Actions undo;
  int i = 0;
again : {
  Page *p = page_new(i);
  undo.push_back([p] { page_free(p); }); // want bug: nothing is known of what is behind
}
  ++i;
  goto *places[i > n];
out:
  if (n > 2)
    run(undo);
}

// ---- slots that come round again ----

struct OnExit {
  std::function<void()> action;
  OnExit() = default;
  explicit OnExit(std::function<void()> action) : action(std::move(action)) {}
  OnExit &operator=(OnExit &&other) {
    std::swap(action, other.action);
    return *this;
  }
  ~OnExit() {
    if (action)
      action();
  }
};

void ring(std::vector<OnExit> &slots, int n) {
  for (int i = 0; i < n; ++i) {
    Page *p = page_new(i);
    slots[i % 8] = OnExit([p] { page_free(p); }); // quiet: the one of eight rounds before goes
  }
}

// ---- a resource of what a smart pointer has ----

struct Session {
  Page *page;
};

void member(Actions &end, Page *shared, int n) {
  for (int i = 0; i < n; ++i) {
    auto s = std::make_unique<Session>();
    s->page = shared;
    end.push_back([page = s->page] { page_free(page); }); // quiet: nothing says that it was acquired here
  }
}
