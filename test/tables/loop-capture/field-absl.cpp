// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Abseil: Cleanup, AnyInvocable, FunctionRef, flat_hash_map in a cache.
#include <absl/cleanup/cleanup.h>
#include <absl/container/flat_hash_map.h>
#include <absl/functional/any_invocable.h>
#include <absl/functional/function_ref.h>
#include <string>
#include <vector>

void release(int);
void release(const std::string &);
int acquire(int);

void slots(int count) {
  for (int slot = 0; slot < count; ++slot) {
    absl::Cleanup cleanup = [&slot] { release(slot); }; // want style: dies in the iteration, nothing changes slot
    acquire(slot);
  }
  for (int slot = 0; slot < count; ++slot) {
    absl::Cleanup cleanup = [slot] { release(slot); }; // quiet: copied
    acquire(slot);
  }
}

void moved(std::vector<int> slots) {
  for (auto slot : slots) {
    auto cleanup = absl::MakeCleanup([&] { release(slot); }); // want bug: the guard releases the next slot
    acquire(slot);
    slot++;
  }
}

void keep(const std::vector<std::string> &keys) {
  absl::flat_hash_map<std::string, absl::AnyInvocable<void()>> undo;
  for (const auto &key : keys) {
    std::string path = "cache/" + key;
    undo[key] = [&path] { release(path); }; // want bug: the map outlives path
    undo.emplace(key, [path] { release(path); }); // quiet: copied
    undo.try_emplace(key, [&key] { release(key); }); // quiet: an element
    undo.insert_or_assign(key, [&] { release(path); }); // want bug: the map outlives path
  }
  for (auto &entry : undo)
    entry.second();
}

void each(absl::FunctionRef<void(int)> f);

void now(int count) {
  for (int i = 0; i < count; ++i)
    each([&](int k) { release(i + k); }); // quiet: FunctionRef does not own
}

void early(int count) {
  for (int i = 0; i < count; ++i) {
    absl::Cleanup cleanup = [&] { release(i); }; // want style: cancelled or not, it dies here
    if (acquire(i) < 0)
      continue;
    std::move(cleanup).Cancel();
  }
}

void strings(std::vector<std::string> names) {
  for (std::string name : names) {
    absl::Cleanup cleanup = [&name] { release(name); }; // want style: no fix for a string
    acquire(1);
  }
  for (std::string &name : names) {
    absl::Cleanup cleanup = [&name] { release(name); }; // quiet: the element
    acquire(2);
  }
}
