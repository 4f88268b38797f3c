// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: closures stored in members, globals, statics, out-parameters or objects that outlive the iteration are kept actions.
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

void use(int);
bool odd(int);
using Fn = std::function<void()>;

Fn g_hook;
namespace app {
std::function<int(int)> filter;
}

void global_hook(const std::vector<int> &ids) {
  for (int id : ids) {
    g_hook = [&id] { use(id); }; // want bug: global
    app::filter = [&](int v) { return v + id; }; // want bug: namespace-scope variable
  }
  for (int id : ids)
    app::filter = [id](int v) { return v + id; }; // quiet: copied
}

void static_hook(const std::vector<int> &ids) {
  static Fn hook;
  for (int id : ids)
    hook = [&id] { use(id); }; // want bug: static
}

void out_reference(const std::vector<int> &ids, Fn &out) {
  for (int id : ids)
    if (odd(id))
      out = [&id] { use(id); }; // want bug: out-parameter
}

void out_pointer(const std::vector<int> &ids, Fn *out) {
  for (int id : ids) {
    *out = [&id] { use(id); }; // want bug: out-parameter by pointer
  }
  for (int id : ids)
    *out = [id] { use(id); }; // quiet: copied
}

class Button {
  Fn click_;

public:
  Fn hover;
  void on_click(Fn f) { click_ = std::move(f); }
  void click() const {
    if (click_) click_();
  }
};

class Dialog {
  Fn cb_;
  Button ok_;
  std::vector<Button> buttons_;
  int count_ = 0;

public:
  void members(const std::vector<int> &ids) {
    for (int id : ids) {
      this->cb_ = [&id] { use(id); }; // want bug: member of this
      ok_.hover = [&id] { use(id); }; // want bug: member of a member
      ok_.on_click([&id] { use(id); }); // want bug: the visible callee stores it
    }
    for (int id : ids) {
      cb_ = [this, &id] { count_ += id; }; // want bug: member of this
      ok_.hover = [&] { ++count_; }; // quiet: only this, captured implicitly
      ok_.on_click([id] { use(id); }); // quiet: copied
    }
    for (int id : ids)
      if (odd(id))
        cb_ = [this] { ++count_; }; // quiet: only this
  }
  void elements() {
    int index = 0;
    for (auto &b : buttons_) {
      int mine = index++;
      b.hover = [&mine] { use(mine); }; // want bug: b is an element that outlives mine
      b.on_click([&b] { b.click(); }); // quiet: b is the element itself
      b.on_click([mine] { use(mine); }); // quiet: copied
    }
  }
};

void outer_object(const std::vector<int> &ids) {
  Button shared;
  for (int id : ids) {
    shared.on_click([&id] { use(id); }); // want bug: shared outlives id
    shared.hover = [&id] { use(id); }; // want bug: shared outlives id
  }
  shared.click();
  shared.hover();
}

void local_object(const std::vector<int> &ids) {
  for (int id : ids) {
    Button b;
    b.on_click([&id] { use(id); }); // quiet: b dies before id
    b.hover = [&] { use(id); }; // quiet: b dies before id
    b.click();
    b.hover();
  }
}

void escapes_by_shared_ptr(std::vector<std::shared_ptr<Button>> &toolbar, const std::vector<int> &ids) {
  for (int id : ids) {
    auto b = std::make_shared<Button>();
    b->hover = [&id] { use(id); }; // want bug: b is kept in the toolbar
    toolbar.push_back(b);
  }
}

void through_pointer_parameter(Button *b, const std::vector<int> &ids) {
  for (int id : ids) {
    b->hover = [&id] { use(id); }; // want bug: *b outlives the loop
    b->on_click([&id] { use(id); }); // want bug: *b outlives the loop
  }
}

class Observed {
  Fn changed_;

public:
  void each_once(const std::vector<int> &ids) {
    for (int id : ids) {
      changed_ = [&id] { use(id); }; // quiet: emptied in the iteration
      changed_();
      changed_ = nullptr;
    }
  }
  void result_only(const std::vector<int> &ids) {
    for (int id : ids)
      last_ = [&id] { return id * 3; }(); // quiet: an int is stored
  }
  int last_ = 0;
};
