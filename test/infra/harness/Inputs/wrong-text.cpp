int *P = 0;
// CHECK-MESSAGES: :[[@LINE-1]]:10: warning: use zero [modernize-use-nullptr]
// CHECK-FIXES:int *P = nullptr;
