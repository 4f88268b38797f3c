// RUN: %check defercliff-loop-capture %s %t

// A template is judged by its instantiations and reported once.

#include <functional>
#include <string>
#include <vector>

template <class T> void use(const T &) {}

using Tasks = std::vector<std::function<void()>>;

template <class T> void collect(Tasks &Out, const std::vector<T> &Values) {
  for (T Value : Values)
    Out.push_back([&Value] { use(Value); });
    // CHECK-NOTES: :[[@LINE-1]]:21: warning: deferred action captures 'Value' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
    // CHECK-NOTES: :[[@LINE-3]]:10: note: 'Value' is declared here, inside the loop
    // CHECK-NOTES: :[[@LINE-3]]:5: note: the action is handed over here; 'Out' keeps it
    // CHECK-NOTES: :[[@LINE-6]]:40: note: 'Out' is declared here
    // CHECK-FIXES:    Out.push_back([Value] { use(Value); });
}

template <class T> struct Collector {
  Tasks Out;
  void collect(const std::vector<T> &Values) {
    for (T Value : Values)
      Out.push_back([&Value] { use(Value); });
      // CHECK-NOTES: :[[@LINE-1]]:23: warning: deferred action captures 'Value' by reference, but it is gone when the action runs after the iteration [defercliff-loop-capture]
      // CHECK-NOTES: :[[@LINE-3]]:12: note: 'Value' is declared here, inside the loop
      // CHECK-NOTES: :[[@LINE-3]]:7: note: the action is handed over here; 'Out' keeps it
      // CHECK-NOTES: :[[@LINE-7]]:9: note: 'Out' is declared here
      // CHECK-FIXES:      Out.push_back([Value] { use(Value); });
  }
};

void instantiate(Tasks &Out, const std::vector<int> &Numbers,
                 const std::vector<std::string> &Names) {
  collect(Out, Numbers);
  collect(Out, Names);
  Collector<int>().collect(Numbers);
  Collector<std::string>().collect(Names);
}

// Without an instantiation nothing is known of the keeper.
template <class T, class List>
void dependent(List &Out, const std::vector<T> &Values) {
  for (T Value : Values)
    Out.push_back([&Value] { use(Value); });
}
