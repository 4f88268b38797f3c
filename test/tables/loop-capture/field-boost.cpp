// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Boost: signals2, asio, function, optional, thread groups in a trading gateway.
#include <boost/asio.hpp>
#include <boost/function.hpp>
#include <boost/optional.hpp>
#include <boost/signals2.hpp>
#include <list>
#include <map>
#include <string>
#include <vector>

void trade(const std::string &, double);
void trade(int);

using PriceSignal = boost::signals2::signal<void(double)>;

void subscribe(PriceSignal &prices, const std::vector<std::string> &symbols) {
  for (auto symbol : symbols)
    prices.connect([&symbol](double price) { trade(symbol, price); }); // want bug: the slot outlives symbol
  for (auto &symbol : symbols)
    prices.connect([&symbol](double price) { trade(symbol, price); }); // quiet: the element
  for (auto symbol : symbols) {
    boost::signals2::scoped_connection connection =
        prices.connect([&symbol](double price) { trade(symbol, price); }); // quiet: disconnects at the end of the iteration
    prices(1.0);
  }
}

void connections(PriceSignal &prices, const std::vector<std::string> &symbols) {
  std::list<boost::signals2::scoped_connection> held;
  for (auto symbol : symbols)
    held.emplace_back(prices.connect([&](double price) { trade(symbol, price); })); // want bug: the list of connections outlives symbol
  prices(2.0);
}

void asioPosts(boost::asio::io_context &io, int count) {
  for (int i = 0; i < count; ++i) {
    boost::asio::post(io, [&i] { trade(i); }); // want bug: io runs later
    boost::asio::post(io.get_executor(), boost::bind<void>([](int k) { trade(k); }, i)); // quiet: bound by copy
  }
}

void functions(int count) {
  std::vector<boost::function<void()>> later;
  boost::function<void()> last;
  for (int i = 0; i < count; ++i) {
    later.push_back([&i] { trade(i); }); // want bug: vector outlives i
    last = [&i] { trade(i); }; // want bug: called after the loop
  }
  if (last)
    last();
  for (auto &f : later)
    f();
}

void strands(boost::asio::io_context &io, std::map<int, double> book) {
  auto strand = boost::asio::make_strand(io);
  for (auto entry : book)
    boost::asio::dispatch(strand, [&] { trade(entry.first); }); // want bug: may run later
  for (const auto &entry : book)
    boost::asio::dispatch(strand, [&] { trade(entry.first); }); // quiet: the node lives on
}
