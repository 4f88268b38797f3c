// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Timers, posts and reads of standalone asio that a loop starts.
#include <array>
#include <asio.hpp>
#include <memory>
#include <string>
#include <vector>

void use(int);
void use(const std::string &);

void timers(asio::io_context &io) {
  std::vector<std::unique_ptr<asio::steady_timer>> timers;
  for (int i = 0; i < 3; ++i) {
    timers.push_back(std::make_unique<asio::steady_timer>(io, std::chrono::seconds(i)));
    timers.back()->async_wait([&i](const asio::error_code &) { use(i); }); // want bug: the wait ends after the iteration
    timers.back()->async_wait([i](const asio::error_code &) { use(i); }); // quiet: copied
  }
  io.run();
}

void posts(asio::io_context &io, const std::vector<std::string> &names) {
  for (const std::string &name : names)
    asio::post(io, [&name] { use(name); }); // quiet: the element lives on
  for (std::string name : names)
    asio::post(io, [&name] { use(name); }); // want bug: name is the iteration's copy
  for (std::size_t k = 0; k != names.size(); ++k)
    asio::defer(io.get_executor(), [&] { use(names[k]); }); // want bug: k is gone when io runs
  io.run();
}

void inStep(asio::io_context &io) {
  for (int i = 0; i < 3; ++i) {
    asio::post(io, [&] { use(i); }); // quiet: io runs in this iteration
    io.run();
    io.restart();
  }
}

void pool(const std::vector<int> &sizes) {
  asio::thread_pool workers(4);
  for (auto size : sizes)
    asio::post(workers, [&size] { use(size); }); // want bug: the pool is joined after the loop
  for (auto size : sizes) {
    asio::thread_pool own(1);
    asio::post(own, [&size] { use(size); }); // quiet: joined here
    own.join();
  }
  workers.join();
}

void reads(asio::io_context &io, std::vector<asio::ip::tcp::socket> &sockets) {
  for (auto &socket : sockets) {
    std::array<char, 64> buffer;
    socket.async_read_some(asio::buffer(buffer), [&](const asio::error_code &, std::size_t n) { use(buffer[n ? n - 1 : 0]); }); // want bug: the buffer is gone before the read
  }
  std::array<char, 64> shared;
  for (auto &socket : sockets)
    socket.async_read_some(asio::buffer(shared), [&](const asio::error_code &, std::size_t) { use(shared[0]); }); // quiet: the buffer outlives the loop
  io.run();
}
