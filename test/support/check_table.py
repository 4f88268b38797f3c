#!/usr/bin/env python3
"""Holds a check against a table of expectations: source lines with a verdict.

    tasks.push_back([&] { use(i); }); // want bug: 'tasks' outlives 'i'
    tasks.push_back([=] { use(i); }); // quiet: copied

`want LEVEL: reason` is a line that must be reported with exactly that level,
`quiet: reason` one that must not be reported; nor must any other line. The
file's first line names the language standard: `// std: c++17`.

Usage: check_table.py CLANG_TIDY PLUGIN CHECK FILE [-- compiler arguments]
"""

import re
import subprocess
import sys

LEVELS = ["style", "cost", "bug"]
EXPECTATION = re.compile(r"//\s*(?:want (?P<level>\w+)|(?P<quiet>quiet)):\s*(?P<reason>.+)")
STANDARD = re.compile(r"//\s*std:\s*(\S+)")
REPORT = re.compile(r"^(?P<file>[^\n:]+):(?P<line>\d+):\d+: (?P<kind>warning|error): (?P<text>.*)$", re.M)


def reported_lines(command, file, check, standard, level, arguments):
    """The lines of `file` that `check` reports at `level` or above."""
    run = subprocess.run(
        [
            *command,
            f"--checks=-*,{check}",
            f"--config={{CheckOptions: [{{key: MinimumLevel, value: {level}}}]}}",
            file,
            "--",
            f"-std={standard}",
            "-w",
            *arguments,
        ],
        capture_output=True,
        text=True,
    )
    found = {}
    for report in REPORT.finditer(run.stdout):
        if report["kind"] == "error" or run.returncode not in (0, 1):
            sys.exit(f"{file}: does not compile: {report.group(0)}")
        if report["file"].endswith(file.rsplit("/", 1)[-1]):
            found[int(report["line"])] = report["text"]
    if run.returncode != 0:
        sys.exit(f"{file}: clang-tidy failed:\n{run.stdout}{run.stderr}")
    return found


def main():
    arguments = []
    words = sys.argv[1:]
    if "--" in words:
        cut = words.index("--")
        words, arguments = words[:cut], words[cut + 1 :]
    clang_tidy, plugin, check, file = words
    with open(file, encoding="utf-8") as source:
        lines = source.read().splitlines()
    standard = STANDARD.match(lines[0])
    if not standard:
        sys.exit(f"{file}:1: the first line must name the standard: // std: c++17")

    command = [clang_tidy, f"--load={plugin}", "--quiet"]
    level_of, text_of = {}, {}
    for level in LEVELS:
        found = reported_lines(command, file, check, standard[1], level, arguments)
        text_of.update(found)
        level_of.update(dict.fromkeys(found, level))
        if not found:
            break

    wrong = wanted = quiet = 0
    for number, line in enumerate(lines, start=1):
        expected = EXPECTATION.search(line)
        if expected and expected["level"] and expected["level"] not in LEVELS:
            sys.exit(f"{file}:{number}: no such level: {expected['level']}")
        want = expected["level"] if expected else None
        wanted += bool(want)
        quiet += bool(expected and expected["quiet"])
        got = level_of.get(number)
        if got != want:
            wrong += 1
            reason = f" ({expected['reason']})" if expected else ""
            text = f": {text_of[number]}" if got else ""
            print(f"{file}:{number}: {want or 'nothing'} wanted{reason}, {got or 'nothing'} reported{text}")
    if wanted + quiet == 0:
        sys.exit(f"{file}: no line has an expectation")
    print(f"{file}: {wanted} to report, {quiet} to pass over, {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
