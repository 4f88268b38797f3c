void f() {
  int Name;
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: invalid case style for variable 'Name' [readability-identifier-naming]
  // CHECK-FIXES:  int name;
  int name;
}
