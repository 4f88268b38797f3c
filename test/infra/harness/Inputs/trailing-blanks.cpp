int f( void
);
// CHECK-MESSAGES: :[[@LINE-2]]:8: warning: redundant void argument list in function declaration [modernize-redundant-void-arg]
// CHECK-FIXES:int f({{ }}
