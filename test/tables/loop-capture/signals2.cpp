// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: Boost.Signals2 keeps slots until they are disconnected.
#include <boost/signals2.hpp>
#include <string>
#include <vector>

namespace sig = boost::signals2;
struct Model { sig::signal<void(int)> changed; void poke() { changed(1); } };
void show(int);

void plain(Model &model, int count) {
  for (int row = 0; row < count; ++row)
    model.changed.connect([&row](int value) { show(row + value); }); // want bug: the signal keeps the slot
  for (int row = 0; row < count; ++row)
    model.changed.connect([row](int value) { show(row + value); }); // quiet: copied
}

void scoped(Model &model, int count) {
  for (int row = 0; row < count; ++row) {
    int seen = 0;
    sig::scoped_connection connection = model.changed.connect([&seen](int value) { seen = value; }); // quiet: disconnected before 'seen' dies
    model.poke();
    show(seen);
  }
}

void scopedOutside(Model &model, int count) {
  std::vector<sig::scoped_connection> connections;
  for (int row = 0; row < count; ++row) {
    int seen = 0;
    connections.emplace_back(model.changed.connect([&seen](int value) { seen = value; })); // want bug: the connections live outside the loop
    model.poke();
  }
}

void disconnected(Model &model, int count) {
  for (int row = 0; row < count; ++row) {
    int seen = 0;
    sig::connection connection = model.changed.connect([&seen](int value) { seen = value; }); // quiet: disconnected on the only path
    model.poke();
    connection.disconnect();
    show(seen);
  }
}

bool disconnectedSometimes(Model &model, int count) {
  for (int row = 0; row < count; ++row) {
    int seen = 0;
    sig::connection connection = model.changed.connect([&seen](int value) { seen = value; }); // want bug: the return leaves it connected
    model.poke();
    if (seen == 7)
      return true;
    connection.disconnect();
  }
  return false;
}

void ownSignal(int count) {
  for (int row = 0; row < count; ++row) {
    int seen = 0;
    Model model;
    model.changed.connect([&](int value) { seen += value + row; }); // quiet: the model dies first
    model.poke();
  }
}
