// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// A database engine: transactions, undo logs, page latches, commit hooks.
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using PageId = std::uint32_t;
struct Row {
  std::uint64_t key;
  std::string value;
};
bool write(const Row &);
void erase(std::uint64_t key);
void unpin(PageId);
bool pin(PageId);
bool readRow(Row &row);

class Transaction {
public:
  ~Transaction() {
    if (!committed)
      for (auto it = undo.rbegin(); it != undo.rend(); ++it)
        (*it)();
  }
  void onAbort(std::function<void()> f) { undo.push_back(std::move(f)); }
  void commit() {
    committed = true;
    undo.clear();
  }

private:
  std::vector<std::function<void()>> undo;
  bool committed = false;
};

template <class F> struct Finally {
  F f;
  ~Finally() { f(); }
};
template <class F> Finally(F) -> Finally<F>;

void insertAll(Transaction &tx, const std::vector<Row> &rows) {
  for (Row row : rows) {
    write(row);
    tx.onAbort([&row] { erase(row.key); }); // want bug: the transaction outlives the row
    tx.onAbort([key = row.key] { erase(key); }); // quiet: copied
  }
  tx.commit();
}

void oneByOne(const std::vector<Row> &rows) {
  for (Row row : rows) {
    Transaction tx;
    tx.onAbort([&row] { erase(row.key); }); // quiet: tx dies before row
    if (write(row))
      tx.commit();
  }
  for (int k = 0; k < 3; ++k) {
    Transaction tx;
    Row row{std::uint64_t(k), "x"};
    tx.onAbort([&row] { erase(row.key); }); // want bug: row dies before tx, whose destructor runs the undo list
    write(row);
  }
}

void pages(std::vector<PageId> ids) {
  for (PageId id : ids) {
    if (!pin(id))
      continue;
    Finally unpinner{[&id] { unpin(id); }}; // want style: dies in the iteration
    Finally again{[id] { unpin(id); }}; // quiet: copied
  }
}

void scan(Transaction &tx) {
  Row row;
  while (readRow(row)) {
    tx.onAbort([row] { erase(row.key); }); // quiet: copied
  }
  for (PageId id = 1; pin(id);) {
    Finally unpinner{[&id] { unpin(id); }}; // want bug: id has moved on
    id = id * 2;
  }
}

void batches(const std::vector<Row> &rows, std::size_t size) {
  for (std::size_t from = 0; from < rows.size(); from += size) {
    Transaction tx;
    for (std::size_t k = from; k < from + size && k < rows.size(); ++k) {
      tx.onAbort([&rows, &k] { erase(rows[k].key); }); // want bug: k is gone when tx aborts
      tx.onAbort([&rows, &from] { erase(rows[from].key); }); // quiet: from outlives tx
    }
    tx.commit();
  }
}

void savepoints(int n) {
  std::optional<Transaction> tx;
  for (int i = 0; i < n; ++i) {
    tx.emplace();
    tx->onAbort([&i] { erase(std::uint64_t(i)); }); // want bug: undone in the next emplace or after the loop
  }
}
