// RUN: %behaviour defercliff-too-many-guards %s %t --fix-notes --option CountOwners=true

// Neighbouring lock_guards become one scoped_lock: the same mutexes are held,
// and given back at the same point.

#include <array>
#include <cstdio>
#include <mutex>
#include <thread>

static std::array<std::mutex, 9> mutexes;

static void tell(const char *when) {
  std::thread([when] {
    int held = 0;
    for (std::mutex &mutex : mutexes)
      if (mutex.try_lock())
        mutex.unlock();
      else
        ++held;
    std::printf("%s: %d\n", when, held);
  }).join();
}

static void work() {
  std::lock_guard<std::mutex> a(mutexes[0]);
  std::lock_guard<std::mutex> b(mutexes[1]);
  tell("two");
  std::lock_guard<std::mutex> c(mutexes[2]);
  std::lock_guard<std::mutex> d(mutexes[3]);
  std::lock_guard<std::mutex> e(mutexes[4]);
  tell("five");
  {
    std::lock_guard<std::mutex> f(mutexes[5]);
    std::lock_guard<std::mutex> g(mutexes[6]);
    std::lock_guard<std::mutex> h(mutexes[7]);
    std::lock_guard<std::mutex> i(mutexes[8]);
    tell("nine");
  }
  tell("five again");
}

int main() {
  work();
  tell("none");
}
// PRINTS: two: 2
// PRINTS: five: 5
// PRINTS: nine: 9
// PRINTS: five again: 5
// PRINTS: none: 0
