int f(bool B) {
  if (B)
    return 1;
  // CHECK-NOTES: :[[@LINE-2]]:3: warning: if with identical then and else branches [bugprone-branch-clone]
  else
    return 1;
}
