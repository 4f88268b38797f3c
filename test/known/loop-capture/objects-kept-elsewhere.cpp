// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Who keeps an object, or what a reference is bound to, is not followed through these.
#include <functional>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

using Jobs = std::vector<std::function<void()>>;
void use(int);

struct Button {
  explicit Button(Button *parent = nullptr);
  void onClick(std::function<void()> f) { clicked = std::move(f); }
  std::function<void()> clicked;
};

void withoutVariable(Button *window, int n) {
  for (int i = 0; i < n; ++i)
    (new Button(window))->onClick([&i] { use(i); }); // missed bug: the object has no name
}

void shared(std::vector<std::shared_ptr<Button>> &all, int n) {
  for (int i = 0; i < n; ++i) {
    auto button = std::make_shared<Button>();
    all.push_back(button);
    button->onClick([&i] { use(i); }); // missed bug: a shared pointer that is copied before
  }
}

class Worker {
public:
  explicit Worker(std::function<void()> body) : body_(std::move(body)) {}
  void start() { std::thread([this] { body_(); }).detach(); }

private:
  std::function<void()> body_;
};

void workers(int n) {
  for (int i = 0; i < n; ++i) {
    auto *worker = new Worker([&] { use(i); }); // missed bug: given to the constructor of what lives on
    worker->start();
  }
}

void bound(Jobs &jobs, std::vector<int> &items, int fallback) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    int local = items[i];
    int &chosen = i ? local : fallback;
    jobs.push_back([&chosen] { use(chosen); }); // missed bug: it may be the local
    auto owned = std::make_unique<int>(local);
    int &held = *owned;
    jobs.push_back([&held] { use(held); }); // missed bug: owned by a local unique_ptr
  }
}
