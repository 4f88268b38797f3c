// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Rule: a guard that is kept outside of the iteration (optional, unique_ptr, container, assignment, return) runs its action after the captured variable is gone.
#include <cstdio>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

void use(int) noexcept;
bool odd(int) noexcept;

class Finally {
  std::function<void()> f_;

public:
  Finally() = default;
  explicit Finally(std::function<void()> f) : f_(std::move(f)) {}
  Finally(Finally &&o) noexcept : f_(std::exchange(o.f_, nullptr)) {}
  Finally &operator=(Finally &&o) noexcept {
    if (f_) f_();
    f_ = std::exchange(o.f_, nullptr);
    return *this;
  }
  ~Finally() {
    if (f_) f_();
  }
};

void optional_guard(const std::vector<int> &ids) {
  std::optional<Finally> last;
  for (int id : ids)
    last.emplace([&id] { use(id); }); // want bug: runs at the next emplace or after the loop
}

void optional_guard_copy(const std::vector<int> &ids) {
  std::optional<Finally> last;
  for (int id : ids)
    last.emplace([id] { use(id); }); // quiet: copied
}

void optional_guard_element(std::vector<int> &ids) {
  std::optional<Finally> last;
  for (int &id : ids)
    last.emplace([&id] { use(id); }); // quiet: id is the element
}

void optional_guard_reset_sometimes(const std::vector<int> &ids) {
  std::optional<Finally> last;
  for (int id : ids) {
    last.emplace([&id] { use(id); }); // want bug: odd ids keep it
    if (odd(id))
      continue;
    last.reset();
  }
}

void unique_ptr_guard(const std::vector<int> &ids) {
  std::unique_ptr<Finally> a, b;
  for (int id : ids) {
    a = std::make_unique<Finally>([&id] { use(id); }); // want bug: a outlives id
    b.reset(new Finally([&id] { use(id); })); // want bug: b outlives id
  }
  for (int id : ids)
    b.reset(new Finally([id] { use(id); })); // quiet: copied
}

void assigned_guard(const std::vector<int> &ids) {
  Finally current;
  for (int id : ids)
    current = Finally([&id] { use(id); }); // want bug: runs at the next assignment
}

void vector_of_guards(const std::vector<int> &ids) {
  std::vector<Finally> undo;
  std::list<std::unique_ptr<Finally>> owned;
  for (int id : ids) {
    undo.emplace_back([&id] { use(id); }); // want bug: container of guards
    undo.push_back(Finally([&id] { use(id); })); // want bug: temporary moved in
    owned.push_back(std::make_unique<Finally>([&] { use(id); })); // want bug: owned by an outer list
  }
}

void moved_out(const std::vector<int> &ids) {
  std::vector<Finally> undo;
  for (int id : ids) {
    Finally g([&id] { use(id); }); // want bug: moved to the outer vector
    undo.push_back(std::move(g));
  }
}

void guard_slot_before_variable(const std::vector<int> &ids) {
  for (int id : ids) {
    std::optional<Finally> slot;
    int handle = id + 100;
    if (odd(id))
      slot.emplace([&handle] { use(handle); }); // want bug: handle dies before slot
  }
}

void shared_void(const std::vector<int> &ids) {
  std::vector<std::shared_ptr<void>> keep;
  for (int id : ids) {
    keep.push_back(std::shared_ptr<void>(nullptr, [&id](void *) { use(id); })); // want bug: deleter runs after the loop
    keep.emplace_back(nullptr, [id](void *) { use(id); }); // quiet: copied
  }
}

void owners_with_deleter(const std::vector<const char *> &names) {
  using File = std::unique_ptr<std::FILE, std::function<void(std::FILE *)>>;
  std::vector<File> files;
  int closed = 0;
  for (const char *name : names) {
    int no = int(files.size());
    files.push_back(File(std::fopen(name, "r"), [&no](std::FILE *f) { use(no); std::fclose(f); })); // want bug: deleter captures a body variable
    files.emplace_back(std::fopen(name, "r"), [&closed](std::FILE *f) { ++closed; std::fclose(f); }); // quiet: closed is declared outside
  }
  files.clear();
  use(closed);
}

Finally returned_guard(const std::vector<int> &ids) {
  for (int id : ids)
    if (odd(id))
      return Finally([&id] { use(id); }); // want bug: returned
  return Finally([] {});
}

class Session {
  std::optional<Finally> rollback_;

public:
  void step(const std::vector<int> &ids) {
    for (int id : ids) {
      rollback_.emplace([this, &id] { undo(id); }); // want bug: member guard
    }
    for (int id : ids)
      rollback_.emplace([this, id] { undo(id); }); // quiet: copied
  }
  void undo(int);
};

void outer_variable_guard(int n) {
  int attempts = 3;
  for (int i = 0; i < n; ++i) {
    Finally report([&attempts] { use(attempts); }); // quiet: attempts is declared outside and never changes
    use(i);
  }
}
