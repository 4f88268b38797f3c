// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// Test suites: gmock actions, threads in tests, parametrised loops, fixtures.
#include <functional>
#include <future>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>
#include <thread>
#include <vector>

class Clock {
public:
  virtual ~Clock() = default;
  virtual int now() = 0;
};
class MockClock : public Clock {
public:
  MOCK_METHOD(int, now, (), (override));
};
int measure(Clock &);
bool check(int);

TEST(Loops, Mocks) {
  for (int i = 0; i < 4; ++i) {
    MockClock clock;
    EXPECT_CALL(clock, now()).WillOnce(testing::Invoke([&] { return i; })); // quiet: the mock dies with the iteration
    EXPECT_EQ(i, measure(clock));
  }
}

class Fixture : public testing::Test {
protected:
  void TearDown() override {
    for (auto &f : cleanups)
      f();
  }
  std::vector<std::function<void()>> cleanups;
  std::vector<std::thread> threads;
};

TEST_F(Fixture, Cleanups) {
  for (int port : {1, 2, 3}) {
    cleanups.push_back([&port] { check(port); }); // want bug: TearDown runs after the loop
    cleanups.push_back([port] { check(port); }); // quiet: copied
  }
  for (const int &port : {1, 2, 3})
    ASSERT_NO_THROW(check(port));
}

TEST_F(Fixture, Threads) {
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] { EXPECT_TRUE(check(i)); }); // want bug: joined after the loop
  for (auto &thread : threads)
    thread.join();
}

TEST(Loops, Cases) {
  struct Case {
    const char *name;
    int value;
  };
  static const Case cases[] = {{"one", 1}, {"two", 2}};
  std::vector<std::future<bool>> results;
  for (const Case &c : cases)
    results.push_back(std::async([&c] { return check(c.value); })); // quiet: an element of the table
  for (Case c : cases)
    results.push_back(std::async([&c] { return check(c.value); })); // want bug: a copy
  for (auto &result : results)
    EXPECT_TRUE(result.get());
}

TEST(Loops, Throws) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_THROW([&] { throw i; }(), int); // quiet: called at once
    auto body = [&i] { return check(i); }; // quiet: called at once
    EXPECT_TRUE(body()) << i;
    std::promise<int> promise;
    std::thread producer([&promise, i] { promise.set_value(i); }); // quiet: joined
    EXPECT_EQ(i, promise.get_future().get());
    producer.join();
  }
}

TEST(Loops, SharedMock) {
  testing::MockFunction<int()> mock;
  std::function<int()> call = mock.AsStdFunction();
  for (int i = 0; i < 3; ++i) {
    EXPECT_CALL(mock, Call()).WillOnce([&i] { return i; }); // quiet: expectations of a mock are exempt
    EXPECT_EQ(i, call());
  }
}
