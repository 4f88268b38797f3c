// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: GUI code: menus, buttons and dialogs of one's own toolkit keep their callbacks; modal dialogs run them before they return.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

class Widget {
public:
  explicit Widget(Widget *parent = nullptr) { if (parent) parent->children_.emplace_back(this); }
  virtual ~Widget() = default;
private:
  std::vector<std::unique_ptr<Widget>> children_;
};
class Button : public Widget {
public:
  Button(std::string text, Widget *parent) : Widget(parent), text_(std::move(text)) {}
  void onClick(std::function<void()> f) { clicked_ = std::move(f); }
  Button &withShortcut(int key) { key_ = key; return *this; }
  void click() { if (clicked_) clicked_(); }
private:
  std::string text_;
  int key_ = 0;
  std::function<void()> clicked_;
};
class Menu : public Widget {
public:
  using Widget::Widget;
  Menu &addAction(const std::string &text, std::function<void()> f) { actions_.emplace(text, std::move(f)); return *this; }
  template <class Receiver, class Method> void addSlot(const std::string &text, Receiver *r, Method m) { actions_.emplace(text, [r, m] { (r->*m)(); }); }
private:
  std::multimap<std::string, std::function<void()>> actions_;
};
class ModalDialog {
public:
  void onAccept(std::function<void()> f) { accept_ = std::move(f); }
  int exec() { if (accept_) accept_(); return 1; }
private:
  std::function<void()> accept_;
};
void forEachChild(Widget &, const std::function<void(Widget &)> &);
void open(const std::string &);
void show(int);

void recentFiles(Menu &menu, const std::vector<std::string> &paths) {
  for (std::size_t i = 0; i < paths.size() && i < 9; ++i) {
    const std::string label = "&" + std::to_string(i + 1) + " " + paths[i];
    menu.addAction(label, [&] { open(paths[i]); }); // want bug: the menu keeps it, 'i' is gone
    menu.addAction(label, [&, i] { open(paths[i]); }); // quiet: copied
    menu.addAction(label, [&label] { open(label); }); // want bug: 'label' dies with the iteration
    menu.addAction("a", [] { open("a"); }).addAction("b", [&] { show(int(i)); }); // want bug: chained
  }
}

void buttons(Widget *window, int count) {
  for (int row = 0; row < count; ++row) {
    Button *button = new Button("Row", window);
    button->onClick([&] { show(row); }); // want bug: the window keeps the button
    Button *other = new Button("Row", window);
    other->onClick([other, row] { show(row); other->withShortcut(row); }); // quiet: copied
    other->withShortcut(3).onClick([&row] { show(row); }); // want bug: through a chain
  }
}

void buttonGrid(std::vector<Button *> &grid) {
  int column = 0;
  for (Button *button : grid) {
    button->onClick([button] { button->click(); }); // quiet: copied
    button->onClick([&column] { show(column); }); // want bug: the loop moves the column on
    ++column;
  }
}

void dialogs(const std::vector<std::string> &questions) {
  for (const std::string &question : questions) {
    bool accepted = false;
    ModalDialog dialog;
    dialog.onAccept([&] { accepted = true; open(question); }); // quiet: the dialog dies with the iteration
    if (dialog.exec() != 0 && accepted)
      show(1);
  }
}

void reusedDialog(const std::vector<std::string> &questions) {
  ModalDialog dialog;
  for (const std::string &question : questions) {
    bool accepted = false;
    dialog.onAccept([&] { accepted = true; open(question); }); // quiet: set anew before each exec(), and the dialog is of the body
    dialog.exec();
    show(accepted);
  }
}

void reusedDialogAfter(const std::vector<std::string> &questions) {
  ModalDialog dialog;
  for (const std::string &question : questions) {
    int answer = 0;
    dialog.onAccept([&answer] { answer = 1; }); // want bug: executed after the loop
    open(question);
  }
  dialog.exec();
}

void children(std::vector<std::unique_ptr<Widget>> &windows) {
  for (auto &window : windows) {
    int found = 0;
    forEachChild(*window, [&](Widget &) { ++found; }); // quiet: an unknown callee that takes a const reference
    show(found);
  }
}
