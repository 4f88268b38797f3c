#!/usr/bin/env python3
"""Runs one check of the plugin over one test file and holds the file to account.

The file states its expectations in comments, as upstream clang-tidy's tests do:

  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: guard 'g' ... [defercliff-...]
  // CHECK-NOTES:    the same, and notes have to be listed as well
  // CHECK-FIXES:    a whole line of the fixed file

A suffix (CHECK-MESSAGES-CXX20) belongs to runs that name it. Expectations are
blanked out before the check runs, so that no fix can touch or match them. Then

  1. the check runs and fixes a copy: every warning must be listed;
  2. the fixed lines are compared as whole lines; a file that has no CHECK-FIXES
     must not be changed;
  3. the fixed file must compile, without the warnings that a bad fix earns;
  4. the check runs on the fixed file: where it was changed nothing may be
     reported, and no fix may be left.

Headers in Inputs/ that the test includes are copied along, and held to account
in the same way: `#include "Inputs/x.h"`. Their messages are listed in the test.
"""

import argparse
import difflib
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

EXPECTATION = re.compile(r"//\s*CHECK-(MESSAGES|NOTES|FIXES)(-[\w-]+)?:.*")
STANDARDS = {".c": ["c99", "c11", "c17", "c23"],
             ".cpp": ["c++11", "c++14", "c++17", "c++20", "c++23"]}
# The older LLVMs know the newest standards by their working names only.
WORKING_NAMES = {"c++23": "c++2b", "c23": "c2x"}
# What is left behind by a fix that forgot something.
TRACES_OF_BAD_FIXES = ["dangling", "return-stack-address", "return-type", "uninitialized",
                       "unused-lambda-capture", "unused-local-typedef", "unused-value",
                       "self-assign"]


class OneLineParser(argparse.ArgumentParser):
    def error(self, message):
        self.exit(2, f"run_check.py: {message}\n")


def setting(text):
    """KEY=VALUE as a pair."""
    key, equals, value = text.partition("=")
    if not key or not equals:
        raise argparse.ArgumentTypeError(f"'{text}' is not KEY=VALUE")
    return key, value


def parse_arguments():
    argv = sys.argv[1:]
    extra = []
    if "--" in argv:
        cut = argv.index("--")
        argv, extra = argv[:cut], argv[cut + 1 :]
    parser = OneLineParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--clang", required=True)
    parser.add_argument("--filecheck", required=True)
    parser.add_argument("--plugin", default="", help="empty: a check of clang-tidy's own")
    parser.add_argument("--mocks", required=True)
    parser.add_argument("--real-headers", action="store_true",
                        help="use the installed libraries, not the mocks")
    parser.add_argument("-std", "--std", default="",
                        help="standards, separated by commas, or 'c++14-or-later'; default 17")
    parser.add_argument("-check-suffixes", "--check-suffixes", default="",
                        help="also use expectations with these suffixes")
    parser.add_argument("--option", action="append", type=setting, default=[],
                        metavar="KEY=VALUE", help="an option of the check")
    parser.add_argument("--global-option", action="append", type=setting, default=[],
                        metavar="KEY=VALUE", help="an option for all checks")
    parser.add_argument("--rerun-option", action="append", type=setting, default=[],
                        metavar="KEY=VALUE", help="an option for the run over the fixed file")
    parser.add_argument("--fix-notes", action="store_true", help="apply the fixes of notes too")
    parser.add_argument("--expect-clang-tidy-error", action="store_true",
                        help="the file does not compile: its errors are listed")
    parser.add_argument("check")
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("temp", type=pathlib.Path)
    options = parser.parse_args(argv)
    options.compiler_arguments = extra
    for name in (options.source, options.plugin):
        if name and not pathlib.Path(name).is_file():
            parser.error(f"there is no {name}")
    try:
        options.standards = standards(options)
    except ValueError as error:
        parser.error(f"-std: {error}")
    return options


class Failure(Exception):
    """A step that did not go as the test says."""


def run(command, input_text=None):
    return subprocess.run(command, input=input_text, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, universal_newlines=True, check=False)


def failure(step, command, output):
    return Failure(f"{step}\n$ {shlex.join(command)}\n{output}")


def standards(options):
    known = STANDARDS.get(options.source.suffix, STANDARDS[".cpp"])
    wanted = options.std or known[2]
    if wanted.endswith("-or-later"):
        return known[known.index(wanted[:-len("-or-later")]):]
    return [known[known.index(standard)] for standard in wanted.split(",")]


def config(options, extra=()):
    entries = [(f"{options.check}.{key}", value) for key, value in options.option + list(extra)]
    entries += options.global_option
    listed = ", ".join(f"{{key: '{key}', value: '{value}'}}" for key, value in entries)
    return f"{{CheckOptions: [{listed}]}}"


def language(options, source, standard):
    """The compiler's arguments; the mocks are system headers."""
    arguments = list(options.compiler_arguments)
    if not options.real_headers:
        arguments += ["-isystem", options.mocks]
        if source.suffix != ".c":
            arguments.append("-nostdinc++")
    arguments.append("-std=" + WORKING_NAMES.get(standard, standard))
    return arguments


def tidy(options, source, standard, fix, extra=()):
    command = [options.clang_tidy, f"-checks=-*,{options.check}", "--header-filter=.*",
               f"--config={config(options, extra)}", str(source)]
    if options.plugin:
        command.append(f"-load={options.plugin}")
    if fix:
        command.append("-fix-notes" if options.fix_notes else "-fix")
    command += ["--"] + language(options, source, standard)
    result = run(command)
    if result.returncode < 0 or "PLEASE submit a bug report" in result.stdout:
        raise failure("clang-tidy crashed", command, result.stdout)
    if bool(result.returncode) != options.expect_clang_tidy_error:
        raise failure(f"clang-tidy ended with {result.returncode}", command, result.stdout)
    return result.stdout


def prefixes(kind, options, text):
    """The prefixes of one kind of expectation that this run uses and the file has."""
    wanted = [f"CHECK-{kind}"]
    wanted += [f"CHECK-{kind}-{suffix}" for suffix in options.check_suffixes.split(",") if suffix]
    return [p for p in wanted if re.search(rf"//\s*{p}:", text)]


def filecheck(options, expectations, text, used, arguments):
    command = [options.filecheck, f"--check-prefixes={','.join(used)}", "--allow-empty",
               *arguments, str(expectations)]
    result = run(command, text)
    if result.returncode:
        raise failure(f"not as listed in {expectations}:", command,
                      f"{result.stdout}\n--- it was:\n{text}")


def compare_messages(options, text, output):
    notes = prefixes("NOTES", options, text)
    used = prefixes("MESSAGES", options, text) + notes
    unlisted = "warning: |error: |note: " if notes else "warning: |error: "
    lines = [l for l in output.splitlines() if re.search(r"(warning|error|note): ", l)
             and "note: FIX-IT applied" not in l and not l.startswith("note: this fix will not")]
    if not used:
        loud = [l for l in lines if re.search("warning: |error: ", l)]
        if loud:
            raise Failure("expected silence, but got\n" + "\n".join(loud))
        return
    filecheck(options, options.source, "\n".join(lines) + "\n", used,
              ["--implicit-check-not={{" + unlisted + "}}"])


def compare_fixes(options, source, text, before, after):
    used = prefixes("FIXES", options, text)
    if used and before == after:
        raise Failure(f"CHECK-FIXES are listed, but nothing was fixed in {source}")
    if used:
        filecheck(options, source, after, used, ["--match-full-lines", "--strict-whitespace"])
    elif before != after:
        raise Failure(f"no CHECK-FIXES, but a fix changed {source}:\n" + diff(before, after))
    lines = after.splitlines()
    for number in changed_lines(before, after):
        if lines[number - 1] != lines[number - 1].rstrip():
            raise Failure(f"a fix left blanks at the end of line {number} of {source}")


def diff(before, after):
    return "".join(difflib.unified_diff(before.splitlines(True), after.splitlines(True),
                                        "before", "after"))


def changed_lines(before, after):
    """The numbers of the lines of `after` that `before` does not have."""
    numbers = set()
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag != "equal":
            numbers.update(range(start + 1, end + 1))
    return numbers


class Copy:
    """A file of the test beside its copy, whose expectations are blanked out."""

    def __init__(self, source, path):
        self.source = source
        self.path = path
        self.text = source.read_text()
        self.before = EXPECTATION.sub("//", self.text)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.before)


def make_copies(options, folder):
    """Copies the test and its inputs; returns the test first, then what it includes."""
    shutil.rmtree(folder, ignore_errors=True)
    inputs = options.source.parent / "Inputs"
    if inputs.is_dir():
        shutil.copytree(inputs, folder / "Inputs")
    test = Copy(options.source, folder / options.source.name)
    included = re.findall(r'^\s*#\s*include "(Inputs/[^"]+)"', test.text, re.MULTILINE)
    return [test] + [Copy(options.source.parent / name, folder / name) for name in included]


def check_fixed_files(options, copies, standard):
    test = copies[0].path
    after = [copy.path.read_text() for copy in copies]
    changes = "".join(diff(copy.before, text) for copy, text in zip(copies, after))
    command = [options.clang, "-fsyntax-only", "-Wno-everything",
               *(f"-Werror={trace}" for trace in TRACES_OF_BAD_FIXES),
               "-x", "c" if test.suffix == ".c" else "c++", str(test),
               *language(options, test, standard)]
    compiled = run(command)
    if compiled.returncode:
        raise failure("the fixed file does not compile:", command, compiled.stdout + changes)
    output = tidy(options, test, standard, fix=True, extra=options.rerun_option)
    for copy, text in zip(copies, after):
        again = copy.path.read_text()
        if again != text:
            raise Failure("a second run still finds something to fix:\n" + diff(text, again))
        touched = changed_lines(copy.before, text)
        for line in output.splitlines():
            match = re.match(rf".*{re.escape(copy.path.name)}:(\d+):\d+: warning: ", line)
            if match and int(match.group(1)) in touched:
                raise Failure(f"a second run reports a place that was fixed:\n{line}\n{changes}")


def check_standard(options, standard):
    folder = options.temp.with_name(options.temp.name + "-" + standard)
    copies = make_copies(options, folder)
    output = tidy(options, copies[0].path, standard, fix=True)
    compare_messages(options, copies[0].text, output)
    changed = False
    for copy in copies:
        after = copy.path.read_text()
        compare_fixes(options, copy.source, copy.text, copy.before, after)
        changed |= after != copy.before
    if changed:
        check_fixed_files(options, copies, standard)


def main():
    options = parse_arguments()
    for standard in options.standards:
        try:
            check_standard(options, standard)
        except Failure as reason:
            print(f"{options.source}: -std={standard}: {reason}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
