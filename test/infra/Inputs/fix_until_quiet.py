"""Lets clang-tidy fix a file until it changes nothing more; it must compile each time.

Usage: fix_until_quiet.py FIX FILE COMMAND...   where FIX is --fix or --fix-notes
"""

import pathlib
import subprocess
import sys

fix, file, command = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
for round in range(1, 9):
    before = file.read_text()
    ran = subprocess.run([*command, fix, str(file), "--", "-std=c++17", "-Wall"],
                         capture_output=True, text=True)
    if ran.returncode != 0 or " error: " in ran.stdout:
        sys.exit(f"round {round}: {ran.stdout}{ran.stderr}\n{before}")
    if file.read_text() == before:
        print(f"{fix}: {round - 1} rounds changed something")
        sys.exit(round == 1)
sys.exit(f"it still changes after {round} rounds")
