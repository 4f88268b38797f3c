// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// An object with one callback, set anew by each iteration: what counts is whether it is used after the variable is gone.
#include <functional>
#include <string>
#include <utility>
#include <vector>

void use(int);

class Parser {
  std::function<void(int)> on_token_;

public:
  void onToken(std::function<void(int)> f) { on_token_ = std::move(f); }
  void parse(const std::string &line) {
    for (char c : line)
      on_token_(c);
  }
};

class Remote {
  std::function<void(int)> on_reply_;

public:
  void onReply(std::function<void(int)> f) { on_reply_ = std::move(f); }
  void ask(const std::string &question);
};

void parsed(const std::vector<std::string> &lines) {
  Parser parser;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    parser.onToken([&](int t) { use(t + int(i)); }); // quiet: set and run in each iteration
    parser.parse(lines[i]);
  }
}

void parsed_by_parameter(Parser &parser, const std::vector<std::string> &lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    int sum = 0;
    parser.onToken([&sum](int t) { sum += t; }); // quiet: the body of parse() shows that it runs it
    parser.parse(lines[i]);
    use(sum);
  }
}

void asked(const std::vector<std::string> &lines) {
  Remote remote;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    remote.onReply([&](int t) { use(t + int(i)); }); // quiet: set before each use
    remote.ask(lines[i]);
  }
}

void asked_once_more(const std::vector<std::string> &lines) {
  Remote remote;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    remote.onReply([&](int t) { use(t + int(i)); }); // want bug: asked again after the loop
    remote.ask(lines[i]);
  }
  remote.ask("last");
}

void asked_before_it_is_set(const std::vector<std::string> &lines) {
  Remote remote;
  for (const std::string &line : lines) {
    remote.ask(line);
    int length = int(line.size());
    remote.onReply([&length](int t) { use(t + length); }); // want bug: asked in the next iteration first
  }
}

void never_used(const std::vector<std::string> &lines) {
  Remote remote;
  for (const std::string &line : lines) {
    int length = int(line.size());
    remote.onReply([&length](int t) { use(t + length); }); // quiet: nothing asks
  }
}
