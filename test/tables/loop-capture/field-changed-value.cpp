// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// The variable is declared outside and the loop moves it on: all actions see the last value.
#include <functional>
#include <iterator>
#include <list>
#include <string>
#include <sstream>
#include <thread>
#include <vector>

void use(int);
void use(const std::string &);

void counter(int n) {
  std::vector<std::function<void()>> list;
  int i = 0;
  while (i < n) {
    list.push_back([&i] { use(i); }); // want bug: sees n
    ++i;
  }
  for (auto &f : list)
    f();
}

void cursor(std::list<int> &numbers) {
  std::vector<std::function<void()>> list;
  auto it = numbers.begin();
  for (; it != numbers.end(); it = std::next(it))
    list.push_back([&it] { use(*it); }); // want bug: the end iterator is dereferenced
  for (auto &f : list)
    f();
}

void lines(std::istream &in) {
  std::vector<std::thread> threads;
  std::string line;
  while (std::getline(in, line))
    threads.emplace_back([&line] { use(line); }); // want bug: read over by the next getline
  for (auto &thread : threads)
    thread.join();
}

void linesCopied(std::istream &in) {
  std::vector<std::thread> threads;
  std::string line;
  while (std::getline(in, line))
    threads.emplace_back([line] { use(line); }); // quiet: copied
  for (auto &thread : threads)
    thread.join();
}

void linesInStep(std::istream &in) {
  std::string line;
  while (std::getline(in, line)) {
    std::thread thread([&line] { use(line); }); // quiet: joined before the next line
    thread.join();
  }
}

void sums(const std::vector<int> &numbers) {
  std::vector<std::function<void()>> list;
  int total = 0;
  for (const int &number : numbers)
    list.push_back([&total, &number] { total += number; }); // quiet: the actions change it, the loop does not
  for (auto &f : list)
    f();
  use(total);
}

void pendingCount(const std::vector<int> &numbers, std::vector<std::function<void()>> &loop) {
  static int pending = 0;
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    ++pending;
    loop.push_back([] { --pending; }); // quiet: static, a counter by design
  }
}

void fixed(int n) {
  std::vector<std::function<void()>> list;
  int base = 10;
  base += n;
  for (int i = 0; i < n; ++i)
    list.push_back([&base, i] { use(base + i); }); // quiet: changed before the loop only
  for (auto &f : list)
    f();
}

void sharedJob(int n) {
  std::vector<std::function<void()>> list;
  int i = 0;
  auto job = [&i] { use(i); };
  for (i = 0; i < n; ++i)
    list.push_back(job);
  for (auto &f : list)
    f();
}

void compound(const std::vector<int> &sizes) {
  std::vector<std::function<void()>> list;
  int offset = 0;
  for (int size : sizes) {
    list.push_back([&offset, size] { use(offset + size); }); // want bug: the offset moves on
    offset += size;
  }
  for (auto &f : list)
    f();
}

void beforeLoop(int n) {
  std::vector<std::function<void()>> list;
  int i = 0;
  list.push_back([&i] { use(i); }); // quiet: made once, before the loop
  for (; i < n; ++i)
    use(i);
  list.front()();
}
