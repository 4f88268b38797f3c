"""Gives every option of our checks another value, and expects to read it back.

  round_trip.py CLANG_TIDY PLUGIN [--verify]

With --verify clang-tidy is asked whether it knows the options.
"""

import re
import subprocess
import sys

CLANG_TIDY, PLUGIN = sys.argv[1:3]
VERIFY = sys.argv[3:] == ["--verify"]
OTHER_STYLE = {"llvm": "google", "google": "llvm"}
OTHER_LEVEL = {"style": "bug", "cost": "bug", "bug": "cost"}


def clang_tidy(*arguments):
    command = [CLANG_TIDY, f"-load={PLUGIN}", "--checks=-*,defercliff-*", *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, universal_newlines=True,
                          check=True).stdout


def options(config):
    """The options of our checks, as --dump-config prints them."""
    dump = clang_tidy("--dump-config", f"--config={config}")
    # LLVM 14 prints a list of keys and values, LLVM 15 and later a map.
    found = re.findall(r"- key: +(defercliff-\S+)\n +value: +(.*)", dump)
    found += re.findall(r"^ +(defercliff-\S+): +(.*)$", dump, re.MULTILINE)
    return {key: value.strip("'\"") for key, value in found}


def another(value):
    if value in ("true", "false"):
        return "false" if value == "true" else "true"
    if value.isdigit():
        return str(int(value) + 1)
    if value in OTHER_STYLE:
        return OTHER_STYLE[value]
    if value in OTHER_LEVEL:
        return OTHER_LEVEL[value]
    return "mine::First;mine::Second"


def main():
    defaults = options("{}")
    changed = {key: another(value) for key, value in defaults.items()}
    listed = ", ".join(f'{{key: {key}, value: "{value}"}}' for key, value in changed.items())
    config = f"{{CheckOptions: [{listed}]}}"
    if VERIFY:
        return "No config errors" not in clang_tidy("--verify-config", f"--config={config}")
    read = options(config)
    print(f"{len(defaults)} options of {len({key.split('.')[0] for key in defaults})} checks")
    lost = [f"{key}: set to {value!r}, read {read.get(key)!r}"
            for key, value in changed.items() if read.get(key) != value]
    lost += [f"{key}: appeared" for key in read if key not in changed]
    print("\n".join(lost))
    return bool(lost or not defaults)


sys.exit(main())
