"""What defercliff-clangd says to an editor: protocol.py SERVER PROJECT VERSION."""

import os
import pathlib
import sys
import unittest
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "support"))
from lsp_client import Document, Server  # noqa: E402

SERVER, PROJECT, VERSION = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]


def ours(diagnostics, check=""):
    return [d for d in diagnostics if str(d.get("code")).startswith(f"defercliff-{check}")]


class Protocol(unittest.TestCase):
    def setUp(self):
        self.server = Server([SERVER], PROJECT)
        self.addCleanup(self.server.kill)

    def tearDown(self):
        self.assertEqual(self.server.shut_down(), 0)

    def open(self, name):
        return Document(self.server, PROJECT / name)

    def only(self, items):
        self.assertEqual(len(items), 1, items)
        return items[0]

    def fix(self, document, diagnostic, title):
        """Applies the quick fix of that title, and returns what is reported then."""
        actions = document.actions(diagnostic)
        document.apply(self.only([a for a in actions if a["title"] == title]))
        return document.diagnostics()

    def test_version_says_so(self):
        version = self.server.info["serverInfo"]["version"]
        self.assertIn(f"with defercliff {VERSION}", version)
        self.assertNotIn("grpc", version)  # remote indexes are left out

    def test_reports_come_and_go(self):
        document = self.open("tasks.cpp")
        before = document.text
        found = ours(document.diagnostics(), "loop-capture")
        start = self.only(found)["range"]["start"]
        self.assertEqual((start["line"], start["character"]), (24, 21))
        document.change(before.replace("[&] {", "[I] {"))
        self.assertEqual(ours(document.diagnostics(), "loop-capture"), [])
        document.change(before)
        self.assertEqual(ours(document.diagnostics(), "loop-capture"), found)

    def test_notes_are_related_places(self):
        capture = self.only(ours(self.open("tasks.cpp").diagnostics(), "loop-capture"))
        places = [(r["message"], r["location"]["range"]["start"]["line"])
                  for r in capture["relatedInformation"]]
        self.assertEqual(places, [
            ("'I' is declared here, inside the loop", 23),
            ("The action is handed over here; 'Tasks' keeps it", 24),
            ("'Tasks' is declared here", 22)])

    def test_comment_silences(self):
        document = self.open("tasks.cpp")
        document.diagnostics()
        document.change(document.text.replace("close(I); });\n  for", "close(I); }); // NOLINT\n  for"))
        self.assertEqual(ours(document.diagnostics(), "loop-capture"), [])

    def test_copies_what_is_captured(self):
        document = self.open("tasks.cpp")
        capture = self.only(ours(document.diagnostics(), "loop-capture"))
        found = self.fix(document, capture, "capture by copy")
        self.assertIn("Tasks.push_back([&, I] { close(I); });", document.text)
        self.assertEqual(ours(found, "loop-capture"), [])

    def test_fixes_of_notes_are_quick_fixes_too(self):
        document = self.open("counter.cpp")
        capture = self.only(ours(document.diagnostics()))
        found = self.fix(document, capture,
                         "capture by copy, so that the action sees the value from here")
        self.assertIn("Tasks.push_back([I] { use(I); });", document.text)
        self.assertEqual(ours(found), [])

    def test_makes_the_class_a_template(self):
        document = self.open("tasks.cpp")
        guard_class = self.only(ours(document.diagnostics(), "erased-guard"))
        found = self.fix(document, guard_class, "make the class a template over its callable")
        self.assertIn("template <typename Callable>\nclass OnExit {", document.text)
        self.assertEqual(ours(found, "erased-guard"), [])

    def test_each_fix_brings_its_include(self):
        document = self.open("tasks.cpp")
        text = document.text
        for guard in ours(document.diagnostics(), "guard-in-loop"):
            self.fix(document, guard, "build the guard with absl::MakeCleanup")
            self.assertEqual(document.text.count("#include <absl/cleanup/cleanup.h>"), 1)
            self.assertEqual(document.text.count("absl::MakeCleanup("), 1)
            document.change(text)
            document.diagnostics()

    def test_the_second_fix_finds_the_include(self):
        path = PROJECT / "tasks.cpp"
        document = Document(self.server, path)
        for _ in range(2):
            costly = [d for d in ours(document.diagnostics(), "guard-in-loop")
                      if "type-erases" in d["message"]]
            self.fix(document, costly[0], "build the guard with absl::MakeCleanup")
            # A file that is opened is read whole. In one that changes, clangd may
            # not have read a new header before it reports.
            document.close()
            document = Document(self.server, path, document.text)
        self.assertEqual(document.text.count("#include <absl/cleanup/cleanup.h>"), 1)
        self.assertEqual(document.text.count("absl::MakeCleanup("), 2)

    def test_two_files(self):
        tasks, counter = self.open("tasks.cpp"), self.open("counter.cpp")
        lines = {tasks.uri: {5, 16, 17, 24}, counter.uri: {9}}
        for document in (tasks, counter):
            found = {d["range"]["start"]["line"] for d in ours(document.diagnostics())}
            self.assertEqual(found, lines[document.uri])
        tasks.close()
        counter.change(counter.text + "\n")
        self.assertEqual(len(ours(counter.diagnostics())), 1)

    def test_file_that_does_not_parse(self):
        document = self.open("tasks.cpp")
        text = document.text
        document.diagnostics()
        document.change(text.replace("int Count) {", "int Count {", 1))
        self.assertIn(1, [d["severity"] for d in document.diagnostics()])
        document.change(text)
        self.assertEqual(len(ours(document.diagnostics())), 4)

    def test_only_what_is_asked_for(self):
        # Quick checks of clang-tidy's run, slow ones do not.
        document = self.open("counter.cpp")
        document.diagnostics()
        document.change(document.text.replace("int I = 0;", "int I = 0; int *P = 0;"))
        codes = {d.get("code") for d in document.diagnostics()}
        self.assertIn("modernize-use-nullptr", codes)
        self.assertNotIn("misc-const-correctness", codes)

    def test_links_lead_to_our_pages(self):
        found = self.open("tasks.cpp").diagnostics()
        for check in ("loop-capture", "erased-guard", "guard-in-loop"):
            link = ours(found, check)[0]["codeDescription"]["href"]
            self.assertTrue(link.startswith("file://"), link)
            page = urllib.request.url2pathname(urllib.parse.urlparse(link).path)
            with open(page) as text:
                self.assertEqual(text.readline(), f"# defercliff-{check}\n")


if __name__ == "__main__":
    os.environ.pop("CLANGD_FLAGS", None)
    unittest.main(argv=sys.argv[:1])
