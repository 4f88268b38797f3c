// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: asio keeps completion handlers until the context runs; a context that is run in the iteration waits.
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/post.hpp>
#include <asio/read.hpp>
#include <asio/steady_timer.hpp>
#include <asio/strand.hpp>
#include <asio/thread_pool.hpp>
#include <memory>
#include <string>
#include <vector>

using asio::ip::tcp;
void handle(const std::string &);
void log(int);

struct Session : std::enable_shared_from_this<Session> {
  tcp::socket socket;
  std::string buffer;
  explicit Session(tcp::socket s) : socket(std::move(s)) {}
  void start();
};

void acceptAll(asio::io_context &io, tcp::acceptor &acceptor) {
  for (;;) {
    tcp::socket socket(io);
    acceptor.accept(socket);
    auto session = std::make_shared<Session>(std::move(socket));
    asio::post(io, [session] { session->start(); }); // quiet: shared by copy
  }
}

void acceptByRef(asio::io_context &io, tcp::acceptor &acceptor) {
  for (;;) {
    tcp::socket socket(io);
    acceptor.accept(socket);
    auto session = std::make_shared<Session>(std::move(socket));
    asio::post(io, [&session] { session->start(); }); // want bug: the shared_ptr of the iteration is gone
  }
}

void readAll(std::vector<std::shared_ptr<Session>> &sessions) {
  for (auto &session : sessions) {
    std::string header(16, '\0');
    asio::async_read(session->socket, asio::buffer(header),
                     [&session, &header](std::error_code, std::size_t) { handle(header); session->start(); }); // want bug: 'header' dies with the iteration
  }
}

void readElement(std::vector<std::shared_ptr<Session>> &sessions) {
  for (auto &session : sessions)
    asio::async_read(session->socket, asio::buffer(session->buffer),
                     [&session](std::error_code, std::size_t) { session->start(); }); // quiet: a reference to an element
}

void timers(asio::io_context &io, int count) {
  std::vector<std::unique_ptr<asio::steady_timer>> timers;
  for (int i = 0; i < count; ++i) {
    timers.push_back(std::make_unique<asio::steady_timer>(io, std::chrono::seconds(i)));
    timers.back()->async_wait([&](std::error_code) { log(i); }); // want bug: runs in io.run(), after the loop
  }
  io.run();
}

void timerPerRound(int count) {
  for (int i = 0; i < count; ++i) {
    asio::io_context io;
    asio::steady_timer timer(io, std::chrono::seconds(1));
    timer.async_wait([&](std::error_code error) { if (!error) log(i); }); // quiet: the iteration runs the event loop
    io.run();
  }
}

bool connectWithTimeout(asio::io_context &io, const std::vector<tcp::endpoint> &endpoints) {
  for (const tcp::endpoint &endpoint : endpoints) {
    tcp::socket socket(io);
    std::error_code result = asio::error::would_block;
    socket.async_connect(endpoint, [&result](std::error_code error) { result = error; }); // quiet: the loop below runs the context until it is done
    io.restart();
    while (result == asio::error::would_block)
      io.run_one();
    if (!result)
      return true;
  }
  return false;
}

void poolPerBatch(const std::vector<std::vector<std::string>> &batches) {
  for (const auto &batch : batches) {
    int total = 0;
    asio::thread_pool pool(4);
    for (const std::string &name : batch)
      asio::post(pool, [&name, &total] { handle(name); ++total; }); // quiet: pool.join() below, before 'total' dies
    pool.join();
    log(total);
  }
}

void poolPerBatchIndex(const std::vector<std::vector<std::string>> &batches) {
  for (const auto &batch : batches) {
    asio::thread_pool pool(4);
    for (std::size_t i = 0; i < batch.size(); ++i)
      asio::post(pool, [&] { handle(batch[i]); }); // want bug: 'i' of the inner loop is gone, the join comes after it
    pool.join();
  }
}

void strands(asio::io_context &io, std::vector<std::string> names) {
  auto strand = asio::make_strand(io);
  for (auto name : names)
    asio::post(strand, [&name] { handle(name); }); // want bug: 'name' is a copy of the iteration
  for (const auto &name : names)
    asio::post(strand, [name] { handle(name); }); // quiet: copied
}
