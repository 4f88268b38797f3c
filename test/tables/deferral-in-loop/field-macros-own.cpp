// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// A game engine's and a test framework's own classes; bases, private lists, fixed arrays.
#include <array>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace engine {
using Callback = std::function<void()>;
class CleanupBase {
public:
  virtual ~CleanupBase() { runAll(); }
  void addCleanup(Callback c) { cleanups.push_back(std::move(c)); }

protected:
  void runAll() {
    while (!cleanups.empty()) {
      cleanups.back()();
      cleanups.pop_back();
    }
  }
  std::vector<Callback> cleanups;
};
class TestCase : public CleanupBase {
public:
  void setUp(int n) {
    for (int i = 0; i < n; ++i) {
      addCleanup([i] { std::printf("%d\n", i); }); // want bug: of the base, run when the test dies
    }
    addCleanup([] { std::puts("end"); }); // quiet: once
  }
};
class DeletionQueue { // as in Vulkan tutorials
public:
  std::vector<Callback> deletors;
  void push_function(Callback &&function) { deletors.push_back(std::move(function)); }
  void flush() {
    for (auto it = deletors.rbegin(); it != deletors.rend(); ++it)
      (*it)();
    deletors.clear();
  }
};
struct Image {
  int handle;
};
Image *createImage(int);
void image_destroy(Image *);

struct Frame {
  DeletionQueue deletion;
};
class Renderer {
public:
  ~Renderer() { main_.flush(); }
  void init(int n) {
    for (int i = 0; i < n; ++i) {
      Image *image = createImage(i);
      images_.push_back(image);
      main_.push_function([image] { image_destroy(image); }); // quiet: the images are kept, they are to live as long
    }
  }
  void draw() {
    for (int i = 0;; ++i) {
      Frame &frame = frames_[i % 2];
      frame.deletion.flush();
      Image *image = createImage(i);
      frame.deletion.push_function([image] { image_destroy(image); }); // quiet: flushed two frames later
    }
  }

private:
  DeletionQueue main_;
  std::vector<Image *> images_;
  Frame frames_[2];
};

class AtExit { // inherits its list
  struct List : std::vector<Callback> {
    ~List() {
      for (auto &c : *this)
        c();
    }
  };
  List list_;

public:
  template <typename F>
  AtExit &operator<<(F &&f) {
    list_.emplace_back(std::forward<F>(f));
    return *this;
  }
};
class Fixed { // a fixed array with a count
  std::array<Callback, 64> slots_;
  int count_ = 0;

public:
  ~Fixed() {
    while (count_ > 0)
      slots_[--count_]();
  }
  void operator()(Callback c) { slots_[count_++] = std::move(c); }
};
#define AT_EXIT(list) (list) << [&]()

void levels(int n) {
  AtExit exits;
  Fixed fixed;
  for (int i = 0; i < n; ++i) {
    exits << [i] { std::printf("%d\n", i); }; // want bug: a list in a member that is a list
    fixed([i] { std::printf("%d\n", i); });   // want bug: a fixed array of actions
    if (i == 3) {
      exits << [] { std::puts("three"); }; // quiet: returns
      return;
    }
  }
  for (bool once = true; once; once = false)
    exits << [] { std::puts("once"); }; // quiet: one trip
}

void inMacro(const std::vector<std::string> &names) {
  AtExit exits;
  for (const auto &name : names)
    AT_EXIT(exits) { std::puts(name.c_str()); }; // want bug: by a macro
}

void notMine(const std::vector<std::string> &names, AtExit (&each)[4]) {
  for (int i = 0; i < 4; ++i)
    each[i] << [i] { std::printf("%d\n", i); }; // quiet: each iteration chooses another list
  std::vector<AtExit> lists(names.size());
  std::size_t k = 0;
  for (const auto &name : names) {
    AtExit &mine = lists[k++];
    mine << [&name] { std::puts(name.c_str()); }; // quiet: a list of its own
  }
}
} // namespace engine
