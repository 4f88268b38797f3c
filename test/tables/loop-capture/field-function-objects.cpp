// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Function objects by hand, whose constructors show what they store.
#include <functional>
#include <string>
#include <thread>
#include <vector>

void use(int);
void use(const std::string &);

class PrintRef {
public:
  explicit PrintRef(const std::string &text) : text(text) {}
  void operator()() const { use(text); }

private:
  const std::string &text;
};

class PrintCopy {
public:
  explicit PrintCopy(const std::string &text) : text(text) {}
  void operator()() const { use(text); }

private:
  std::string text;
};

struct Add {
  int &target;
  int step;
  void operator()() const { target += step; }
};

class Printer {
public:
  Printer(const std::string &text, int times) : text(&text), times(times) {}
  void operator()() const { use(*text); }

private:
  const std::string *text;
  int times;
};

void vectors(int n) {
  std::vector<std::function<void()>> list;
  for (int i = 0; i < n; ++i) {
    std::string text = std::to_string(i);
    list.push_back(PrintRef(text)); // want bug: stores a reference to text
    list.push_back(PrintCopy(text)); // quiet: stores a copy
    list.emplace_back(PrintRef{text}); // want bug: stores a reference to text
    PrintRef print(text); // quiet: called here
    print();
  }
  for (auto &f : list)
    f();
}

void threads(int n) {
  std::vector<std::thread> threads;
  for (int i = 0; i < n; ++i) {
    std::string text = std::to_string(i);
    threads.emplace_back(PrintRef(text)); // want bug: the thread outlives text
    threads.push_back(std::thread{PrintRef{text}}); // want bug: the thread outlives text
    std::thread(PrintCopy(text)).detach(); // quiet: a copy
    std::thread own{PrintRef{text}}; // quiet: joined
    own.join();
  }
  for (auto &thread : threads)
    thread.join();
}

void elements(const std::vector<std::string> &texts) {
  std::vector<std::function<void()>> list;
  for (const std::string &text : texts)
    list.push_back(PrintRef(text)); // quiet: the element
  for (auto &f : list)
    f();
}
