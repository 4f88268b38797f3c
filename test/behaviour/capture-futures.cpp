// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// A task of std::async that runs when its result is asked for gets the words
// of its own iteration, and its exception still arrives there.

#include <cstdio>
#include <future>
#include <stdexcept>
#include <string>
#include <vector>

int main() {
  std::vector<std::future<std::string>> results;
  for (int i = 0; i < 3; ++i) {
    std::string word(20 + i, 'x');
    results.push_back(std::async(std::launch::deferred, [&word, i] {
      if (i == 1)
        throw std::runtime_error("no " + word);
      return word + "!";
    }));
  }
  for (auto &result : results)
    try {
      std::puts(result.get().c_str());
    } catch (const std::exception &e) {
      std::puts(e.what());
    }
}
// PRINTS: xxxxxxxxxxxxxxxxxxxx!
// PRINTS: no xxxxxxxxxxxxxxxxxxxxx
// PRINTS: xxxxxxxxxxxxxxxxxxxxxx!
