#!/usr/bin/env python3
"""Holds a check against a table of expectations: source lines with a verdict.

    tasks.push_back([&] { use(i); }); // want bug: 'tasks' outlives 'i'
    tasks.push_back([=] { use(i); }); // quiet: copied

`want LEVEL: reason` is a line that must be reported with exactly that level,
`quiet: reason` one that must not be reported; nor must any other line.
`missed LEVEL: reason` is a known wrong answer: it should be reported and is
not; the test says when that is no longer so. What
the fixes make of the file must compile, and must be reported less. The first
line names the language standard: `// std: c++17`.

Usage: check_table.py --clang-tidy=PROGRAM --plugin=FILE CHECK FILE FOLDER
       check_table.py --count FOLDER
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

from run_check import WORKING_NAMES

LEVELS = ["style", "cost", "bug"]
EXPECTATION = re.compile(r"//\s*(?:want (?P<level>\w+)|(?P<quiet>quiet)|missed (?P<missed>\w+)):\s*(?P<reason>.+)")
STANDARD = re.compile(r"//\s*std:\s*(\S+)")
REPORT = re.compile(
    r"^(?P<file>[^\n:]+):(?P<line>\d+):\d+: (?P<kind>warning|error): (?P<text>.*)$", re.M
)


class Table:
    """A file, and what is expected of its lines."""

    def __init__(self, path):
        self.path = Path(path)
        self.lines = self.path.read_text(encoding="utf-8").splitlines()
        standard = STANDARD.match(self.lines[0])
        if not standard:
            sys.exit(f"{path}:1: the first line must name the standard: // std: c++17")
        self.standard = standard[1]
        self.wanted, self.quiet, self.missed, self.reason = {}, [], [], {}
        for number, line in enumerate(self.lines, start=1):
            expected = EXPECTATION.search(line)
            if not expected:
                continue
            self.reason[number] = expected["reason"]
            if expected["quiet"]:
                self.quiet.append(number)
            elif expected["missed"] in LEVELS:
                self.missed.append(number)
            elif expected["level"] in LEVELS:
                self.wanted[number] = expected["level"]
            else:
                sys.exit(f"{path}:{number}: no such level: {expected['level'] or expected['missed']}")
        if not self.wanted and not self.quiet and not self.missed:
            sys.exit(f"{path}: no line has an expectation")


def tidy(options, file, standard, level, fix=None):
    """What is reported of `file` at `level` or above: line -> text."""
    run = subprocess.run(
        [
            options.clang_tidy,
            f"--load={options.plugin}",
            "--quiet",
            f"--checks=-*,{options.check}",
            f"--config={{CheckOptions: [{{key: MinimumLevel, value: {level}}}]}}",
            *([fix] if fix else []),
            str(file),
            "--",
            f"-std={WORKING_NAMES.get(standard, standard)}",
            "-w",
            *options.flags,
        ],
        capture_output=True,
        text=True,
    )
    found = {}
    for report in REPORT.finditer(run.stdout):
        if report["kind"] == "error":
            sys.exit(f"{file}: does not compile: {report.group(0)}")
        if Path(report["file"]).name == file.name:
            found[int(report["line"])] = report["text"]
    if run.returncode != 0:
        sys.exit(f"{file}: clang-tidy failed:\n{run.stdout}{run.stderr}")
    return found


def compare(table, level_of, text_of):
    """Prints what is not as expected; how many lines that is."""
    wrong = 0
    for number in range(1, len(table.lines) + 1):
        want, got = table.wanted.get(number), level_of.get(number)
        if want == got:
            continue
        wrong += 1
        reason = f" ({table.reason[number]})" if number in table.reason else ""
        text = f": {text_of[number]}" if got else ""
        print(f"{table.path}:{number}: {want or 'nothing'} wanted{reason}, {got or 'nothing'} reported{text}")
    return wrong


def fix(options, table, level, kind):
    """What is reported, and what the fixes of those reports make of the file."""
    copy = Path(options.folder) / kind.strip("-") / table.path.name
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(table.path, copy)
    return tidy(options, copy, table.standard, level, fix=kind), copy


def check(options, table):
    """Prints what is wrong with the reports and the fixes; how much that is.

    Each run of clang-tidy parses the headers of a library, so none is made that
    could tell nothing new.
    """
    text_of, with_notes = fix(options, table, "style", "--fix-notes")
    level_of = dict.fromkeys(text_of, "style")
    fixed = [with_notes]
    if text_of:
        bugs, copy = fix(options, table, "bug", "--fix")
        level_of.update(dict.fromkeys(bugs, "bug"))
        if "style" in level_of.values():
            for line in tidy(options, table.path, table.standard, "cost"):
                if level_of[line] == "style":
                    level_of[line] = "cost"
            _, copy = fix(options, table, "style", "--fix")
        fixed.append(copy)
    wrong = compare(table, level_of, text_of)
    seen = [table.lines]
    for copy in fixed:
        lines = copy.read_text(encoding="utf-8").splitlines()
        if lines not in seen:
            seen.append(lines)
            wrong += check_fixed(options, table, copy, len(text_of))
    return wrong


def check_fixed(options, table, copy, before):
    """A fixed file must compile, and less must be reported of it."""
    left = len(tidy(options, copy, table.standard, "style"))
    if left > before:
        print(f"{table.path}: {left} lines reported after {copy.parent.name}, {before} before")
        return 1
    return 0


def count(folder):
    """Prints how many expectations the tables below `folder` hold."""
    wanted = quiet = 0
    for path in sorted(Path(folder).rglob("*.c*")):
        table = Table(path)
        wanted += len(table.wanted)
        quiet += len(table.quiet)
    print(f"{wanted} lines to report and {quiet} to pass over")


def main():
    if sys.argv[1:2] == ["--count"] and len(sys.argv) == 3:
        count(sys.argv[2])
        return 0
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ["--clang-tidy", "--plugin"]:
        parser.add_argument(name, required=True)
    for name in ["check", "file", "folder"]:
        parser.add_argument(name)
    parser.add_argument("flags", nargs="*", help="for the compiler, after two dashes")
    options = parser.parse_args()
    table = Table(options.file)
    wrong = check(options, table)
    known = f"{len(table.missed)} known to be missed, " if table.missed else ""
    print(f"{table.path}: {len(table.wanted)} to report, {len(table.quiet)} to pass over, {known}{wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
