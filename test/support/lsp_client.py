"""A client of the language server protocol, for one server on its standard streams.

Specification: https://microsoft.github.io/language-server-protocol/
"""

import json
import pathlib
import queue
import subprocess
import threading

TIMEOUT = 60  # seconds that an answer may take


class Server:
    """A server that runs in `directory` and is initialized."""

    def __init__(self, command, directory, environment=None):
        self.process = subprocess.Popen(command, cwd=directory, env=environment,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL)
        self.answers = queue.Queue()
        self.published = {}  # the last diagnostics of each file
        self.has_ended = False
        self.news = threading.Condition()
        self.requests = 0
        threading.Thread(target=self._receive, daemon=True).start()
        self.info = self.request("initialize", {
            "processId": None,
            "rootUri": pathlib.Path(directory).resolve().as_uri(),
            "capabilities": {"textDocument": {
                "publishDiagnostics": {"codeDescriptionSupport": True,
                                       "relatedInformation": True,
                                       "versionSupport": True},
                "codeAction": {"codeActionLiteralSupport": {
                    "codeActionKind": {"valueSet": ["quickfix"]}}}}}})
        self.notify("initialized", {})

    def shut_down(self):
        """Ends the server as an editor does, and says how it ended."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self.process.stdin.close()
        return self.process.wait(TIMEOUT)

    def kill(self):
        """Ends the server if it runs still."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def _receive(self):
        try:
            while message := self._message():
                if message.get("method") == "textDocument/publishDiagnostics":
                    with self.news:
                        self.published[message["params"]["uri"]] = message["params"]
                        self.news.notify()
                elif "id" in message and "method" not in message:
                    self.answers.put(message)
        finally:
            self.answers.put({"error": "the server has ended"})
            with self.news:
                self.has_ended = True
                self.news.notify()

    def _message(self):
        """The next one; None behind the last."""
        stream = self.process.stdout
        header = stream.readline()
        if not header:
            return None
        while stream.readline().strip():
            pass  # other headers
        return json.loads(stream.read(int(header.split(b":")[1])))

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def notify(self, method, params):
        self._send({"method": method, "params": params})

    def request(self, method, params):
        """What the server answers."""
        self.requests += 1
        self._send({"id": self.requests, "method": method, "params": params})
        answer = self.answers.get(timeout=TIMEOUT)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        assert answer["id"] == self.requests, answer
        return answer["result"]


class Document:
    """A file that is open in an editor."""

    def __init__(self, server, path, text=None):
        self.server = server
        self.uri = pathlib.Path(path).resolve().as_uri()
        self.text = pathlib.Path(path).read_text() if text is None else text
        self.version = 1
        language = "c" if str(path).endswith(".c") else "cpp"
        server.notify("textDocument/didOpen", {"textDocument": {
            "uri": self.uri, "languageId": language, "version": 1, "text": self.text}})

    def change(self, text, at_once=False):
        """Sends `text`. `at_once`, an extension of clangd, spares the time that it
        otherwise waits for more changes."""
        self.text = text
        self.version += 1
        self.server.notify("textDocument/didChange", {
            **({"wantDiagnostics": True} if at_once else {}),
            "textDocument": {"uri": self.uri, "version": self.version},
            "contentChanges": [{"text": text}]})

    def close(self):
        with self.server.news:
            self.server.published.pop(self.uri, None)
        self.server.notify("textDocument/didClose", {"textDocument": {"uri": self.uri}})

    def diagnostics(self):
        """Those of the version that was sent last."""
        def are_here():
            return self.server.published.get(self.uri, {}).get("version") == self.version

        with self.server.news:
            self.server.news.wait_for(lambda: are_here() or self.server.has_ended, TIMEOUT)
            if not are_here():
                raise TimeoutError(f"{self.uri}: no diagnostics")
            return self.server.published[self.uri]["diagnostics"]

    def actions(self, diagnostic):
        """The quick fixes for `diagnostic`."""
        return self.server.request("textDocument/codeAction", {
            "textDocument": {"uri": self.uri}, "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic], "only": ["quickfix"]}})

    def apply(self, action):
        """Edits the text as `action` says and sends it."""
        edits = action["edit"]["changes"][self.uri]
        text = self.text
        for edit in sorted(edits, key=lambda e: self.offset(e["range"]["start"]), reverse=True):
            start, end = (self.offset(edit["range"][side]) for side in ("start", "end"))
            text = text[:start] + edit["newText"] + text[end:]
        self.change(text)

    def offset(self, position):
        """That of a position in UTF-16 units, as long as the text is ASCII."""
        lines = self.text.splitlines(keepends=True)
        return sum(map(len, lines[:position["line"]])) + position["character"]
