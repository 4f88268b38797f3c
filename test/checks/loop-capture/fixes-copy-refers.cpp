// RUN: %check defercliff-loop-capture %s %t --real-headers -std=c++20-or-later
// REQUIRES: llvm-16-or-later

// A copy would refer to what dies as well, whatever it is made of and however
// it came to refer to it.

#include <array>
#include <cstdlib>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <regex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

void use(const void *);
void use(int);
std::string line(int);
std::vector<std::function<void()>> later;

struct Own {
  int number;
  int *place;
  explicit Own(int n) : number(n), place(&number) {}
};
struct Record {
  const char *name;
  int length;
};
struct Holder {
  const std::string *held = nullptr;
  void hold(const std::string &text) { held = &text; }
};

// ---- By what it is made from ----

void made(int i) {
  while (i < 3) {
    std::string text = line(++i);
    std::vector<const std::string *> pointers{&text};
    later.push_back([&pointers] { use(pointers[0]); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'pointers' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:38: note: 'pointers' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-26]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    std::initializer_list<int> numbers = {1, 2};
    later.push_back([&numbers] { use(*numbers.begin()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'numbers' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:32: note: 'numbers' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-33]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'numbers'
    const std::string *pointer = &text;
    const std::string **twice = &pointer;
    later.push_back([&twice] { use(*twice); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'twice' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:25: note: 'twice' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-41]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'pointer'
    std::array<std::string_view, 1> views = {text};
    later.push_back([&views] { use(views[0].data()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'views' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:37: note: 'views' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-48]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    std::map<int, std::string_view> byNumber{{1, text}};
    later.push_back([&byNumber] { use(byNumber.at(1).data()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'byNumber' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:37: note: 'byNumber' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-55]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    auto [chars, number] = std::pair<const char *, int>(text.c_str(), 1);
    later.push_back([&chars] { use(chars); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'chars' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'chars' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-62]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    later.push_back([&number] { use(number); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'number' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-9]]:18: note: 'number' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-68]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([number] { use(number); });
    auto get = [&] { return text.c_str(); };
    const char *got = get();
    later.push_back([&got] { use(got); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'got' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:17: note: 'got' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-76]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    std::shared_ptr<std::string> shared(&text, [](std::string *) {});
    later.push_back([&shared] { use(shared.get()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'shared' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:34: note: 'shared' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-83]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    auto owned = std::make_shared<std::string>(text);
    later.push_back([&owned] { use(owned.get()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'owned' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:10: note: 'owned' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-90]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([owned] { use(owned.get()); });
    Own own(i);
    later.push_back([&own] { use(*own.place); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'own' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:9: note: 'own' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-97]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'own'
    std::function<std::size_t()> size = [&text] { return text.size(); };
    later.push_back([&size] { use(int(size())); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'size' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:34: note: 'size' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-104]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    Record *record = new Record{"", int(text.size())};
    later.push_back([&record] { use(record); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'record' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:13: note: 'record' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-111]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([record] { use(record); });
  }
}

// ---- By what it is set to ----

void set(int i) {
  while (i < 3) {
    std::string text = line(++i);
    std::vector<std::string_view> parts;
    for (std::size_t k = 0; k < 2; ++k)
      parts.push_back(std::string_view(text).substr(k, 3));
    later.push_back([&parts] { use(parts[1].data()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'parts' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-5]]:35: note: 'parts' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-128]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    const char *arguments[2];
    arguments[0] = text.c_str();
    later.push_back([&arguments] { use(arguments[0]); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'arguments' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:17: note: 'arguments' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-136]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    Record record;
    record.name = text.c_str();
    later.push_back([&record] { use(record.name); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'record' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:12: note: 'record' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-144]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    std::map<int, std::string> map{{1, text}};
    std::map<int, std::string>::iterator found;
    found = map.find(1);
    later.push_back([&found] { use(&found->second); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'found' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:42: note: 'found' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-153]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'map'
    Holder holder;
    holder.hold(text);
    later.push_back([&holder] { use(holder.held); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'holder' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:12: note: 'holder' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-161]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    char *end = nullptr;
    std::strtol(text.c_str(), &end, 10);
    later.push_back([&end] { use(end); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'end' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:11: note: 'end' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-169]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    std::smatch match;
    std::regex_search(text, match, std::regex("[a-z]+"));
    later.push_back([&match] { use(int(match.size())); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'match' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:17: note: 'match' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-177]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
  }
}

// ---- What refers to things that live on ----

void livingOn(const std::map<int, std::string> &all, const std::string &whole) {
  for (auto it = all.begin(); it != all.end(); ++it) {
    later.push_back([&it] { use(&it->second); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'it' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:13: note: 'it' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-190]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([it] { use(&it->second); });
    std::vector<std::string_view> parts;
    parts.push_back(std::string_view(whole).substr(1));
    later.push_back([&parts] { use(parts[0].data()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'parts' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:35: note: 'parts' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-198]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([parts] { use(parts[0].data()); });
    Record record;
    record.name = whole.c_str();
    record.length = it->first;
    later.push_back([&record] { use(record.name); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'record' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-5]]:12: note: 'record' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-207]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([record] { use(record.name); });
  }
}

// ---- Objects behind a smart pointer ----

struct Task {
  const std::string &text;
  int number;
};
struct Shown {
  std::string_view name;
  std::string copy;
};

void behindPointers(int i) {
  while (i < 3) {
    std::string text = line(++i);
    auto task = std::make_shared<Task>(Task{text, i});
    later.push_back([&task] { use(task->text.data()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'task' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:10: note: 'task' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-231]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    auto shown = std::make_shared<Shown>();
    shown->name = text;
    later.push_back([&shown] { use(shown->name.data()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'shown' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'shown' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-239]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    auto named = std::make_shared<Shown>();
    named->copy = line(i);
    later.push_back([&named] { use(named->copy.data()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'named' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:10: note: 'named' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-247]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([named] { use(named->copy.data()); });
  }
}

// A temporary that lives as long as the object does: the array of a list, or
// what a member is bound to.
struct Options {
  int number;
  std::initializer_list<int> flags;
};
struct Title {
  const std::string &text;
};

void temporaries() {
  for (int i = 0; i < 2; ++i) {
    Options options{i, {i + 1, i + 2}};
    later.push_back([&options] { use(*options.flags.begin()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'options' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:13: note: 'options' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-269]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'options'
  }
  for (int i = 0; i < 2; ++i) {
    Title title{line(i)};
    later.push_back([&title] { use(title.text.data()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'title' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'title' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-278]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'title'
  }
  for (int i = 0; i < 2; ++i) {
    const Options &options = Options{i, {i + 1, i + 2}};
    later.push_back([&options] { use(*options.flags.begin()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'options' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:20: note: 'options' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-287]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'options'
  }
}
