// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Batches: flushed always, flushed when full, handed on, cleared at the top.
#include <deque>
#include <functional>
#include <queue>
#include <string>
#include <utility>
#include <vector>
void use(int);
void use(const std::string &);
std::string make(int);
using Fn = std::function<void()>;
using Batch = std::vector<Fn>;
void runBatch(Batch &&);
void runBatch(Batch &);

void flushedWhenFull(int n) {
  Batch pending;
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    pending.push_back([&] { use(s); }); // want bug: seven of eight wait until 's' is gone
    if (pending.size() == 8) {
      for (auto &f : pending)
        f();
      pending.clear();
    }
  }
}
void flushedAlways(int n) {
  Batch pending;
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    pending.push_back([&] { use(s); }); // quiet: run and cleared
    for (auto &f : pending)
      f();
    pending.clear();
  }
}
void clearedAtTop(int n) {
  Batch pending;
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    pending.clear();
    pending.push_back([&] { use(s); }); // quiet: run here, cleared before the next use
    for (auto &f : pending)
      f();
  }
}
void exchanged(int n) {
  Batch pending;
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    pending.push_back([&] { use(s); }); // quiet: taken out and run
    for (auto &f : std::exchange(pending, {}))
      f();
  }
}
void popped(int n) {
  std::queue<Fn> q;
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    q.push([&] { use(s); }); // quiet: popped in the iteration
    while (!q.empty()) {
      q.front()();
      q.pop();
    }
  }
}
void handedOver(int n) {
  Batch pending;
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    pending.push_back([&] { use(s); }); // quiet: given to a function
    runBatch(std::move(pending));
    pending = {};
  }
}
void localBatch(int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    Batch mine;
    mine.push_back([&] { use(s); }); // quiet: a batch of the iteration
    mine.push_back([&] { use(i); }); // quiet: a batch of the iteration
    for (auto &f : mine)
      f();
  }
}
void localBatchMoved(std::vector<Batch> &all, int n) {
  for (int i = 0; i < n; ++i) {
    Batch mine;
    mine.push_back([&] { use(i); }); // want bug: the batch is moved to the caller
    all.push_back(std::move(mine));
  }
}
void localBatchSwapped(Batch &out, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    Batch mine;
    mine.push_back([&] { use(s); }); // want bug: swapped into the caller's
    out.swap(mine);
  }
}
Batch localBatchReturned(int n) {
  for (int i = 0; i < n; ++i) {
    Batch mine;
    mine.push_back([&] { use(i); }); // want bug: returned
    if (i == 3)
      return mine;
  }
  return {};
}
void batchOfOuterLoop(int n) {
  for (int i = 0; i < n; ++i) {
    Batch mine;
    for (int k = 0; k < 3; ++k)
      mine.push_back([&] { use(i * k); }); // want bug: 'k' is gone when they run
    for (auto &f : mine)
      f();
  }
}
void batchOfOuterLoopCopied(int n) {
  for (int i = 0; i < n; ++i) {
    Batch mine;
    for (int k = 0; k < 3; ++k)
      mine.push_back([&, k] { use(i * k); }); // quiet: 'i' lives as long as 'mine' is run
    for (auto &f : mine)
      f();
  }
}
void batchDeclaredFirst(int n) {
  for (int i = 0; i < n; ++i) {
    Batch mine;
    std::string s = make(i);
    mine.push_back([&] { use(s); }); // quiet: the vector runs nothing when it dies
    mine.back()();
  }
}
struct RunAtEnd {
  Batch list;
  void add(Fn f) { list.push_back(std::move(f)); }
  ~RunAtEnd() {
    for (auto &f : list)
      f();
  }
};
void runnerFirst(int n) {
  for (int i = 0; i < n; ++i) {
    RunAtEnd end;
    std::string s = make(i);
    end.add([&] { use(s); }); // want bug: run when 's' is gone
  }
}
void runnerLast(int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    RunAtEnd end;
    end.add([&] { use(s); }); // quiet: run while 's' lives
  }
}
void cancelOnFailure(std::deque<Fn> &undo, int n) {
  for (int i = 0; i < n; ++i) {
    std::string s = make(i);
    undo.push_back([&] { use(s); }); // want bug: popped on one path only
    if (!s.empty())
      undo.pop_back();
  }
}
