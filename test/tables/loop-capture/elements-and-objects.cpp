// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: elements of what dies with the iteration die with it; free async functions; objects made by new.
#include <asio/ip/tcp.hpp>
#include <asio/read.hpp>
#include <asio/write.hpp>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>
using Jobs = std::vector<std::function<void()>>;
using asio::ip::tcp;
void use(int);
std::vector<int> load(int);

void rangeOverLocal(Jobs &jobs, int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<int> values = load(i);
    for (int &value : values)
      jobs.push_back([&value] { use(value); }); // want bug: an element of a vector of the iteration
  }
}
void rangeOverTemporary(Jobs &jobs, int n) {
  for (int i = 0; i < n; ++i)
    for (const int &value : load(i))
      jobs.push_back([&value] { use(value); }); // want bug: an element of a temporary of the inner loop
}
void rangeOverCopy(Jobs &jobs, std::vector<std::vector<int>> &rows) {
  for (auto row : rows)
    for (int &cell : row)
      jobs.push_back([&cell] { use(cell); }); // want bug: an element of a copy
}
void rangeOverArray(Jobs &jobs, int n) {
  for (int i = 0; i < n; ++i) {
    int values[3] = {i, i, i};
    for (int &value : values)
      jobs.push_back([&value] { use(value); }); // want bug: an element of a local array
    int &second = values[1];
    jobs.push_back([&second] { use(second); }); // want bug: the same without the loop
  }
}
void threadsOverLocal(std::vector<std::thread> &threads, int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<int> parts(10);
    for (int &part : parts)
      threads.emplace_back([&part] { use(part); }); // want bug: joined after the loop, 'parts' is gone
  }
}
void elements(Jobs &jobs, int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<int> values = load(i);
    int &first = values[0];
    int &front = values.front();
    jobs.push_back([&first] { use(first); }); // want bug: an element of a local vector
    jobs.push_back([&front] { use(front); }); // want bug: an element of a local vector
    auto owner = std::make_unique<int>(i);
    int &owned = *owner;
    jobs.push_back([&owned] { use(owned); });
  }
}

void reads(std::vector<tcp::socket> &sockets) {
  for (tcp::socket &socket : sockets) {
    std::string header(16, '\0');
    asio::async_read(socket, asio::buffer(header), [&header](std::error_code, std::size_t) { use(int(header.size())); }); // want bug: a free function of asio
    socket.async_read_some(asio::buffer(header), [&header](std::error_code, std::size_t) { use(int(header.size())); }); // want bug: a method
  }
}
void writes(tcp::socket &socket, const std::string &text) {
  for (int i = 0; i < 3; ++i)
    asio::async_write(socket, asio::buffer(text), [&](std::error_code, std::size_t) { use(i); }); // want bug: a free function of asio
}
struct Button {
  explicit Button(Button *parent = nullptr);
  void setText(int);
  void onClick(std::function<void()> f) { clicked = std::move(f); }
  std::function<void()> clicked;
};
void buttons(Button *window, std::vector<Button *> &all, int n) {
  for (int i = 0; i < n; ++i) {
    auto *button = new Button(window);
    button->onClick([button, &i] { button->setText(i); }); // want bug: the pointer is captured by its own callback
    auto *other = new Button(window);
    other->onClick([&i] { use(i); });
    all.push_back(other);
    (new Button(window))->onClick([&i] { use(i); });
    auto *third = new Button(window);
    third->clicked = [&i] { use(i); }; // want bug: the same by assignment
    all.push_back(third);
  }
}
void sharedButtons(std::vector<std::shared_ptr<Button>> &all, int n) {
  for (int i = 0; i < n; ++i) {
    auto button = std::make_shared<Button>();
    all.push_back(button);
    button->onClick([&i] { use(i); });
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
    auto *worker = new Worker([&] { use(i); });
    worker->start();
  }
}
