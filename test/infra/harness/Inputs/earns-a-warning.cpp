void f(int name) {
  {
    int Name = name;
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: invalid case style for variable 'Name' [readability-identifier-naming]
    // CHECK-FIXES:    int name = name;
    name = Name;
    // CHECK-FIXES:    name = name;
  }
}
