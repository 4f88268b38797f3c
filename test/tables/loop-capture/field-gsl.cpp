// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// gsl::finally in loops: the style level and the changed value.
#include <cstdio>
#include <gsl/util>
#include <string>
#include <utility>
#include <vector>

void put(int);
void put(const std::string &);
int next(int);

void plain(int n) {
  for (int i = 0; i < n; ++i) {
    auto guard = gsl::finally([&] { put(i); }); // want style: nothing changes i
    next(i);
  }
  for (unsigned char c = 'a'; c <= 'z'; c++) {
    const auto guard = gsl::finally([&c]() noexcept { put(c); }); // want style: nothing changes c
    next(c);
  }
}

void skipping(const char *text) {
  for (int i = 0; text[i]; ++i) {
    auto guard = gsl::finally([&i] { put(i); }); // want bug: the guard sees the skipped index
    if (text[i] == '\\')
      ++i;
    put(text[i]);
  }
}

void beforehand(const char *text) {
  for (int i = 0; text[i]; ++i) {
    if (text[i] == '\\')
      ++i;
    auto guard = gsl::finally([&i] { put(i); }); // quiet: the iteration changes i, though before the guard is made (my expectation was wrong)
    put(text[i]);
  }
}

void files(const std::vector<std::string> &names) {
  for (const std::string &name : names) {
    std::FILE *file = std::fopen(name.c_str(), "r");
    auto guard = gsl::finally([file] { if (file) std::fclose(file); }); // quiet: copied
    auto other = gsl::finally([&name] { put(name); }); // quiet: a reference to an element
    put(1);
  }
}

void flag(int n) {
  for (int i = 0; i < n; ++i) {
    bool committed = false;
    auto guard = gsl::finally([&committed] { if (!committed) put(0); }); // quiet: a flag of the iteration, meant to change
    next(i);
    committed = true;
  }
}

void result(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<int> parts;
    auto guard = gsl::finally([&parts] { put(int(parts.size())); }); // quiet: filled after the guard on purpose
    parts.push_back(next(i));
  }
}

void outside(int n) {
  int i = 0;
  auto guard = gsl::finally([&i] { put(i); }); // quiet: one guard, not of the loop
  for (; i < n; ++i)
    next(i);
}

void pair(std::vector<std::pair<int, int>> edges) {
  for (auto edge : edges) {
    auto guard = gsl::finally([&edge] { put(edge.second); }); // want style: a copy of the element, unchanged
    next(edge.first);
  }
}
