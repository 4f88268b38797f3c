// RUN: %check defercliff-loop-capture %s %t -- -std=c++17

// A copy is no cure where it would point to what dies as well, or would miss a
// change that comes through another name.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

void use(const void *);
void use(int);
std::string line(int);
void release(char **);
char *duplicate(int);
std::vector<std::function<void()>> later;

struct Node {
  Node *next;
};

// ---- Pointers and views of what the iteration owns ----

void pointers(int n, std::vector<Node *> nodes) {
  for (int i = 0; i < n; ++i) {
    std::string text = line(i);
    const char *chars = text.c_str();
    later.push_back([&chars] { use(chars); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'chars' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:17: note: 'chars' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-16]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    std::string_view view = text;
    later.push_back([&view] { use(view.data()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'view' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:22: note: 'view' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-23]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'text'
    char buffer[16] = {};
    char *start = buffer;
    later.push_back([&start] { use(start); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'start' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'start' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-31]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'buffer'
    int counts[4] = {};
    int *last = &counts[3];
    later.push_back([&last] { use(last); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'last' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:10: note: 'last' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-39]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'counts'
    __attribute__((cleanup(release))) char *owned = duplicate(i);
    later.push_back([&owned] { use(owned); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'owned' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:45: note: 'owned' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-46]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'owned'
    char *alias = owned;
    later.push_back([&alias] { use(alias); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'alias' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'alias' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-53]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: a copy would point to what is gone with 'owned'
  }
}

// ---- Pointers to what lives on ----

void livingOn(int n, std::vector<Node *> nodes, const std::string &whole) {
  for (int i = 0; i < n; ++i) {
    std::vector<Node *> chosen{nodes[i]};
    Node *node = chosen[0];
    later.push_back([&node] { use(node); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'node' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'node' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-68]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([node] { use(node); });
    std::string_view part = whole;
    later.push_back([&part] { use(part.data()); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'part' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:22: note: 'part' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-75]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([part] { use(part.data()); });
    Node *next = node->next;
    later.push_back([&next] { use(next); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'next' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:11: note: 'next' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-82]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([next] { use(next); });
  }
}

// ---- Changes by another name ----

struct Setter {
  int &Value;
  ~Setter() { Value = 0; }
};

void renamed(int n) {
  for (int i = 0; i < n; ++i) {
    int a = i, b = i, c = i, d = i, e = i;
    int *pointer = &a;
    later.push_back([&a] { use(a); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'a' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:9: note: 'a' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-102]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'a' may be changed through 'pointer' after the action is made
    *pointer = 5;
    int &reference = b;
    later.push_back([&b] { use(b); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'b' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-12]]:16: note: 'b' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-110]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'b' may be changed through 'reference' after the action is made
    reference = 5;
    auto set = [&] { c = 5; };
    later.push_back([&c] { use(c); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'c' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-20]]:23: note: 'c' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-118]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'c' may be changed through 'set' after the action is made
    set();
    Setter setter{d};
    later.push_back([&d] { use(d); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'd' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-28]]:30: note: 'd' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-126]]:36: note: 'later' is declared here
    // CHECK-NOTES: :[[@LINE-5]]:23: note: no fix is offered: 'd' may be changed through 'setter' after the action is made
    int *unused = &e;
    *unused = 1;
    later.push_back([&e] { use(e); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'e' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-36]]:37: note: 'e' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'later' keeps it
    // CHECK-NOTES: :[[@LINE-134]]:36: note: 'later' is declared here
    // CHECK-FIXES:    later.push_back([e] { use(e); });
  }
}
