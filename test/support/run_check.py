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
  3. the fixed file must compile;
  4. the check runs on the fixed file: where it was changed nothing may be
     reported, and no fix may be left.
"""

import argparse
import difflib
import pathlib
import re
import shutil
import subprocess
import sys

EXPECTATION = re.compile(r"//\s*CHECK-(MESSAGES|NOTES|FIXES)(-[\w-]+)?:.*")
STANDARDS = ["c++11", "c++14", "c++17", "c++20", "c++23"]


def parse_arguments():
    argv = sys.argv[1:]
    extra = []
    if "--" in argv:
        cut = argv.index("--")
        argv, extra = argv[:cut], argv[cut + 1 :]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--clang", required=True)
    parser.add_argument("--filecheck", required=True)
    parser.add_argument("--plugin", default="", help="empty: a check of clang-tidy's own")
    parser.add_argument("--mocks", required=True)
    parser.add_argument("--real-headers", action="store_true",
                        help="use the installed libraries, not the mocks")
    parser.add_argument("-std", "--std", default="c++17",
                        help="standards, separated by commas, or 'c++14-or-later'")
    parser.add_argument("-check-suffixes", "--check-suffixes", default="",
                        help="also use expectations with these suffixes")
    parser.add_argument("--option", action="append", default=[], metavar="KEY=VALUE",
                        help="an option of the check")
    parser.add_argument("--global-option", action="append", default=[], metavar="KEY=VALUE")
    parser.add_argument("--rerun-option", action="append", default=[], metavar="KEY=VALUE",
                        help="an option for the run over the fixed file")
    parser.add_argument("--fix-notes", action="store_true", help="apply the fixes of notes too")
    parser.add_argument("check")
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("temp", type=pathlib.Path)
    options = parser.parse_args(argv)
    options.compiler_arguments = extra
    return options


class Failure(Exception):
    """A step that did not go as the test says."""


def run(command, input_text=None):
    return subprocess.run(command, input=input_text, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, universal_newlines=True, check=False)


def standards(option):
    match = re.fullmatch(r"(c\+\+\d\d)-or-later", option)
    if not match:
        return option.split(",")
    return STANDARDS[STANDARDS.index(match.group(1)):]


def config(options, extra=()):
    entries = []
    for setting in list(options.option) + list(extra):
        key, _, value = setting.partition("=")
        entries.append((f"{options.check}.{key}", value))
    for setting in options.global_option:
        key, _, value = setting.partition("=")
        entries.append((key, value))
    listed = ", ".join(f"{{key: '{key}', value: '{value}'}}" for key, value in entries)
    return f"{{CheckOptions: [{listed}]}}"


def language(options, source, standard):
    """The compiler's arguments; the mocks are system headers."""
    arguments = list(options.compiler_arguments)
    if not options.real_headers:
        arguments += ["-isystem", options.mocks]
        if source.suffix != ".c":
            arguments.append("-nostdinc++")
    if source.suffix != ".c":
        # The oldest LLVM knows the newest standard by its working name.
        arguments.append("-std=" + {"c++23": "c++2b"}.get(standard, standard))
    return arguments


def tidy(options, source, standard, fix, extra=()):
    command = [options.clang_tidy, f"-checks=-*,{options.check}", "--header-filter=.*",
               f"--config={config(options, extra)}", str(source)]
    if options.plugin:
        command.append(f"-load={options.plugin}")
    if fix:
        command.append("-fix-notes" if options.fix_notes else "-fix")
    result = run(command + ["--"] + language(options, source, standard))
    if result.returncode < 0 or "PLEASE submit a bug report" in result.stdout:
        raise Failure(f"clang-tidy crashed\n{result.stdout}")
    return result.stdout


def prefixes(kind, options, text):
    """The prefixes of one kind of expectation that this run uses and the file has."""
    wanted = [f"CHECK-{kind}"]
    wanted += [f"CHECK-{kind}-{suffix}" for suffix in options.check_suffixes.split(",") if suffix]
    return [p for p in wanted if re.search(rf"//\s*{p}:", text)]


def filecheck(options, expectations, text, used, arguments):
    result = run([options.filecheck, f"--check-prefixes={','.join(used)}", "--allow-empty",
                  *arguments, str(expectations)], text)
    if result.returncode:
        raise Failure(f"not as listed in {expectations}:\n{result.stdout}\n--- it was:\n{text}")


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


def compare_fixes(options, text, before, after):
    used = prefixes("FIXES", options, text)
    if not used:
        if before != after:
            raise Failure("no CHECK-FIXES, but a fix changed the file:\n" + diff(before, after))
        return
    filecheck(options, options.source, after, used, ["--match-full-lines", "--strict-whitespace"])
    if before == after:
        raise Failure("CHECK-FIXES are listed, but nothing was fixed")


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


def check_fixed_file(options, copy, standard, before, after):
    compiled = run([options.clang, "-fsyntax-only", "-w", "-x",
                    "c" if copy.suffix == ".c" else "c++", str(copy),
                    *language(options, copy, standard)])
    if compiled.returncode:
        raise Failure("the fixed file does not compile:\n" + compiled.stdout
                      + diff(before, after))
    output = tidy(options, copy, standard, fix=True, extra=options.rerun_option)
    again = copy.read_text()
    if again != after:
        raise Failure("a second run still finds something to fix:\n" + diff(after, again))
    touched = changed_lines(before, after)
    for line in output.splitlines():
        match = re.match(rf".*{re.escape(copy.name)}:(\d+):\d+: warning: ", line)
        if match and int(match.group(1)) in touched:
            raise Failure("a second run reports a place that was fixed:\n" + line
                          + "\n" + diff(before, after))


def check_standard(options, standard):
    text = options.source.read_text()
    folder = options.temp.with_name(options.temp.name + "-" + standard)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    inputs = options.source.parent / "Inputs"
    if inputs.is_dir():
        shutil.copytree(inputs, folder / "Inputs")
    copy = folder / options.source.name
    before = EXPECTATION.sub("//", text)
    copy.write_text(before)

    output = tidy(options, copy, standard, fix=True)
    after = copy.read_text()
    compare_messages(options, text, output)
    compare_fixes(options, text, before, after)
    if before != after:
        check_fixed_file(options, copy, standard, before, after)


def main():
    options = parse_arguments()
    for standard in standards(options.std):
        try:
            check_standard(options, standard)
        except Failure as failure:
            print(f"{options.source}: -std={standard}: {failure}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
