#!/usr/bin/env python3
"""Holds the cost model against heap blocks that are counted at run time.

A program prints, for each row of costs/Inputs/rows.def, how often a guard that
is built from the row's callable calls operator new. The program is built and
run, and defercliff-guard-in-loop is asked about the same source with the same
library: a row must allocate exactly where the check says so.

Usage: check_costs.py --clang-tidy=PROGRAM --clang=PROGRAM --gxx=PROGRAM
                      --plugin=FILE LIBRARY FILE FOLDER [--move-only]
                      [--guards=CLASSES] [-- ARGUMENTS OF THE COMPILER]

LIBRARY is libstdc++, which is measured with g++, or libc++, with clang.
"""

import argparse
import re
import shlex
import subprocess
import sys
from pathlib import Path

LEAST_ROWS = 40
ROWS = Path(__file__).resolve().parent.parent / "costs" / "Inputs" / "rows.def"
ROW = re.compile(r'^(MOVE_ONLY_)?ROW\("([^"]+)"')
REPORT = re.compile(rf"^[^\n:]*{ROWS.name}:(\d+):\d+: warning: (.*) \[defercliff-guard-in-loop\]$", re.M)


def parse_arguments():
    argv, extra = sys.argv[1:], []
    if "--" in argv:
        cut = argv.index("--")
        argv, extra = argv[:cut], argv[cut + 1 :]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ["--clang-tidy", "--clang", "--gxx", "--plugin"]:
        parser.add_argument(name, required=True)
    parser.add_argument("--move-only", action="store_true",
                        help="the wrapper takes callables that cannot be copied")
    parser.add_argument("--guards", default="", help="the option Guards of the check")
    parser.add_argument("library", choices=["libstdc++", "libc++"])
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(argv)
    options.arguments = ["-std=c++2b", "-w", *extra]
    if options.move_only:
        options.arguments.append("-DMOVE_ONLY")
    return options


def run(command):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            universal_newlines=True, check=False)
    if result.returncode:
        sys.exit(f"$ {shlex.join(command)}\n{result.stdout}ended with {result.returncode}")
    return result.stdout


def rows(options):
    """The rows that are to be compared: line -> what it is."""
    found = {}
    for number, line in enumerate(ROWS.read_text().splitlines(), start=1):
        row = ROW.match(line)
        if row and (options.move_only or not row[1]):
            found[number] = row[2]
    return found


def measured(options):
    """How often operator new was called: line -> number."""
    if options.library == "libstdc++":
        compiler = [options.gxx]
    else:
        compiler = [options.clang, "--driver-mode=g++", "-stdlib=libc++", "-lc++abi"]
    options.folder.mkdir(parents=True, exist_ok=True)
    program = options.folder / options.file.stem
    run([*compiler, str(options.file), "-o", str(program), *options.arguments])
    lines = [line.split("\t") for line in run([str(program)]).splitlines()]
    return {int(line[0]): int(line[1]) for line in lines}


def claimed(options):
    """What the check says: line -> text."""
    arguments = [a for a in options.arguments if not a.startswith(("-l", "-L", "-Wl"))]
    output = run([options.clang_tidy, f"--load={options.plugin}", "--quiet",
                  "--checks=-*,defercliff-guard-in-loop", "--header-filter=.*",
                  "--config={CheckOptions: [{key: defercliff-guard-in-loop.Guards,"
                  f" value: '{options.guards}'}}]}}",
                  str(options.file), "--", *arguments,
                  *(["-stdlib=libc++"] if options.library == "libc++" else [])])
    return {int(report[1]): report[2] for report in REPORT.finditer(output)}


def verdict(text):
    """Whether the check says that the row allocates; None if it says nothing of it."""
    if " allocates " in text:
        return True
    return False if "type-erases its action" in text else None


def main():
    options = parse_arguments()
    wanted, counts, texts = rows(options), measured(options), claimed(options)
    wrong = allocating = 0
    for line, what in wanted.items():
        text = texts.get(line, "nothing is said")
        if line in counts and verdict(text) == (counts[line] > 0):
            allocating += counts[line] > 0
            continue
        wrong += 1
        print(f"{ROWS.name}:{line}: {what}: {counts.get(line, 'no')} heap blocks, but: {text}")
    print(f"{options.file.name}: {options.library}: {len(wanted)} rows, "
          f"{allocating} allocate, {wrong} wrong")
    if len(wanted) < LEAST_ROWS:
        sys.exit(f"there are fewer than {LEAST_ROWS} rows")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
