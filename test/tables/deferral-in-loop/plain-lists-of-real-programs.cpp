// std: c++20
// RUN: %table defercliff-deferral-in-loop %s %t
// plain lists: event handlers, command tables, test registries, animation steps, memo tables, Vulkan deletion queues, parsers, visitors
#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>
using Fn = std::function<void()>;
void say(int);
struct File { explicit File(std::string); void close(); void write(int); bool isOpen() const; };
struct Button { std::function<void()> onClick; std::vector<std::function<void(int)>> listeners; void close(); };
struct VkImageView_T; using VkImageView = VkImageView_T *; struct VkDevice_T; using VkDevice = VkDevice_T *;
int vkCreateImageView(VkDevice, int, void *, VkImageView *); void vkDestroyImageView(VkDevice, VkImageView, void *);
struct DeletionQueue {
  std::deque<Fn> deletors;
  void push_function(Fn &&f) { deletors.push_back(std::move(f)); }
  void flush() { for (auto it = deletors.rbegin(); it != deletors.rend(); ++it) (*it)(); deletors.clear(); }
};
class Engine {
  VkDevice device_ = nullptr;
  std::vector<VkImageView> views_;
  DeletionQueue main_;

public:
  void initSwapchain(int n) {
    views_.resize(n);
    for (int i = 0; i < n; ++i) {
      vkCreateImageView(device_, i, nullptr, &views_[i]);
      main_.push_function([=, this] { vkDestroyImageView(device_, views_[i], nullptr); }); // quiet: a queue of the engine, the views live as long
    }
  }
  void cleanup() { main_.flush(); }
};
void commands(std::map<std::string, std::function<int(std::span<const std::string>)>> &table, const std::vector<std::string> &names) {
  for (const auto &n : names)
    table[n] = [n](std::span<const std::string> args) { say(int(n.size())); return int(args.size()); }; // quiet: commands
}
void buttons(std::vector<Button> &bs, Button &quit) {
  for (Button &b : bs) {
    b.onClick = [&b] { b.close(); }; // quiet: a handler of its own button
    quit.listeners.push_back([&b](int) { b.close(); }); // quiet: a listener
    b.listeners.emplace_back([&quit](int code) { say(code); quit.close(); }); // quiet: a listener
  }
}
struct TestCase { std::string name; Fn setUp, body, tearDown; };
void registerTests(std::vector<TestCase> &all, const std::vector<int> &sizes) {
  for (int s : sizes)
    all.push_back({"size" + std::to_string(s), [s] { say(s); }, [s] { say(s + 1); }, [] { say(0); }}); // quiet: tests
}
void writers(const std::vector<std::string> &paths) {
  std::vector<std::function<void(int)>> sinks;
  for (const auto &p : paths) {
    auto f = std::make_shared<File>(p);
    sinks.push_back([f](int v) { f->write(v); }); // quiet: writers that share their file
  }
  for (int i = 0; i < 10; ++i)
    for (auto &s : sinks) s(i);
}
void animations(int n) {
  std::multimap<double, Fn> timeline;
  for (int i = 0; i < n; ++i) {
    timeline.emplace(i * 0.5, [i] { say(i); }); // quiet: steps
    timeline.insert({i * 0.7, [i] { say(-i); }}); // quiet: steps
  }
  for (auto &[t, f] : timeline) f();
}
void undoText(std::string &text, const std::vector<std::pair<int, char>> &edits) {
  std::vector<Fn> undo;
  for (auto [at, c] : edits) {
    undo.push_back([&text, at = at, old = text[at]] { text[at] = old; }); // quiet: restores a value
    text[at] = c;
  }
  for (; !undo.empty(); undo.pop_back()) undo.back()();
}
void lazies(const std::vector<int> &keys) {
  std::unordered_map<int, std::function<std::unique_ptr<File>()>> makers;
  for (int k : keys)
    makers.try_emplace(k, [k] { return std::make_unique<File>(std::to_string(k)); }); // quiet: factories
  for (auto &[k, m] : makers) m()->close();
}
void sharedOwnership(int n) {
  std::vector<std::shared_ptr<void>> keep;
  std::vector<std::unique_ptr<File>> files;
  for (int i = 0; i < n; ++i) {
    keep.push_back(std::make_shared<std::string>(8, 'c')); // quiet: owned values
    files.push_back(std::make_unique<File>(std::to_string(i))); // quiet: the program wants all the files
    keep.emplace_back(std::shared_ptr<File>(new File("x"))); // quiet: owned values
  }
}
void erasers(std::set<int> &live, const std::vector<int> &ids) {
  std::vector<Fn> later;
  for (int id : ids) {
    live.insert(id);
    later.push_back([&live, id] { live.erase(id); }); // quiet: a set is no resource
    std::vector<int> tmp{id};
    later.push_back([tmp]() mutable { tmp.clear(); }); // quiet: a value of its own
  }
  for (auto &l : later) l();
}
void filesOfOthers(std::vector<File> &files, File &log) {
  std::vector<Fn> atEnd;
  for (auto &f : files)
    atEnd.push_back([&f] { if (f.isOpen()) f.close(); }); // quiet: the files were there before
  for (int i = 0; i < 3; ++i)
    atEnd.push_back([&log, i] { log.write(i); }); // quiet: not acquired here
  for (auto &a : atEnd) a();
}
struct Visitor { std::vector<std::function<bool(const std::variant<int, std::string> &)>> rules; };
Visitor makeRules(const std::vector<std::string> &words) {
  Visitor v;
  for (std::string_view w : words)
    v.rules.push_back([s = std::string(w)](const auto &x) { return std::holds_alternative<std::string>(x) && std::get<std::string>(x) == s; }); // quiet: rules
  return v;
}
