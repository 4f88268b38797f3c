// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// What a loop is: goto, macros, do-while-0, one trip.
#include <functional>
#include <mutex>
#include <string>
#include <vector>
using Tasks = std::vector<std::function<void()>>;
void use(int);
bool more();
int next();
#define REPEAT(var, n) for (int var = 0; var < (n); ++var)
#define EACH(var, list) for (auto var = (list).begin(); var != (list).end(); ++var)
#define ONCE(decl) for (bool once_ = true; once_;) for (decl; once_; once_ = false)
#define LATER(list, code) (list).push_back([&] { code; })
#define RUN_NOW(code) [&] { code; }()

void jumping(Tasks &tasks) {
retry:
  int attempt = next();
  tasks.push_back([&] { use(attempt); }); // want bug: the goto makes a loop
  if (attempt < 3)
    goto retry;
}
void jumpingForward(Tasks &tasks) {
  if (more())
    goto end;
  {
    int attempt = next();
    use(attempt);
    std::function<void()> f = [&] { use(attempt); }; // quiet: no loop, no holder
    f();
  }
end:;
}
void repeated(Tasks &tasks, std::vector<int> &v) {
  REPEAT(i, 4)
    tasks.push_back([&] { use(i); }); // want bug: a loop of a macro
  EACH(it, v)
    tasks.push_back([&] { use(*it); }); // want bug: the iterator is gone
  EACH(it, v) {
    auto &x = *it;
    tasks.push_back([&] { use(x); }); // quiet: the element
  }
}
void laterByMacro(Tasks &tasks) {
  for (int i = 0; i < 4; ++i)
    LATER(tasks, use(i)); // want bug: the action is in the macro
  for (int i = 0; i < 4; ++i)
    RUN_NOW(use(i)); // quiet: runs now
}
void notALoop(Tasks &tasks) {
  do {
    int once = next();
    Tasks mine;
    mine.push_back([&] { use(once); }); // quiet: no loop
    mine.front()();
  } while (0);
}
void doOnce(std::function<void()> &out) {
  do {
    int once = next();
    if (!more())
      break;
    out = [once] { use(once); }; // quiet: a copy
  } while (false);
}
void endless(Tasks &tasks) {
  for (;;) {
    int x = next();
    if (!x)
      return;
    tasks.push_back([&] { use(x); }); // want bug: 'x' is of the iteration
  }
}
void firstMatch(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i)
    if (i * i > 50) {
      tasks.push_back([&] { use(i); }); // want bug: 'i' dies with the loop
      break;
    }
}
void condition(Tasks &tasks) {
  while (int x = next())
    tasks.push_back([&] { use(x); }); // want bug: declared in the condition
}
void ifInit(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i)
    if (int x = next(); x > 2)
      tasks.push_back([&, i] { use(x + i); }); // want bug: declared in the if
}
void switchInit(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i)
    switch (int x = next()) {
    case 1:
      tasks.push_back([&x] { use(x); }); // want bug: declared in the switch
      break;
    default:
      break;
    }
}
void handler(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i)
    try {
      use(i);
    } catch (const std::string &e) {
      tasks.push_back([&] { use(int(e.size())); }); // want bug: the exception is gone
    } catch (int code) {
      tasks.push_back([code] { use(code); }); // quiet: a copy
    }
}
void staticInside(Tasks &tasks, int n) {
  for (int i = 0; i < n; ++i) {
    static int calls = 0;
    static thread_local std::string buffer;
    tasks.push_back([&] { use(calls); use(int(buffer.size())); }); // quiet: static, nothing is captured
  }
}
void lambdaBody(Tasks &tasks, int n) {
  auto body = [&](int i) {
    int local = i * 2;
    tasks.push_back([=] { use(local); }); // quiet: a copy
  };
  for (int i = 0; i < n; ++i)
    body(i);
}
void loopInLambda(Tasks &tasks, int n) {
  auto body = [&tasks, n] {
    for (int i = 0; i < n; ++i)
      tasks.push_back([&] { use(i); }); // want bug: a loop in the body of a lambda
  };
  body();
}
void commaHead(Tasks &tasks, int n) {
  for (int i = 0, j = n; i < j; ++i, --j)
    tasks.push_back([&] { use(i + j); }); // want bug: both are of the head
}
