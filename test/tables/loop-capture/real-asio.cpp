// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Boost.Asio: handlers, timers of the iteration, contexts that are run in it.
#define BOOST_ASIO_HAS_CO_AWAIT 1
#define BOOST_ASIO_HAS_STD_COROUTINE 1
#include <utility>
#include <boost/asio.hpp>
#include <boost/asio/steady_timer.hpp>
#include <utility>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <vector>
namespace net = boost::asio;
using boost::system::error_code;
void use(int); void log(const std::string &);

void posts(net::io_context &io, const std::vector<std::string> &names) {
  for (int i = 0; i < 10; ++i)
    net::post(io, [&] { use(i); }); // want bug: io runs it later
  for (const auto &name : names)
    net::post(io, [&name] { log(name); }); // quiet: an element
  for (auto name : names)
    net::defer(io, [&name] { log(name); }); // want bug: a copy of the iteration
  for (int i = 0; i < 10; ++i) {
    net::post(io, [&] { use(i); }); // quiet: io is run in the iteration
    io.restart();
    io.run();
  }
}
void pool() {
  net::thread_pool pool(4);
  for (int i = 0; i < 10; ++i)
    net::post(pool, [&i] { use(i); }); // want bug: joined after the loop
  pool.join();
  for (int i = 0; i < 10; ++i) {
    net::thread_pool mine(4);
    net::post(mine, [&i] { use(i); }); // quiet: joined in the iteration
    mine.join();
  }
}
void timers(net::io_context &io) {
  for (int i = 0; i < 10; ++i) {
    net::steady_timer timer(io, std::chrono::seconds(i));
    timer.async_wait([&](error_code ec) { use(i); }); // want bug: called with an error once the timer is gone
  }
  for (int i = 0; i < 10; ++i) {
    net::steady_timer timer(io, std::chrono::seconds(i));
    bool fired = false;
    timer.async_wait([&fired](error_code ec) { fired = !ec; }); // quiet: run_one() until it has fired
    io.restart();
    io.run();
    use(fired);
  }
}
void blockingRead(net::io_context &io, net::ip::tcp::socket &socket, std::vector<net::mutable_buffer> buffers) {
  for (auto &buffer : buffers) {
    error_code result = net::error::would_block; std::size_t length = 0;
    net::async_read(socket, buffer, [&](error_code ec, std::size_t n) { result = ec; length = n; }); // quiet: the loop runs the context until the handler ran
    do io.run_one(); while (result == net::error::would_block);
    use(int(length));
  }
}
void futures(net::thread_pool &pool) {
  for (int i = 0; i < 10; ++i) {
    auto f = net::post(pool, net::use_future([&] { return i * 2; })); // quiet: get()
    use(f.get());
  }
  std::vector<std::future<int>> all;
  for (int i = 0; i < 10; ++i)
    all.push_back(net::post(pool, net::use_future([&] { return i * 2; }))); // want bug: waited for after the loop
  for (auto &f : all)
    use(f.get());
}
net::awaitable<void> session(net::io_context &io, net::ip::tcp::socket socket) {
  std::string data(1024, '\0');
  for (;;) {
    std::size_t n = co_await socket.async_read_some(net::buffer(data), net::use_awaitable);
    co_await net::co_spawn(io, [&n]() -> net::awaitable<void> { use(int(n)); co_return; }, net::use_awaitable); // quiet: awaited
    net::co_spawn(io, [&n]() -> net::awaitable<void> { use(int(n)); co_return; }, net::detached); // want bug: nobody waits
  }
}
class Server : public std::enable_shared_from_this<Server> {
public:
  void start(const std::vector<int> &ports) {
    for (int port : ports) {
      auto acceptor = std::make_shared<net::ip::tcp::acceptor>(io_);
      acceptor->async_accept([this, self = shared_from_this(), acceptor, &port](error_code, net::ip::tcp::socket) { use(port); }); // want bug: accepted later
      auto timer = std::make_shared<net::steady_timer>(io_);
      timer->async_wait([timer, port](error_code) { use(port); }); // quiet: copies
      net::dispatch(strand_, [&, port, acceptor] { use(port); ++count_; }); // quiet: copies, and this
    }
  }
private:
  net::io_context io_; net::strand<net::io_context::executor_type> strand_{io_.get_executor()}; int count_ = 0;
};
