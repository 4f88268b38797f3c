// std: c++20
// RUN: %table defercliff-loop-capture %s %t
// Rule: a jthread declared after the captured variable in the same scope joins in time; one that is declared earlier, moved out or detached does not.
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void work(int);
void work(const std::string &);
bool enough();

void after_the_variable(int n) {
  for (int i = 0; i < n; ++i) {
    int mine = i * 2;
    std::jthread t([&] { work(mine); }); // quiet: t dies before mine
  }
}

void leaves_early(const std::vector<int> &ids) {
  for (int id : ids) {
    std::jthread t{[&id] { work(id); }}; // quiet: joins on every way out
    if (enough())
      continue;
    if (id < 0)
      throw id;
    work(id);
  }
}

void before_the_variable(const std::vector<int> &ids) {
  for (int id : ids) {
    std::jthread t;
    int mine = id + 1;
    t = std::jthread([&mine] { work(mine); }); // want bug: mine dies before t joins
  }
}

void before_but_joined(const std::vector<int> &ids) {
  for (int id : ids) {
    std::jthread t;
    int mine = id + 1;
    t = std::jthread([&mine] { work(mine); }); // quiet: joined while mine lives
    t.join();
  }
}

void before_but_captures_loop_variable(const std::vector<int> &ids) {
  for (int id : ids) {
    std::jthread t;
    t = std::jthread([&id] { work(id); }); // quiet: id was declared before t
  }
}

void inner_block(const std::vector<int> &ids) {
  for (int id : ids) {
    std::jthread t;
    {
      std::string text = std::to_string(id);
      t = std::jthread([&text] { work(text); }); // want bug: text dies at the inner brace
    }
    work(id);
  }
}

void outer_vector(int n) {
  std::vector<std::jthread> ts;
  for (int i = 0; i < n; ++i)
    ts.emplace_back([&] { work(i); }); // want bug: joins after the loop
}

void moved_out(int n) {
  std::vector<std::jthread> ts;
  for (int i = 0; i < n; ++i) {
    std::jthread t([&i] { work(i); }); // want bug: moved to the outer vector
    ts.push_back(std::move(t));
  }
}

void detached(const std::vector<int> &ids) {
  for (int id : ids) {
    std::jthread t([&id] { work(id); }); // want bug: detached
    t.detach();
  }
}

void vector_of_the_iteration(const std::vector<int> &rows) {
  for (int row : rows) {
    std::vector<std::jthread> ts;
    ts.emplace_back([&row] { work(row); }); // quiet: the vector's destructor joins
    for (int c = 0; c < 3; ++c)
      ts.emplace_back([&row, c] { work(row + c); }); // quiet: c copied, row outlives ts
    for (int c = 0; c < 3; ++c)
      ts.emplace_back([&row, &c] { work(row + c); }); // want bug: c dies before ts
  }
}

void vector_before_variable(const std::vector<int> &rows) {
  for (int row : rows) {
    std::vector<std::jthread> ts;
    std::string text = std::to_string(row);
    ts.emplace_back([&text] { work(text); }); // want bug: text dies before ts joins
  }
}

void temporary(const std::vector<int> &ids) {
  for (int id : ids)
    std::jthread([&id] { work(id); }); // quiet: the temporary joins at the semicolon
}

void outer_jthread(const std::vector<int> &ids) {
  std::jthread current;
  for (int id : ids)
    current = std::jthread([&id](std::stop_token st) { while (!st.stop_requested()) work(id); }); // want bug: runs until the next assignment
}

void reset_in_iteration(const std::vector<int> &ids) {
  std::jthread current;
  for (int id : ids) {
    current = std::jthread([&id] { work(id); }); // quiet: assignment of an empty jthread joins
    current = std::jthread();
  }
}

struct Stage {
  std::jthread runner;
};

void member_of_local(const std::vector<int> &ids) {
  for (int id : ids) {
    Stage s;
    s.runner = std::jthread([&id] { work(id); }); // quiet: s dies before id
  }
}

void member_of_outer(const std::vector<int> &ids) {
  Stage s;
  for (int id : ids) {
    s.runner = std::jthread([&id] { work(id); }); // want bug: s outlives id
  }
}
