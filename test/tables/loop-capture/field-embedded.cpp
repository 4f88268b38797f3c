// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Embedded code: fixed capacity functions, rings, function references, no heap.
#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

void gpio(int pin, bool on);

class InplaceFunction {
public:
  InplaceFunction() = default;
  template <class F, class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, InplaceFunction>>> InplaceFunction(F f) {
    static_assert(sizeof(F) <= sizeof(storage), "too big");
    new (storage) F(std::move(f));
    call = [](void *p) { (*static_cast<F *>(p))(); };
    destroy = [](void *p) { static_cast<F *>(p)->~F(); };
  }
  InplaceFunction(InplaceFunction &&other) noexcept = default;
  InplaceFunction &operator=(InplaceFunction &&other) noexcept = default;
  ~InplaceFunction() {
    if (destroy)
      destroy(storage);
  }
  void operator()() { call(storage); }
  explicit operator bool() const { return call != nullptr; }

private:
  alignas(std::max_align_t) unsigned char storage[32];
  void (*call)(void *) = nullptr;
  void (*destroy)(void *) = nullptr;
};

template <class T, std::size_t N> class Ring {
public:
  bool push(T value) {
    if (count == N)
      return false;
    items[(head + count++) % N] = std::move(value);
    return true;
  }
  bool pop(T &out) {
    if (!count)
      return false;
    out = std::move(items[head]);
    head = (head + 1) % N;
    --count;
    return true;
  }

private:
  T items[N];
  std::size_t head = 0, count = 0;
};

class CallableRef {
public:
  template <class F> CallableRef(F &&f) : object(&f), call([](void *p) { (*static_cast<std::remove_reference_t<F> *>(p))(); }) {}
  void operator()() const { call(object); }

private:
  void *object;
  void (*call)(void *);
};

Ring<InplaceFunction, 8> work;
InplaceFunction onTimer[4];

void withInterruptsOff(CallableRef f) { f(); }
void every(InplaceFunction f) { onTimer[0] = std::move(f); }

void setup() {
  for (int pin = 0; pin < 4; ++pin) {
    work.push([&pin] { gpio(pin, true); }); // want bug: the global ring outlives pin
    work.push([pin] { gpio(pin, true); }); // quiet: copied
    onTimer[pin] = [&pin] { gpio(pin, false); }; // want bug: a global table of callbacks
    every([&pin] { gpio(pin, false); }); // want bug: kept in the table
    withInterruptsOff([&pin] { gpio(pin, false); }); // quiet: runs now
  }
}

void localRing() {
  for (int pin = 0; pin < 4; ++pin) {
    Ring<InplaceFunction, 2> ring;
    ring.push([&pin] { gpio(pin, true); }); // quiet: of the iteration
    InplaceFunction next;
    while (ring.pop(next))
      next();
  }
}

void debounce(int pins) {
  for (int pin = 0; pin < pins; ++pin) {
    InplaceFunction toggle = [&pin] { gpio(pin, true); }; // quiet: called here
    toggle();
    toggle();
  }
}

template <class F> struct IrqGuard {
  F restore;
  explicit IrqGuard(F f) : restore(f) {}
  IrqGuard(const IrqGuard &) = delete;
  ~IrqGuard() { restore(); }
};

void masked(volatile std::uint32_t *mask) {
  for (std::uint8_t bit = 0; bit < 32; ++bit) {
    const std::uint32_t saved = *mask;
    IrqGuard guard([&] { *mask = saved | bit; }); // want style: the loop variable by reference
    *mask = 0;
  }
}
