// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Smart pointers as guards and as owners.
#include <absl/cleanup/cleanup.h>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct Session {
  int id;
  bool poll();
  void close();
};
Session *openSession(int id);
void closeSession(Session *);
struct SessionCloser {
  void operator()(Session *s) const { closeSession(s); }
};

void guards(std::vector<Session> &sessions, int &open) {
  for (Session &session : sessions) {
    std::shared_ptr<void> leave(nullptr, [&open](void *) { --open; });                            // want cost: a control block
    auto close = std::shared_ptr<void>(nullptr, [&session](auto) { session.close(); });         // want cost: a control block
    std::shared_ptr<void> flag(reinterpret_cast<void *>(1), [&](void *) { session.close(); });    // want cost: the deleter ignores the dummy
    const std::shared_ptr<void> braces{nullptr, [id = session.id](std::nullptr_t) { std::printf("%d\n", id); }}; // want cost: a control block
    session.poll();
  }
}

void owners(const std::vector<std::string> &paths) {
  for (const std::string &path : paths) {
    std::shared_ptr<void> memory(std::malloc(100), std::free);                                 // quiet: owns memory
    std::shared_ptr<std::FILE> file(std::fopen(path.c_str(), "r"), std::fclose);               // quiet: owns a file
    std::unique_ptr<std::FILE, decltype(&std::fclose)> other(std::fopen(path.c_str(), "r"), &std::fclose); // quiet: an owner over a function pointer
    std::unique_ptr<Session, SessionCloser> session(openSession(1));                           // quiet: an owner with a stateless deleter
    auto closer = [](std::FILE *f) { std::fclose(f); };
    std::unique_ptr<std::FILE, decltype(closer)> third(std::fopen(path.c_str(), "w"), closer); // quiet: an owner over a lambda
    std::shared_ptr<void> alias = session ? std::make_shared<int>(1) : nullptr;                // quiet: owns an int
    std::unique_ptr<std::FILE, std::function<void(std::FILE *)>> erased(std::fopen(path.c_str(), "r"), [](std::FILE *f) { std::fclose(f); }); // want cost: a std::function as deleter
    if (!erased)
      return;
  }
}

using FileHandle = std::unique_ptr<std::FILE, std::function<int(std::FILE *)>>;

void counted(const std::vector<std::string> &paths, int &closed) {
  for (const auto &path : paths) {
    FileHandle file(std::fopen(path.c_str(), "r"), [&closed](std::FILE *f) { ++closed; return std::fclose(f); }); // want cost: erased, behind an alias
    std::fgetc(file.get());
  }
  FileHandle once(std::fopen("x", "r"), std::fclose); // quiet: no loop
}

bool firstOpen(std::vector<Session> &sessions) {
  for (auto &session : sessions) {
    if (!session.poll())
      continue;
    std::shared_ptr<void> close(nullptr, [&](void *) { session.close(); }); // quiet: always returns
    return session.id > 0;
  }
  return false;
}

void usesPointer(const std::vector<int> &ids) {
  for (int id : ids) {
    std::shared_ptr<void> session(openSession(id), [](void *s) { closeSession(static_cast<Session *>(s)); }); // quiet: the deleter releases what it is given
    static_cast<Session *>(session.get())->poll();
  }
}
