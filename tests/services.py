"""GitHub and GitLab as recipes see them: comments that are listed, posted and written anew, and requests refused."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.conftest import ROOT

MARK = "<!-- legalsite review -->"
OLD = f"{MARK}\n\n## Legal review: of an older push\n"
BOT = "github-actions[bot]"
NOTES = "/api/v4/projects/3/merge_requests/7/notes"
ME = 42
"""The user of the project access token."""


class GitHub:
    """A folder with a program `gh` for the PATH, and the comments that it reads and writes."""

    def __init__(self, place: Path, comments: Sequence[tuple[int, str, str]] = (), refuses: Sequence[str] = ()) -> None:
        self.programs = place / "bin"
        self._state = place / "github.json"
        self.programs.mkdir(parents=True)
        program = self.programs / "gh"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "tests" / "gh.py"}" "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        told = [{"id": number, "user": {"login": login}, "body": body} for number, login, body in comments]
        self._state.write_text(json.dumps({"comments": told, "refuses": refuses, "requests": []}), encoding="utf-8")
        self.env = {"FAKE_GITHUB": str(self._state)}

    @property
    def comments(self) -> dict[int, str]:
        """The text of each comment by its id."""
        return {comment["id"]: comment["body"] for comment in self._read("comments")}

    @property
    def written(self) -> list[tuple[str, str]]:
        """Method and path of every request that would change something."""
        return [(method, path) for method, path, _ in self._read("requests") if method != "GET"]

    def _read(self, name: str) -> list[Any]:
        found: list[Any] = json.loads(self._state.read_text(encoding="utf-8"))[name]
        return found


class GitLab:
    """The notes of a merge request behind a server on this machine, which `serve` starts."""

    def __init__(self, notes: Sequence[tuple[int, int, str]] = (), refuses: Sequence[str] = ()) -> None:
        self._notes: list[dict[str, Any]] = [
            {"id": number, "author": {"id": who}, "body": body} for number, who, body in notes
        ]
        self._refuses = refuses
        self.written: list[tuple[str, str]] = []
        """Method and path of every request that would change something."""
        self.url = ""

    @property
    def notes(self) -> dict[int, str]:
        """The text of each note by its id."""
        return {note["id"]: note["body"] for note in self._notes}

    @contextmanager
    def serve(self) -> Iterator[GitLab]:
        """Answers as long as the context lasts."""
        service = self

        class Handler(BaseHTTPRequestHandler):
            def handle_one(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                fields = parse_qs(self.rfile.read(length).decode("utf-8"))
                address = urlsplit(self.path)
                token = self.headers.get("PRIVATE-TOKEN", "")
                status, answer = service.answer(
                    self.command, address.path, {**parse_qs(address.query), **fields}, token
                )
                data = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PUT = handle_one  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:
                """Says nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{server.server_port}/api/v4"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()

    def answer(self, method: str, path: str, given: Mapping[str, list[str]], token: str) -> tuple[int, Any]:
        """Status and content of an answer."""
        if method != "GET":
            self.written.append((method, path))
        if token != "secret":
            return 401, {"message": "401 Unauthorized"}
        if method in self._refuses:
            return 403, {"message": "403 Forbidden"}
        if (method, path) == ("GET", "/api/v4/user"):
            return 200, {"id": ME}
        if (method, path) == ("GET", NOTES):
            size = min(int(given.get("per_page", ["20"])[0]), 100)
            begin = (int(given.get("page", ["1"])[0]) - 1) * size
            return 200, self._notes[begin : begin + size]
        if (method, path) == ("POST", NOTES):
            self._notes.append({"id": 9001, "author": {"id": ME}, "body": given["body"][0]})
            return 201, self._notes[-1]
        found = next((note for note in self._notes if path == f"{NOTES}/{note['id']}"), None)
        if method != "PUT" or found is None:
            return 404, {"message": "404 Not found"}
        found["body"] = given["body"][0]
        return 200, found
