// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Callbacks that are set anew on each iteration, and those that stay.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>
void use(int, const std::string &);
std::vector<std::string> lines();
class Parser {
public:
  using OnError = std::function<void(const std::string &)>;
  void onError(OnError f) { onError_ = std::move(f); }
  void addListener(OnError f) { listeners_.push_back(std::move(f)); }
  void parse(const std::string &s) { if (s.empty() && onError_) onError_(s); for (auto &l : listeners_) l(s); }
  void finish() { if (onError_) onError_("end"); }
  OnError onToken;
private:
  OnError onError_; std::vector<OnError> listeners_;
};
void setter() {
  Parser parser; int number = 0;
  for (const std::string &line : lines()) {
    int here = ++number;
    parser.onError([&](const std::string &e) { use(here, e); }); // quiet: replaced by each iteration, only parse() in it
    parser.parse(line);
  }
}
void setterThenUsed() {
  Parser parser; int number = 0;
  for (const std::string &line : lines()) {
    int here = ++number;
    parser.onError([&](const std::string &e) { use(here, e); });
    parser.parse(line);
  }
  parser.finish();
}
void setterReset() {
  Parser parser; int number = 0;
  for (const std::string &line : lines()) {
    int here = ++number;
    parser.onError([&](const std::string &e) { use(here, e); }); // quiet: taken back in the iteration
    parser.parse(line);
    parser.onError(nullptr);
  }
  parser.finish();
}
void field() {
  Parser parser;
  for (const std::string &line : lines()) {
    int here = line.size();
    parser.onToken = [&](const std::string &e) { use(here, e); }; // quiet: a member that is assigned by each iteration
    parser.parse(line);
  }
}
void listeners() {
  Parser parser; int number = 0;
  for (const std::string &line : lines()) {
    int here = ++number;
    parser.addListener([&](const std::string &e) { use(here, e); });
    parser.parse(line);
  }
}
void perIteration() {
  for (const std::string &line : lines()) {
    int here = line.size();
    Parser parser;
    parser.addListener([&](const std::string &e) { use(here, e); }); // quiet: the parser dies first
    parser.onError([&](const std::string &e) { use(here, e); }); // quiet: the same
    parser.parse(line);
  }
}
void heap() {
  for (const std::string &line : lines()) {
    int here = line.size();
    auto parser = std::make_unique<Parser>();
    parser->addListener([&](const std::string &e) { use(here, e); }); // quiet: owned by the iteration
    parser->parse(line);
  }
}
void kept(std::vector<std::unique_ptr<Parser>> &all) {
  for (const std::string &line : lines()) {
    int here = line.size();
    auto parser = std::make_unique<Parser>();
    parser->addListener([&](const std::string &e) { use(here, e); }); // want bug: the parser moves to the caller's list
    all.push_back(std::move(parser));
  }
}
void stdFunction() {
  std::function<void()> last;
  for (const std::string &line : lines()) {
    int here = line.size();
    last = [&] { use(here, ""); }; // want bug: called after the loop
  }
  if (last)
    last();
}
void stdFunctionNow() {
  std::function<void(int)> visit;
  for (const std::string &line : lines()) {
    int here = line.size();
    visit = [&](int depth) { use(here, line); if (depth > 0) visit(depth - 1); }; // quiet: recursion, run in the iteration only
    visit(3);
  }
}
void dispatchTable(std::map<std::string, std::function<void()>> &commands) {
  for (const std::string &line : lines()) {
    int here = line.size();
    commands[line] = [&] { use(here, ""); }; // want bug: the table outlives here
    commands.insert_or_assign(line, [&line] { use(0, line); }); // quiet: an element of the range
    commands.emplace(line, [here] { use(here, ""); }); // quiet: a copy
  }
}
