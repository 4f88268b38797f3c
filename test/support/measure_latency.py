#!/usr/bin/env python3
"""Measures how long an editor waits for diagnostics, with our checks and without.

  measure_latency.py SERVER FILE [FLAG]...

Three servers, the same program, have FILE open: without checks, with a small one
of clang-tidy's, which shows what any check costs in clangd, and with ours. Each
change is sent to all of them, one after the other and in turns, and timed from
didChange to the diagnostics. FLAGs go to the servers: --compile-commands-dir=...
Paths are those of the current directory.
"""

import os
import pathlib
import statistics
import sys
import tempfile
import time

from lsp_client import Document, Server

CHANGES = 30
CHECKS = ["Remove: ['*']", "Add: ['modernize-use-nullptr']", "Add: ['defercliff-*']"]
CONFIGURATION = """Diagnostics:
  ClangTidy: {{ {} }}
"""


def start(server, flags, folder, checks):
    configuration = folder / "clangd" / "config.yaml"
    configuration.parent.mkdir(parents=True)
    configuration.write_text(CONFIGURATION.format(checks))
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder)}
    # Its index of the project would take turns with what is measured.
    command = [server, "--background-index=0", *flags]
    return Server(command, pathlib.Path.cwd(), environment=environment)


def wait(document, number):
    """Seconds from a change of the last line to the diagnostics."""
    begin = time.perf_counter()
    document.change(f"{document.original}\n// {number}\n", at_once=True)
    document.diagnostics()
    return time.perf_counter() - begin


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    server, path, flags = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    with tempfile.TemporaryDirectory() as root:
        root = pathlib.Path(root)
        documents = []
        for number, checks in enumerate(CHECKS):
            (root / str(number)).mkdir()
            running = start(server, flags, root / str(number), checks)
            document = Document(running, path)
            document.original = document.text
            document.diagnostics()
            documents.append((document, []))
        for number in range(CHANGES):
            first = number % len(documents)
            for document, seconds in documents[first:] + documents[:first]:
                seconds.append(wait(document, number))
        for document, _ in documents:
            document.server.shut_down()
    none, stock, ours = (statistics.median(seconds) * 1e3 for _, seconds in documents)
    lines = documents[0][0].original.count("\n")
    print(f"{path.name}, {lines} lines: {none:.0f} ms without checks, {stock:.0f} ms with one "
          f"of clang-tidy's, {ours:.0f} ms with ours; ratios {stock / none:.2f} and "
          f"{ours / none:.2f}")


if __name__ == "__main__":
    main()
