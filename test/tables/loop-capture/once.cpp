// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: what is a loop: one-trip loops and blocks that always leave are none.
#include <exception>
#include <functional>
#include <thread>
#include <vector>

using Jobs = std::vector<std::function<void()>>;
struct Connection { int fd; bool ok() const; };
bool tryConnect(int, Connection &);
void use(int);
bool again();
#define ONCE for (int once_ = 1; once_; once_ = 0)

void doWhileZero(Jobs &jobs) {
  int value = 3;
  do {
    jobs.push_back([&value] { use(value); }); // quiet: no loop (whatever else is wrong)
    if (!again())
      break;
    value = 4;
  } while (0);
}

int runAfter(Jobs &jobs) {
  int attempt = 0;
  do {
    jobs.push_back([&attempt] { use(attempt); }); // want bug: a retry loop that changes 'attempt'
  } while (++attempt < 3 && again());
  for (auto &job : jobs)
    job();
  return attempt;
}

void leaves(int count) {
  Jobs jobs;
  for (int i = 0; i < count; ++i) {
    Connection connection{i};
    if (tryConnect(i, connection)) {
      std::thread worker([&connection] { use(connection.fd); }); // quiet: joined before it returns
      worker.join();
      return;
    }
  }
}

void infinite(Jobs &jobs) {
  int sequence = 0;
  for (;;) {
    int current = sequence++;
    if (!again())
      return;
    jobs.push_back([current] { use(current); }); // quiet: copied
    jobs.push_back([&current] { use(current); }); // want bug: dies with the iteration
    jobs.push_back([&sequence] { use(sequence); }); // want bug: the loop moves it on
  }
}

void gotoRetry(Jobs &jobs, int limit) {
  int tries = 0;
retry:
  int left = limit - tries;
  jobs.push_back([left] { use(left); }); // quiet: copied
  if (left > 0 && again()) {
    ++tries;
    goto retry;
  }
}

void gotoOut(Jobs &jobs, int limit) {
  int left = limit;
  if (!again())
    goto fail;
  jobs.push_back([&left] { use(left); }); // quiet: a forward goto is no loop
  for (auto &job : jobs)
    job();
  return;
fail:
  use(left);
}

void switchInLoop(Jobs &jobs, const std::vector<int> &codes) {
  for (int code : codes) {
    switch (code) {
    case 0: {
      int copy = code;
      jobs.push_back([&copy] { use(copy); }); // want bug: a block of the iteration
      break;
    }
    case 1:
      jobs.push_back([&code] { use(code); }); // want bug: the loop variable
      break;
    default:
      jobs.push_back([code] { use(code); }); // quiet: copied
    }
  }
}

void conditionVariables(Jobs &jobs, Connection *(*next)()) {
  while (Connection *connection = next())
    jobs.push_back([&connection] { use(connection->fd); }); // want bug: declared in the condition of the loop
  while (auto *connection = next())
    jobs.push_back([connection] { use(connection->fd); }); // quiet: copied
  for (int i = 0; Connection *connection = next(); ++i)
    if (int fd = connection->fd; fd > i)
      jobs.push_back([&fd] { use(fd); }); // want bug: declared in the if of the iteration
}

void handlers(Jobs &jobs, int count) {
  for (int i = 0; i < count; ++i) {
    try {
      use(i);
    } catch (const std::exception_ptr &error) {
      jobs.push_back([&error] { std::rethrow_exception(error); }); // want bug: what the handler catches dies with it
    } catch (int code) {
      jobs.push_back([code] { use(code); }); // quiet: copied
    }
  }
}
