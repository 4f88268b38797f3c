"""Compares the tables of options in the pages with the defaults of the checks.

  documented.py DOCS CLANG_TIDY PLUGIN

A row is `| `Name` | `default` | ... |`; an empty default is written as a word.
"""

import pathlib
import re
import subprocess
import sys

DOCS, CLANG_TIDY, PLUGIN = sys.argv[1:]


def documented():
    rows = {}
    for page in pathlib.Path(DOCS).glob("*.md"):
        table = page.read_text().partition("\n## Options\n")[2].partition("\n## ")[0]
        for name, default in re.findall(r"^\| `(\w+)` \| (.*?) \|", table, re.MULTILINE):
            rows[f"defercliff-{page.stem}.{name}"] = default
    return rows


def defaults():
    dump = subprocess.run(
        [CLANG_TIDY, f"-load={PLUGIN}", "--checks=-*,defercliff-*", "--config={}",
         "--dump-config"], stdout=subprocess.PIPE, universal_newlines=True, check=True).stdout
    # LLVM 14 prints a list of keys and values, LLVM 15 and later a map.
    found = re.findall(r"(defercliff-[\w-]+\.\w+)(?:\n +value)?: +'?(.*?)'?$", dump, re.MULTILINE)
    return {key: f"`{value}`" if value else "empty" for key, value in found}


def main():
    pages, checks = documented(), defaults()
    wrong = [f"{key}: the page says {pages.get(key)}, the check {checks.get(key)}"
             for key in sorted({*pages, *checks}) if pages.get(key) != checks.get(key)]
    print("\n".join(wrong))
    return bool(wrong or not checks)


sys.exit(main())
