// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: an outer std::function assigned in every iteration is fine when it is only called in the iteration or is emptied there; a bug when it can be called later.
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

void use(int) noexcept;
bool odd(int) noexcept;
using Fn = std::function<void()>;

void called_inside(const std::vector<int> &ids) {
  Fn cb;
  for (int id : ids) {
    cb = [&id] { use(id); }; // quiet: only called in this iteration
    cb();
  }
}

void called_after(const std::vector<int> &ids) {
  Fn last = [] {};
  for (int id : ids)
    last = [&id] { use(id); }; // want bug: called after the loop
  last();
}

void called_inside_and_after(const std::vector<int> &ids) {
  Fn cb = [] {};
  for (int id : ids) {
    cb = [&id] { use(id); }; // want bug: also called after the loop
    cb();
  }
  cb();
}

void called_in_next_iteration(const std::vector<int> &ids) {
  Fn previous;
  for (int id : ids) {
    if (previous)
      previous();
    previous = [&id] { use(id); }; // want bug: called by the next iteration
  }
}

void emptied(const std::vector<int> &ids) {
  Fn cb;
  for (int id : ids) {
    cb = [&id] { use(id); }; // quiet: emptied in the iteration
    cb();
    cb = nullptr;
  }
  if (cb) cb();
}

void emptied_on_one_path(const std::vector<int> &ids) {
  Fn cb;
  for (int id : ids) {
    cb = [&id] { use(id); }; // want bug: kept for odd ids
    if (odd(id))
      continue;
    cb = nullptr;
  }
  if (cb) cb();
}

void replaced_by_a_copy(const std::vector<int> &ids) {
  Fn cb;
  for (int id : ids) {
    cb = [&id] { use(id); }; // quiet: replaced before the iteration ends
    cb();
    cb = [id] { use(id); }; // quiet: copied
  }
  if (cb) cb();
}

void optional_reset(const std::vector<int> &ids) {
  std::optional<Fn> maybe;
  for (int id : ids) {
    maybe = [&id] { use(id); }; // quiet: reset in the iteration
    (*maybe)();
    maybe.reset();
  }
  if (maybe) (*maybe)();
}

void optional_kept(const std::vector<int> &ids) {
  std::optional<Fn> maybe, other;
  for (int id : ids) {
    maybe.emplace([&id] { use(id); }); // want bug: optional kept
    other = Fn([&id] { use(id); }); // want bug: assigned and kept
    if (odd(id)) other = Fn([id] { use(id); }); // quiet: copied
  }
  if (maybe) (*maybe)();
  if (other) (*other)();
}

void unique_ptr_kept(const std::vector<int> &ids) {
  std::unique_ptr<Fn> p;
  for (int id : ids)
    p = std::make_unique<Fn>([&id] { use(id); }); // want bug: p outlives id
  if (p) (*p)();
}

void unique_ptr_reset(const std::vector<int> &ids) {
  std::unique_ptr<Fn> p;
  for (int id : ids) {
    p = std::make_unique<Fn>([&id] { use(id); }); // quiet: reset in the iteration
    (*p)();
    p.reset();
  }
  if (p) (*p)();
}

void local_variable(const std::vector<int> &ids) {
  for (int id : ids) {
    Fn cb = [&id] { use(id); }; // quiet: dies with the iteration
    cb();
    std::function<void(int)> walk = [&](int depth) { if (depth) walk(depth - 1); use(id); }; // quiet: recursion through a local
    walk(id);
  }
}

void found_then_break(const std::vector<int> &ids) {
  Fn hit = [] {};
  for (int id : ids) {
    if (odd(id)) {
      hit = [&id] { use(id); }; // want bug: id dies at the break
      break;
    }
  }
  hit();
}

void outer_counter_after(int n) {
  Fn cb = [] {};
  int i = 0;
  for (; i < n; ++i)
    cb = [&] { use(i); }; // want bug: i has changed when cb runs
  cb();
}

void outer_counter_inside(int n) {
  Fn cb;
  int i = 0;
  for (; i < n; ++i) {
    cb = [&] { use(i); }; // quiet: called before i changes
    cb();
  }
}
