// RUN: %behaviour defercliff-too-many-guards %s %t --fix-notes --option CountOwners=true

// Neighbouring lock_guards become one scoped_lock: the same mutexes are held,
// and given back at the same point.

#include <cstdio>
#include <mutex>
#include <thread>

static std::mutex m0, m1, m2, m3, m4, m5, m6, m7, m8;
static std::mutex *const mutexes[] = {&m0, &m1, &m2, &m3, &m4,
                                      &m5, &m6, &m7, &m8};

static void tell(const char *when) {
  std::thread([when] {
    int held = 0;
    for (std::mutex *mutex : mutexes)
      if (mutex->try_lock())
        mutex->unlock();
      else
        ++held;
    std::printf("%s: %d\n", when, held);
  }).join();
}

static void work() {
  std::lock_guard<std::mutex> a(m0);
  std::lock_guard<std::mutex> b(m1);
  tell("two");
  std::lock_guard<std::mutex> c(m2);
  std::lock_guard<std::mutex> d(m3);
  std::lock_guard<std::mutex> e(m4);
  tell("five");
  {
    std::lock_guard<std::mutex> f(m5);
    std::lock_guard<std::mutex> g(m6);
    std::lock_guard<std::mutex> h(m7);
    std::lock_guard<std::mutex> i(m8);
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
