// RUN: %behaviour defercliff-too-many-guards %s %t

// Local variables of an action keep to themselves, also where two actions use
// the same name, and other variables stay between the guards.

#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <string>

struct Local {
  const char *name;
  ~Local() { std::printf("%s dies\n", name); }
};

int main() {
  std::string text = "text";
  absl::Cleanup one = [&] {
    std::string copy = text + " one"; // what is shown
    Local local{"local of one"};
    std::puts(copy.c_str());
  };
  absl::Cleanup two = [&] {
    std::string copy = text + " two";
    for (int i = 0; i < 3; ++i)
      if (i == 1)
        break;
      else
        copy += '!';
    std::puts(copy.c_str());
    text = "changed";
  };
  Local between{"between"};
  absl::Cleanup three = [&] { text += " by three"; };
  absl::Cleanup four = [&] { text = "set by four and"; };
  Local after{"after"};
  absl::Cleanup five = [] { std::puts("five"); };
  Local again{"again"};
  absl::Cleanup six = [] { std::puts("six"); };
  Local late{"late"};
  absl::Cleanup seven = [] { std::puts("seven"); };
  Local later{"later"};
  absl::Cleanup eight = [] { std::puts("eight"); };
  Local last{"last"};
  absl::Cleanup nine = [] { std::puts("nine"); };
}
// PRINTS: nine
// PRINTS: last dies
// PRINTS: eight
// PRINTS: later dies
// PRINTS: seven
// PRINTS: late dies
// PRINTS: six
// PRINTS: again dies
// PRINTS: five
// PRINTS: after dies
// PRINTS: between dies
// PRINTS: set by four and by three two!
// PRINTS: changed one
// PRINTS: local of one dies
