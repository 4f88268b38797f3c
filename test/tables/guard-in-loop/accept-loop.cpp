// std: c++17
// RUN: %table defercliff-guard-in-loop %s %t
// Inline guards of a network server: per connection, per attempt, and those that run once.
#include <absl/cleanup/cleanup.h>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <netdb.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

struct Metrics {
  int active = 0;
};
struct Retry : std::runtime_error {
  using runtime_error::runtime_error;
};
bool stopping();
void serve(int fd);
std::string query(int fd);
[[noreturn]] void die(const char *why);

void acceptForever(int listener, Metrics &metrics) {
  absl::Cleanup closeListener = [listener] { ::close(listener); }; // quiet: before the loop
  for (;;) {
    int fd = ::accept(listener, nullptr, nullptr);
    if (fd < 0) {
      if (errno == EINTR)
        continue;
      absl::Cleanup report = [] { std::perror("accept"); }; // quiet: what follows always returns
      return;
    }
    absl::Cleanup closeFd = [fd] { ::close(fd); }; // want style: one per connection
    ++metrics.active;
    absl::Cleanup left = [&metrics] { --metrics.active; }; // want style: one per connection, though of the outside
    serve(fd);
    if (stopping())
      break;
  }
}

int connectFirst(const addrinfo *list) {
  for (const addrinfo *at = list; at; at = at->ai_next) {
    int fd = ::socket(at->ai_family, at->ai_socktype, at->ai_protocol);
    if (fd < 0)
      continue;
    absl::Cleanup closeFd = [fd] { ::close(fd); }; // want style: the next address gets another one
    if (::connect(fd, at->ai_addr, at->ai_addrlen) == 0) {
      std::move(closeFd).Cancel();
      return fd;
    }
  }
  return -1;
}

bool bindAny(int fd, std::vector<sockaddr> &candidates) {
  for (sockaddr &candidate : candidates) {
    if (::bind(fd, &candidate, sizeof candidate) != 0)
      continue;
    absl::Cleanup note = [] { std::puts("bound"); }; // quiet: the first that binds returns
    return ::listen(fd, 16) == 0;
  }
  return false;
}

std::string queryWithRetry(int fd) {
  for (int attempt = 0;; ++attempt) {
    try {
      absl::Cleanup log = [attempt] { std::printf("attempt %d\n", attempt); }; // want style: an exception goes on with the next attempt
      return query(fd);
    } catch (const Retry &) {
      if (attempt == 3)
        throw;
    }
  }
}

void privileged(int fd) {
  while (true) {
    if (::getuid() != 0) {
      absl::Cleanup last = [fd] { ::close(fd); }; // quiet: die does not come back
      std::fputs("not root\n", stderr);
      die("uid");
    }
    if (stopping())
      return;
    ::sleep(1);
  }
}

void drain(int fd) {
  char buffer[512];
  do {
    absl::Cleanup tick = [] { std::putchar('.'); }; // want style: per block read
    if (::read(fd, buffer, sizeof buffer) <= 0)
      break;
  } while (!stopping());
}
