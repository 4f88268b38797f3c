"""Prints the compile commands of the sources in a folder."""

import json
import sys
from pathlib import Path

folder = Path(sys.argv[1])
print(json.dumps([
    {"directory": str(folder), "file": str(source),
     "arguments": ["clang++", "-std=c++17", "-c", str(source)]}
    for source in sorted(folder.glob("*.cpp"))]))
