// RUN: %check defercliff-loop-capture %s %t

// Members, globals, statics and what parameters refer to outlive the body.

#include <functional>
#include <vector>

void use(int);

std::vector<std::function<void()>> Global;
std::function<void()> GlobalHandler;

void global(const std::vector<int> &Numbers) {
  for (int N : Numbers)
    Global.push_back([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:24: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Global' keeps it
    // CHECK-NOTES: :[[@LINE-9]]:36: note: 'Global' is declared here
    // CHECK-FIXES:    Global.push_back([N] { use(N); });
}

void globalCallable(const std::vector<int> &Numbers) {
  for (int N : Numbers)
    GlobalHandler = [&N] { use(N); };
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'GlobalHandler' keeps it
    // CHECK-NOTES: :[[@LINE-18]]:23: note: 'GlobalHandler' is declared here
    // CHECK-FIXES:    GlobalHandler = [N] { use(N); };
}

void staticLocal(const std::vector<int> &Numbers) {
  static std::vector<std::function<void()>> Tasks;
  for (int N : Numbers)
    Tasks.push_back([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:45: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks.push_back([N] { use(N); });
}

void reference(std::vector<std::function<void()>> &Tasks) {
  for (int I = 0; I < 3; ++I)
    Tasks.push_back([&I] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:52: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks.push_back([I] { use(I); });
}

void pointer(std::vector<std::function<void()>> *Tasks) {
  for (int I = 0; I < 3; ++I)
    Tasks->push_back([&I] { use(I); });
    // CHECK-NOTES: :[[@LINE-1]]:24: warning: deferred action captures 'I' by reference, but it is gone when the action runs after the loop [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'I' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Tasks' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:50: note: 'Tasks' is declared here
    // CHECK-FIXES:    Tasks->push_back([I] { use(I); });
}

class Widget {
  std::vector<std::function<void()>> Handlers;
  std::function<void()> OnClose;

  void fill(const std::vector<int> &Numbers) {
    for (int N : Numbers)
      Handlers.emplace_back([&N] { use(N); });
      // CHECK-NOTES: :[[@LINE-1]]:31: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-3]]:14: note: 'N' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'Handlers' keeps it
      // CHECK-NOTES: :[[@LINE-9]]:38: note: 'Handlers' is declared here
      // CHECK-FIXES:      Handlers.emplace_back([N] { use(N); });
  }

  void setCallable(const std::vector<int> &Numbers) {
    for (int N : Numbers)
      this->OnClose = [&N] { use(N); };
      // CHECK-NOTES: :[[@LINE-1]]:25: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-3]]:14: note: 'N' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'OnClose' keeps it
      // CHECK-NOTES: :[[@LINE-18]]:25: note: 'OnClose' is declared here
      // CHECK-FIXES:      this->OnClose = [N] { use(N); };
  }
};

struct Context {
  std::vector<std::function<void()>> Tasks;
};

void memberOfParameter(Context &C, const std::vector<int> &Numbers) {
  for (int N : Numbers)
    C.Tasks.push_back([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:25: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'C' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:33: note: 'C' is declared here
    // CHECK-FIXES:    C.Tasks.push_back([N] { use(N); });
}

// A local reference is what it was bound to.
void throughReference(Context &C, const std::vector<int> &Numbers) {
  for (int N : Numbers) {
    auto &Tasks = C.Tasks;
    Tasks.push_back([&N] { use(N); });
    // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'N' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-4]]:12: note: 'N' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'C' keeps it
    // CHECK-NOTES: :[[@LINE-7]]:32: note: 'C' is declared here
    // CHECK-FIXES:    Tasks.push_back([N] { use(N); });
  }
}
