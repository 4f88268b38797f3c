// What the import writes to.
#ifndef EXAMPLE_WAREHOUSE_H
#define EXAMPLE_WAREHOUSE_H

#include <map>
#include <mutex>
#include <string>

class Warehouse {
public:
  void stage(const std::string &Order, int Line, long Amount) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Staged[Order + ":" + std::to_string(Line)] = Amount;
  }
  void unstage(const std::string &Order, int Line) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Staged.erase(Order + ":" + std::to_string(Line));
  }
  std::size_t size() {
    std::lock_guard<std::mutex> Lock(Mutex);
    return Staged.size();
  }

  void begin() { ++Transactions; }
  void end() { --Transactions; }

private:
  std::mutex Mutex;
  std::map<std::string, long> Staged;
  int Transactions = 0;
};

#endif
