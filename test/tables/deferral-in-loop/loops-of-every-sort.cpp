// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Loops of every sort, members, statics, templates, lambdas.
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>
using Fn = std::function<void()>;
FILE *openNext();
void use(FILE *);
#define EVERY(var, list) for (auto &var : list)
std::vector<Fn> globalCleanups;
void runGlobal() {
  for (auto &f : globalCleanups)
    f();
  globalCleanups.clear();
}

void byGoto() {
  std::vector<Fn> end;
again:
  FILE *f = openNext();
  end.push_back([f] { if (f) std::fclose(f); }); // want bug: a loop by goto
  if (f)
    goto again;
  for (auto &e : end)
    e();
}
void byWhile() {
  std::vector<Fn> end;
  while (FILE *f = openNext()) {
    use(f);
    end.push_back([f] { std::fclose(f); }); // want bug: declared in the condition
  }
  for (auto &e : end)
    e();
}
void byMacro(std::vector<std::string> &names) {
  std::vector<Fn> end;
  EVERY(n, names) {
    FILE *f = std::fopen(n.c_str(), "r");
    end.push_back([f] { std::fclose(f); }); // want bug: a loop of a macro
  }
  for (auto &e : end)
    e();
}
void doOnce(std::vector<Fn> &end) {
  do {
    FILE *f = openNext();
    if (!f)
      break;
    end.push_back([f] { std::fclose(f); }); // quiet: no loop
  } while (0);
}
void globalList(int n) {
  for (int i = 0; i < n; ++i) {
    FILE *f = openNext();
    globalCleanups.push_back([f] { std::fclose(f); }); // quiet: runGlobal() clears it: a queue
  }
}
class Reader {
  std::vector<Fn> close_;
  std::vector<Fn> ends_;

public:
  ~Reader() {
    for (auto &c : close_)
      c();
  }
  void openAll(const std::vector<std::string> &names) {
    for (const auto &n : names) {
      FILE *f = std::fopen(n.c_str(), "r");
      use(f);
      close_.push_back([f] { std::fclose(f); }); // want bug: a member that only the destructor runs
    }
  }
  void nothing(int n) {
    for (int i = 0; i < n; ++i)
      ends_.push_back([] {}); // quiet: does nothing
  }
};
template <class T> void makeAll(std::vector<Fn> &end, int n) {
  for (int i = 0; i < n; ++i) {
    T *t = new T();
    end.push_back([t] { delete t; }); // want bug: in a template
  }
}
template void makeAll<int>(std::vector<Fn> &, int);
template void makeAll<std::string>(std::vector<Fn> &, int);
void nestedHolder(const std::vector<std::vector<std::string>> &groups) {
  for (const auto &g : groups) {
    std::vector<Fn> end;
    for (const auto &n : g) {
      FILE *f = std::fopen(n.c_str(), "r");
      end.push_back([f] { std::fclose(f); }); // want bug: outside of the inner loop
    }
    FILE *one = openNext();
    end.push_back([one] { std::fclose(one); }); // quiet: once per holder
    for (auto &e : end)
      e();
  }
}
void inLambda(std::vector<Fn> &end, const std::vector<std::string> &names) {
  auto one = [&](const std::string &n) {
    FILE *f = std::fopen(n.c_str(), "r");
    end.push_back([f] { std::fclose(f); }); // quiet: no loop in this body
  };
  for (const auto &n : names)
    one(n);
}
void conditional(std::vector<Fn> &end, const std::vector<std::string> &names) {
  for (const auto &n : names) {
    FILE *f = nullptr;
    if (n.empty() || (f = std::fopen(n.c_str(), "r")) == nullptr)
      continue;
    end.push_back([f]() noexcept { std::fclose(f); }); // want bug: assigned in a condition
  }
}
void alias(std::vector<Fn> &end, const std::vector<std::string> &names) {
  for (const auto &n : names) {
    FILE *f = std::fopen(n.c_str(), "r");
    auto close = [f] { std::fclose(f); };
    end.push_back(close); // want bug: the action has a name
  }
}
void outPointer(std::vector<Fn> &end, int n) {
  extern int get_handle(void **out);
  extern void handle_close(void *);
  for (int i = 0; i < n; ++i) {
    void *h = nullptr;
    if (get_handle(&h) != 0)
      continue;
    end.push_back([h] { handle_close(h); }); // quiet: get_* is documented to look something up
  }
}
