int f();
int G = f();
// CHECK-FIXES:int G = f();
