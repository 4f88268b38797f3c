// std: c++17
// RUN: %table defercliff-deferral-in-loop %s %t
// Rule: work queues, undo stacks, event loops and results are no lists of clean-ups.
#include <cstdlib>
#include <cstdio>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Node { Node *next; int value; };
struct Texture { unsigned id; };
unsigned createTexture(const std::string &);
void texture_destroy(unsigned);
void use(int);
Node *node_new(int);
void node_free(Node *);

std::deque<std::function<void()>> mainQueue;
std::mutex mainMutex;
void pump() {
  std::unique_lock<std::mutex> lock(mainMutex);
  while (!mainQueue.empty()) {
    auto f = std::move(mainQueue.front());
    mainQueue.pop_front();
    f();
  }
}
void queueFrees(int count) {
  for (int i = 0; i < count; ++i) {
    Node *node = node_new(i);
    mainQueue.push_back([node] { node_free(node); }); // quiet: a work queue that other code pops
  }
}

std::vector<std::function<void()>> atShutdown;
void shutdown() { for (auto &f : atShutdown) f(); }
void registerAll(int count) {
  for (int i = 0; i < count; ++i) {
    Node *node = node_new(i);
    atShutdown.push_back([node] { node_free(node); }); // want bug: nothing but the shutdown runs it
  }
}

void threaded(int count) {
  std::queue<std::function<void()>> jobs;
  std::mutex mutex;
  std::thread worker([&] {
    for (;;) {
      std::lock_guard<std::mutex> lock(mutex);
      if (jobs.empty()) return;
      jobs.front()();
      jobs.pop();
    }
  });
  for (int i = 0; i < count; ++i) {
    Node *node = node_new(i);
    std::lock_guard<std::mutex> lock(mutex);
    jobs.push([node] { use(node->value); node_free(node); }); // quiet: a thread pops it
  }
  worker.join();
}

void threads(int count) {
  std::vector<std::thread> threads;
  std::vector<std::future<void>> futures;
  for (int i = 0; i < count; ++i) {
    Node *node = node_new(i);
    threads.emplace_back([node] { node_free(node); }); // quiet: runs at once
    Node *other = node_new(i);
    futures.push_back(std::async([other] { node_free(other); })); // quiet: runs at once
  }
  for (auto &thread : threads)
    thread.join();
}

void list(int count, Node *&head) {
  std::vector<std::function<void()>> undo;
  for (int i = 0; i < count; ++i) {
    Node *node = node_new(i);
    node->next = head;
    head = node;
    undo.push_back([node] { node_free(node); }); // quiet: the node is put into a list from outside
  }
}

void textures(std::vector<Texture> &out, const std::vector<std::string> &names) {
  std::vector<std::function<void()>> cleanups;
  for (const auto &name : names) {
    Texture texture{createTexture(name)};
    cleanups.push_back([id = texture.id] { texture_destroy(id); }); // quiet: the texture is also kept in 'out'
    out.push_back(texture);
  }
}

void texturesTemporary(const std::vector<std::string> &names) {
  std::vector<std::function<void()>> cleanups;
  for (const auto &name : names) {
    unsigned id = createTexture(name);
    cleanups.push_back([id] { texture_destroy(id); }); // want bug: every texture is alive until the end
    use(int(id));
  }
  for (auto &cleanup : cleanups)
    cleanup();
}

struct Batch {
  std::vector<std::function<void()>> frees;
  void flush() { for (auto &f : frees) f(); frees.clear(); }
};
void flushing(Batch &batch, int count) {
  for (int i = 0; i < count; ++i) {
    char *bytes = static_cast<char *>(std::malloc(64));
    batch.frees.push_back([bytes] { std::free(bytes); }); // quiet: flushed in the loop
    if (i % 16 == 15)
      batch.flush();
  }
  batch.flush();
}

void lambdaDrain(int count) {
  std::vector<std::function<void()>> frees;
  auto flush = [&frees] { for (auto &f : frees) f(); frees.clear(); };
  for (int i = 0; i < count; ++i) {
    char *bytes = static_cast<char *>(std::malloc(64));
    frees.push_back([bytes] { std::free(bytes); }); // quiet: a local lambda drains it
    if (i % 16 == 15)
      flush();
  }
  flush();
}

void lambdaAfter(int count) {
  std::vector<std::function<void()>> frees;
  auto flush = [&frees] { for (auto &f : frees) f(); frees.clear(); };
  for (int i = 0; i < count; ++i) {
    char *bytes = static_cast<char *>(std::malloc(64));
    frees.push_back([bytes] { std::free(bytes); }); // want bug: drained after the loop only
    use(bytes[0]);
  }
  flush();
}
