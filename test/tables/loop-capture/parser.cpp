// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: parsers and compilers: fix-ups, diagnostics and visitors.
#include <absl/container/inlined_vector.h>
#include <absl/functional/any_invocable.h>
#include <absl/functional/function_ref.h>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

struct Token { int kind; std::string_view text; };
struct Scope { int depth; std::vector<int> slots; };
struct Lexer { bool next(Token &); Token peek(); };
struct Expr { std::variant<int, std::string> value; };
void emit(int);
void patch(std::vector<int> &, int);
void visitAll(absl::FunctionRef<void(Expr &)> f);

class Diagnostics {
public:
  template <class F> void lazily(bool enabled, F &&message) { if (enabled) text_.push_back(message()); }
  void later(absl::AnyInvocable<std::string()> message) { pending_.push_back(std::move(message)); }
  void flush() { for (auto &message : pending_) text_.push_back(message()); pending_.clear(); }
private:
  std::vector<std::string> text_;
  std::vector<absl::AnyInvocable<std::string()>> pending_;
};

void fixups(Lexer &lexer, std::vector<int> &code) {
  std::vector<std::function<void()>> fixups;
  Token token;
  while (lexer.next(token)) {
    int at = int(code.size());
    fixups.push_back([&code, at] { patch(code, at); }); // quiet: copied
    fixups.push_back([&] { patch(code, at); }); // want bug: 'at' dies with the iteration
    fixups.push_back([&token] { emit(token.kind); }); // quiet: a call that gets a struct by reference is not seen as a change
  }
  for (auto &fixup : fixups)
    fixup();
}

void inlined(Lexer &lexer) {
  absl::InlinedVector<absl::AnyInvocable<void()>, 8> fixups;
  for (Token token = lexer.peek(); lexer.next(token);) {
    fixups.emplace_back([&token] { emit(token.kind); }); // want bug: 'token' dies with the loop
    fixups.emplace_back([kind = token.kind] { emit(kind); }); // quiet: copied
  }
  for (auto &fixup : fixups)
    std::move(fixup)();
}

void scopes(Lexer &lexer, int depth) {
  Token token;
  while (lexer.next(token)) {
    Scope scope{depth, {}};
    std::vector<std::function<void()>> exits;
    while (lexer.next(token) && token.kind != 0)
      exits.push_back([&scope, kind = token.kind] { scope.slots.push_back(kind); }); // quiet: 'exits' dies with 'scope', and does not run them in its destructor
    for (auto it = exits.rbegin(); it != exits.rend(); ++it)
      (*it)();
  }
}

void visitors(std::vector<Expr> &exprs) {
  for (Expr &expr : exprs) {
    int count = 0;
    std::visit([&](auto &value) { count += int(sizeof value); }, expr.value); // quiet: runs now
    visitAll([&](Expr &) { ++count; }); // quiet: a function_ref
    emit(count);
  }
}

void diagnostics(Diagnostics &diagnostics, const std::vector<Token> &tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    diagnostics.lazily(i > 3, [&] { return std::to_string(i); }); // quiet: called or not, but now
    diagnostics.later([&] { return std::to_string(i); }); // want bug: kept
    diagnostics.later([&text = tokens[i].text] { return std::string(text); }); // quiet: a part of an element
  }
}

void diagnosticsFlushed(Diagnostics &diagnostics, const std::vector<Token> &tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    diagnostics.later([&] { return std::to_string(i); }); // quiet: flushed in the iteration
    diagnostics.flush();
  }
}

struct Rule { std::string name; std::function<bool(Lexer &)> match; };
std::vector<Rule> grammar(const std::vector<std::string> &names) {
  std::vector<Rule> rules;
  for (const auto &name : names) {
    int kind = int(rules.size());
    rules.push_back({name, [&](Lexer &lexer) { return lexer.peek().kind == kind; }}); // want bug: 'kind' is gone when the rule matches
    rules.push_back(Rule{name, [kind](Lexer &lexer) { return lexer.peek().kind == kind; }}); // quiet: copied
    rules.emplace_back(Rule{name, nullptr}).match = [&name](Lexer &lexer) { return lexer.peek().text == name; }; // quiet: an element
  }
  return rules;
}

Rule sequence(std::vector<Rule> parts) {
  Rule result;
  for (auto &part : parts) {
    auto previous = std::move(result.match);
    result.match = [&previous, &part](Lexer &lexer) { return previous(lexer) && part.match(lexer); }; // want bug: 'previous' dies with the iteration
  }
  return result;
}

Rule sequenceMoved(std::vector<Rule> parts) {
  Rule result;
  for (auto &part : parts)
    result.match = [previous = std::move(result.match), part](Lexer &lexer) { return previous(lexer) && part.match(lexer); }; // quiet: moved and copied
  return result;
}
