// RUN: %behaviour defercliff-loop-capture %s %t --was=wrong

// The action that the loop leaves in a variable is that of the last
// iteration which set it.

#include <cstdio>
#include <functional>
#include <string>

int main() {
  std::function<void()> last;
  for (int i = 0; i < 4; ++i) {
    std::string text = "the last even number is " + std::to_string(i);
    if (i % 2 == 0)
      last = [&] { std::puts(text.c_str()); };
  }
  if (last)
    last();
}
// PRINTS: the last even number is 2
