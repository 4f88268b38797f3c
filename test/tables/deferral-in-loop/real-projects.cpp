// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Real shapes: test fixtures, renderers' deletion queues, builders, signal connections, AtExit managers.
#include <absl/cleanup/cleanup.h>
#include <boost/signals2.hpp>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>
#include <array>
struct Vk; using Img = Vk *; Img createImage(int); void destroyImage(Img); void rmdir(const std::string &); std::string mkdtemp(); void use(int);
struct DeletionQueue {
  std::vector<std::function<void()>> deletors;
  void push_function(std::function<void()> &&f) { deletors.push_back(std::move(f)); }
  void flush() { for (auto it = deletors.rbegin(); it != deletors.rend(); ++it) (*it)(); deletors.clear(); }
};
struct Frame { DeletionQueue deletion; };
class Engine {
public:
  void init(int n) {
    for (int i = 0; i < n; ++i) {
      Img img = createImage(i);
      images_.push_back(img);
      main_.push_function([=] { destroyImage(img); }); // quiet: flush() of the queue clears it: a queue that others drain
    }
  }
  void draw() {
    for (auto &frame : frames_) {
      Img img = createImage(0);
      frame.deletion.push_function([=] { destroyImage(img); }); // quiet: each frame has its own
      frame.deletion.flush();
    }
  }
  void cleanup() { main_.flush(); }
private:
  DeletionQueue main_; std::array<Frame, 2> frames_; std::vector<Img> images_;
};
class TempDirs {
public:
  ~TempDirs() { for (auto &f : atEnd_) f(); }
  const std::string &make() { dirs_.push_back(mkdtemp()); auto d = dirs_.back(); atEnd_.push_back([d] { rmdir(d); }); return dirs_.back(); } // quiet: no loop here
  void makeMany(int n) { for (int i = 0; i < n; ++i) atEnd_.push_back([d = mkdtemp()] { rmdir(d); }); }
private:
  std::vector<std::string> dirs_; std::vector<std::function<void()>> atEnd_;
};
class AtExit {
public:
  static AtExit &instance();
  ~AtExit() { for (auto &f : fs_) f(); }
  void add(std::function<void()> f) { fs_.push_back(std::move(f)); }
  std::vector<std::function<void()>> fs_;
};
void builders(int n) {
  for (int i = 0; i < n; ++i)
    AtExit::instance().add([i] { use(i); }); // want bug: runs at the end of the program
  AtExit local;
  for (int i = 0; i < n; ++i)
    local.add([i] { use(i); }); // want bug: runs in the destructor only
  std::vector<boost::signals2::scoped_connection> connections;
  boost::signals2::signal<void()> sig;
  for (int i = 0; i < n; ++i)
    connections.emplace_back(sig.connect([i] { use(i); })); // quiet: a subscription per object, kept on purpose
  std::vector<std::function<void()>> steps{[] { use(1); }, [] { use(2); }};
  for (auto &s : steps) s(); // quiet: runs
  for (auto name : {"a", "b"})
    steps.push_back([name] { use(name[0]); }); // quiet: a task
}
struct Builder { std::vector<std::function<void()>> parts; Builder &with(std::function<void()> f) { parts.push_back(std::move(f)); return *this; } void build() { for (auto &p : parts) p(); } };
void build(int n) {
  Builder b;
  for (int i = 0; i < n; ++i)
    b.with([i] { use(i); }); // quiet: tasks
  b.build();
  std::vector<absl::Cleanup<absl::cleanup_internal::Tag, void (*)()>> guards;
  for (int i = 0; i < n; ++i)
    guards.emplace_back(+[] { use(0); }); // want bug: guards without a lambda object
}
struct Pool { void *take(); void release(void *); };
class Scope {
public:
  explicit Scope(Pool &p) : p_(p) {}
  ~Scope() { for (auto &r : taken_) p_.release(r); }
  void *take() { return taken_.emplace_back(p_.take()); }
private:
  Pool &p_; std::vector<void *> taken_;
};
void arena(Pool &p, int n) {
  Scope s(p);
  for (int i = 0; i < n; ++i)
    use(s.take() != nullptr); // quiet: no callables
}
