// The lines that the fix adds end as those of the file do.
//
// RUN: %python -c "import sys; open(sys.argv[2], 'wb').write(open(sys.argv[1], 'rb').read().replace(b'\n', b'\r\n'))" %s %t.cpp
// RUN: %tidy --quiet --checks=-*,defercliff-erased-guard --fix %t.cpp -- -std=c++17
// RUN: %python -c "import sys; text = open(sys.argv[1], 'rb').read(); sys.exit(b'<optional>' not in text or b'typename Callable' not in text or text.count(b'\n') != text.count(b'\r\n'))" %t.cpp

#include <functional>

class Guard {
public:
  explicit Guard(std::function<void()> f) : action(std::move(f)) {}
  Guard(const Guard &) = delete;
  ~Guard() {
    if (action)
      action();
  }

private:
  std::function<void()> action;
};

void done();
void use() { Guard guard([] { done(); }); }
