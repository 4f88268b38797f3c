// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Exceptions: what a handler catches, retry loops, errors that are kept.
#include <exception>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

void use(const std::string &);
void use(int);
void attempt(int);

void handlers(int n) {
  std::vector<std::function<void()>> errors;
  for (int i = 0; i < n; ++i) {
    try {
      attempt(i);
    } catch (const std::runtime_error &error) {
      errors.push_back([&error] { use(error.what()); }); // want bug: the exception is gone after the handler
      errors.push_back([text = std::string(error.what())] { use(text); }); // quiet: copied
    } catch (std::logic_error error) {
      errors.push_back([&error] { use(error.what()); }); // want bug: a copy in the handler
    } catch (int code) {
      errors.push_back([code] { use(code); }); // quiet: copied
      errors.push_back([&] { use(code); }); // want bug: the handler's int
    }
  }
  for (auto &error : errors)
    error();
}

void retry(int n) {
  for (int tries = 0; tries < n; ++tries) {
    std::exception_ptr failure;
    std::thread worker([&failure, &tries] { // quiet: joined
      try {
        attempt(tries);
      } catch (...) {
        failure = std::current_exception();
      }
    });
    worker.join();
    if (!failure)
      return;
  }
}

void inTry(int n) {
  std::vector<std::function<void()>> undo;
  for (int i = 0; i < n; ++i) {
    try {
      int step = i * 2;
      undo.push_back([&step] { use(step); });
      attempt(step);
      undo.clear();
    } catch (...) {
      for (auto &f : undo)
        f();
      throw;
    }
  }
}

void inTryHeld(int n) {
  std::vector<std::function<void()>> undo;
  for (int i = 0; i < n; ++i) {
    undo.push_back([&i] { use(i); }); // quiet: cleared on the way on, or the loop ends with the exception after the undo
    try {
      attempt(i);
    } catch (...) {
      for (auto &f : undo)
        f();
      undo.clear();
      throw;
    }
    undo.clear();
  }
}

void throwing(int n) {
  for (int i = 0; i < n; ++i) {
    auto fail = [&i] { throw std::runtime_error(std::to_string(i)); }; // quiet: called now
    try {
      fail();
    } catch (const std::exception &) {
      use(i);
    }
  }
}
