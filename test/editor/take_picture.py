#!/usr/bin/python3
"""Takes the picture in docs/editors.md: take_picture.py SERVER > docs/editors.svg.

Neovim opens a file in a terminal, with nothing configured but the server. What
the terminal shows is drawn: the report, the quick fixes, and the file after one.
Needs tmux, Neovim and python3-rich.
"""

import io
import pathlib
import subprocess
import sys
import tempfile
import time

from rich.console import Console
from rich.text import Text

WIDTH, HEIGHT = 160, 12
TEXT = """#include <functional>
#include <vector>
void use(int);

void useLater(int count, std::vector<std::function<void()>> &tasks) {
  for (int i = 0; i < count; ++i)
    tasks.push_back([&] { use(i); });
}
"""
# As rich's own, without the fonts that it takes from the network.
FORMAT = """<svg viewBox="0 0 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg" xml:space="preserve">
<style>
.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" fill="#1c1c1c" rx="6"/>
<g class="{unique_id}-matrix">
{backgrounds}
{matrix}
</g>
</svg>
"""
SETUP = """
vim.o.number = true
vim.o.signcolumn = 'yes'
vim.o.laststatus = 0
vim.o.background = 'dark'
vim.cmd('highlight SignColumn ctermbg=NONE')
vim.lsp.buf_attach_client(0, vim.lsp.start_client({{ cmd = {{ '{}' }}, root_dir = '{}' }}))
"""


def tmux(*arguments):
    command = ["tmux", "-L", "picture", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def wait_for(text):
    """What the terminal shows as soon as `text` is there."""
    for _ in range(300):
        if text in tmux("capture-pane", "-p"):
            time.sleep(0.5)  # until all of it is drawn
            return tmux("capture-pane", "-e", "-p")
        time.sleep(0.1)
    sys.exit(f"the editor does not show '{text}':\n{tmux('capture-pane', '-p')}")


def record(server, folder):
    (folder / ".clang-tidy").write_text("Checks: 'defercliff-*'\n")
    (folder / "tasks.cpp").write_text(TEXT)
    (folder / "setup.lua").write_text(SETUP.format(server, folder))
    tmux("-f", "/dev/null", "new-session", "-d", "-x", str(WIDTH), "-y", str(HEIGHT),
         f"cd {folder} && TERM=screen-256color nvim --clean -S setup.lua tasks.cpp")
    try:
        tmux("set", "status", "off")
        yield wait_for("captures")
        tmux("send-keys", "7Gf&:lua vim.lsp.buf.code_action()", "Enter")
        yield wait_for("Type number")
        tmux("send-keys", "1", "Enter")
        yield wait_for("[&, i]")
    finally:
        tmux("kill-server")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        for shown in record(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(folder)):
            console.print(Text.from_ansi(shown.rstrip()))
            console.print(Text("─" * WIDTH, style="grey37"))
    print(console.export_svg(code_format=FORMAT, unique_id="editor"), end="")


if __name__ == "__main__":
    main()
