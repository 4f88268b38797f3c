"""Prints a program whose lambdas are nested to a depth, in one of two ways."""

import sys

how, depth = sys.argv[1], int(sys.argv[2])
print("struct Task { template <typename F> Task(F) {} };")
print("Task wrap(Task);\nvoid run(Task);\nvoid work(int);")
print("void nest(int n) {\n  for (int i = 0; i < n; ++i) {")
if how == "handed-on":
    print("run(wrap(wrap([&] {\n" * depth + "work(i);\n" + "})));\n" * depth)
else:
    print("run([&] {")
    for level in range(depth):
        print(f"auto l{level} = [&] {{")
    print("work(i);\n" + "};\n" * depth + "});")
print("  }\n}")
