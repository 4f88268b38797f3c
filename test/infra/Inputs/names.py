"""Compares the names of the checks with the files that go with them.

  names.py ROOT
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
PROBLEMS = []


def expect(condition, problem):
    if not condition:
        PROBLEMS.append(problem)


def entries(file, macro):
    text = (ROOT / file).read_text(encoding="utf-8")
    found = re.findall(rf"^{macro}\((.*)\)$", text, re.MULTILINE)
    expect(found, f"{file}: no line {macro}(...)")
    return [re.split(r", ", entry) for entry in found]


def expect_unique(file, names):
    for name in sorted({n for n in names if names.count(n) > 1}):
        expect(False, f"{file}: {name} is listed twice")


def expect_same(what, found, wanted):
    for name in sorted(set(wanted) - set(found)):
        expect(False, f"{what}: {name} is missing")
    for name in sorted(set(found) - set(wanted)):
        expect(False, f"{what}: {name} belongs to no check")


def check_checks():
    checks = entries("checks/Checks.def", "DEFERCLIFF_CHECK")
    names = [name.strip('"') for _, name in checks]
    expect(names == sorted(names), "checks/Checks.def: not sorted by name")
    expect_unique("checks/Checks.def", names)
    expect_unique("checks/Checks.def", [cls for cls, _ in checks])

    for name, (cls, _) in zip(names, checks):
        words = name.replace("defercliff-", "", 1).split("-")
        spelt = "".join(word.capitalize() for word in words) + "Check"
        expect(cls == spelt, f"checks/Checks.def: {name} is not {spelt} but {cls}")
        for suffix in (".h", ".cpp"):
            expect((ROOT / "checks" / (cls + suffix)).is_file(),
                   f"checks/{cls}{suffix} is missing")

    short = [name.replace("defercliff-", "", 1) for name in names]
    expect_same("docs/checks", [p.stem for p in (ROOT / "docs/checks").glob("*.md")], short)
    expect_same("test/checks", [p.name for p in (ROOT / "test/checks").iterdir()], short)
    for name in short:
        expect(any((ROOT / "test/checks" / name).rglob("*.c*")),
               f"test/checks/{name}: no test")
    # The base class of all checks is none itself.
    classes = [p.stem for p in (ROOT / "checks").glob("*Check.cpp") if p.stem != "LevelledCheck"]
    expect_same("checks/", classes, [cls for cls, _ in checks])


def check_catalogues():
    guards = "lib/guards/GuardCatalogue.def"
    expect_unique(guards, [entry[0] for entry in
                           entries(guards, "SCOPE_GUARD") + entries(guards, "OWNER")])
    calls = "lib/deferral/DeferringCalls.def"
    expect_unique(calls, [entry[0] for entry in entries(calls, "DEFERRING")])


check_checks()
check_catalogues()
print("\n".join(PROBLEMS))
sys.exit(bool(PROBLEMS))
