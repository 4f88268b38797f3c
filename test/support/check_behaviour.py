#!/usr/bin/env python3
"""Holds what a fix makes of a program against what the program did before.

The program is built with the address and the undefined behaviour sanitizer and
run, fixed, and built and run again. Then the check must report nothing any
more that costs or is wrong. Its lines `// PRINTS: text` are the whole of what
it prints afterwards.

`--was=same`   it printed the same before; this is the default
`--was=other`  it printed the lines `// PRINTED: text` before: a fix on a note
               moves a clean-up, and here is what moves
`--was=wrong`  a sanitizer stopped it, or nothing is known of what it printed

Usage: check_behaviour.py --clang-tidy=PROGRAM --gxx=PROGRAM --plugin=FILE
                          CHECK FILE FOLDER [--fix-notes] [--std=c++17]
                          [--was=same|other|wrong] [--option KEY=VALUE]...
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

FLAGS = ["-O1", "-w", "-pthread", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
# The same programs are built once for each LLVM that is tested.
CCACHE = [name for name in ["ccache"] if shutil.which(name)]
SANITIZER = re.compile(r"AddressSanitizer|LeakSanitizer|runtime error")


def fail(text):
    sys.exit(text.rstrip())


def expected(source, word):
    """The lines `// WORD: text` of a program."""
    return re.findall(rf"^\s*// {word}:(?: (.*))?$", source, re.M)


def build(source, command):
    ran = subprocess.run(command, cwd=source.parent, capture_output=True, text=True)
    if ran.returncode != 0:
        fail(f"{source}: does not compile:\n{ran.stderr}")


def run(options, source):
    """What a program prints, and what its sanitizers say."""
    program = source.with_suffix("")
    compiler = [*CCACHE, options.gxx, f"-std={options.std}", *FLAGS]
    # The names without their folder, which is not the same for each LLVM.
    build(source, [*compiler, "-c", source.name, "-o", source.stem + ".o"])
    build(source, [options.gxx, *FLAGS, source.stem + ".o", "-o", source.stem])
    ran = subprocess.run(
        [str(program)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "ASAN_OPTIONS": "detect_stack_use_after_return=1"},
    )
    if ran.returncode != 0 and not SANITIZER.search(ran.stderr):
        fail(f"{source}: ends with {ran.returncode}:\n{ran.stdout}{ran.stderr}")
    return ran.stdout.splitlines(), ran.stderr if ran.returncode else ""


def tidy(options, source, level, *fix):
    """What the check reports from a level on."""
    values = [("MinimumLevel", level)]
    values += [(f"{options.check}.{o.split('=', 1)[0]}", o.split("=", 1)[1]) for o in options.option]
    config = ", ".join(f"{{key: {key}, value: '{value}'}}" for key, value in values)
    ran = subprocess.run(
        [
            options.clang_tidy,
            f"--load={options.plugin}",
            "--quiet",
            f"--checks=-*,{options.check}",
            f"--config={{CheckOptions: [{config}]}}",
            *fix,
            str(source),
            "--",
            f"-std={options.std}",
            "-w",
        ],
        capture_output=True,
        text=True,
    )
    if ran.returncode != 0 or ": error:" in ran.stdout:
        fail(f"{source}: clang-tidy failed:\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def compare(path, what, printed, wanted):
    if printed != wanted:
        fail("\n".join([f"{path}: {what} it prints", *printed, "--- but should print", *wanted]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ["--clang-tidy", "--gxx", "--plugin"]:
        parser.add_argument(name, required=True)
    parser.add_argument("--fix-notes", action="store_true")
    parser.add_argument("--std", default="c++17")
    parser.add_argument("--was", default="same", choices=["same", "other", "wrong"])
    parser.add_argument("--option", action="append", default=[])
    for name in ["check", "file", "folder"]:
        parser.add_argument(name)
    options = parser.parse_args()

    folder = Path(options.folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    source = folder / Path(options.file).name
    shutil.copy(options.file, source)
    text = source.read_text(encoding="utf-8")
    wanted = expected(text, "PRINTS")
    if not wanted:
        fail(f"{options.file}: nothing says what it prints")

    printed, complaint = run(options, source)
    if options.was == "wrong":
        if not complaint:
            fail(f"{options.file}: no sanitizer stops it before the fix")
    elif complaint:
        fail(f"{options.file}: a sanitizer stops it before the fix:\n{complaint}")
    else:
        before = wanted if options.was == "same" else expected(text, "PRINTED")
        compare(options.file, "before the fix", printed, before)

    tidy(options, source, "style", "--fix-notes" if options.fix_notes else "--fix")
    fixed = source.read_text(encoding="utf-8")
    if fixed == text:
        fail(f"{options.file}: nothing is fixed")
    printed, complaint = run(options, source)
    if complaint:
        fail(f"{options.file}: a sanitizer stops it after the fix:\n{complaint}\n{fixed}")
    compare(options.file, "after the fix", printed, wanted)
    left = tidy(options, source, "cost")
    if "warning:" in left:
        fail(f"{options.file}: reported after the fix:\n{left}")


if __name__ == "__main__":
    main()
