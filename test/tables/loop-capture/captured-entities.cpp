// std: c++17
// RUN: %table defercliff-loop-capture %s %t
// What is captured decides: only variables of the iteration die; parameters, members, statics, globals and elements do not.
#include <exception>
#include <functional>
#include <istream>
#include <map>
#include <string>
#include <utility>
#include <vector>

using Tasks = std::vector<std::function<void()>>;
void use(int);
void show(const std::string &);
void fill(char *);
int *next_ptr();
struct Failure {
  int code;
};
void attempt(int);

int g_counter;

void run(Tasks &t) {
  for (auto &f : t)
    f();
}

void parameters(int factor, const std::string &prefix, int n) {
  Tasks tasks;
  for (int i = 0; i < n; ++i) {
    tasks.push_back([&factor, i] { use(factor * i); }); // quiet: a parameter lives as long as the function
    tasks.push_back([&] { show(prefix); });             // quiet: reference parameter
    tasks.push_back([&] { show(prefix), use(i); });     // want bug: 'i' comes along
    tasks.push_back([&] { use(g_counter); });           // quiet: global, not captured
  }
  run(tasks);
}

void arrays(Tasks &tasks, int n) {
  int table[3][4] = {};
  Tasks local;
  for (int i = 0; i < n; ++i) {
    char buf[32];
    fill(buf);
    tasks.push_back([&buf] { show(buf); }); // want bug: an array of the iteration
    tasks.push_back([buf] { show(buf); });  // quiet: arrays are copied too
    static char shared[32];
    tasks.push_back([&] { show(shared); }); // quiet: static
  }
  for (auto &row : table)
    local.push_back([&row] { use(row[0]); }); // quiet: the row itself
  for (int cell : table[1])
    local.push_back([&cell] { use(cell); }); // want bug: a copy of the cell
  run(local);
}

class Panel {
  std::vector<std::string> items_;
  int width_ = 0;
  Tasks pending_;

public:
  void layout() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      std::pair<std::string, int> cell{items_[i], width_};
      pending_.push_back([this] { use(width_); });                    // quiet: only this
      pending_.push_back([&] { use(width_); });                       // quiet: only this
      pending_.push_back([&w = width_] { use(w); });                  // quiet: a member
      pending_.push_back([&item = items_[i]] { show(item); });        // quiet: an element of a member
      pending_.push_back([&name = cell.first] { show(name); });       // want bug: part of a local
      pending_.push_back([this, &i] { show(items_[i]); });            // want bug: the index
      pending_.push_back([this, i] { show(items_[i]); });             // quiet: copied index
      pending_.push_back([&] { use(width_ + cell.second); });         // want bug: 'cell'
      pending_.push_back([*this, cell] { use(width_ + cell.second); }); // quiet: copies
    }
  }
};

void declared_in_heads(Tasks &tasks, std::map<int, std::string> &m, std::istream &in) {
  for (int i = 0, j = 9; i < j; ++i, --j)
    tasks.push_back([&j] { use(j); }); // want bug: second variable of the init
  for (std::string line; std::getline(in, line);)
    tasks.push_back([&line] { show(line); }); // want bug: dies with the loop
  while (int *p = next_ptr())
    tasks.push_back([&p] { use(*p); }); // want bug: condition variable
  while (int *p = next_ptr())
    tasks.push_back([p] { use(*p); }); // quiet: the pointer is copied
  for (int k = 0; k < 3; ++k) {
    if (auto it = m.find(k); it != m.end()) {
      tasks.push_back([&it] { show(it->second); }); // want bug: variable of the if
      tasks.push_back([it] { show(it->second); });  // quiet: the iterator is copied
      auto &text = it->second;
      tasks.push_back([&text] { show(text); }); // quiet: the mapped element
    }
    try {
      attempt(k);
    } catch (Failure f) {
      tasks.push_back([&f] { use(f.code); }); // want bug: variable of the handler
    }
  }
  for (auto it = m.begin(); it != m.end(); ++it)
    tasks.push_back([&it] { show(it->second); }); // want bug: the iterator itself
  for (auto it = m.begin(); it != m.end(); ++it)
    tasks.push_back([&v = it->second] { show(v); }); // quiet: the element
}
