"""`gh api` as recipes call it, before a GitHub of comments in one JSON file, which the variable FAKE_GITHUB names.

It takes the options of the real program that recipes use, and no others; it needs a token, pages as GitHub does,
refuses what GitHub refuses, and notes every request.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import parse_qs, urlsplit

import jq

BOT = "github-actions[bot]"
LONGEST = 65_536
LISTED = re.compile(r"repos/acme/legal/issues/7/comments")
ONE = re.compile(r"repos/acme/legal/issues/comments/(\d+)")


def main() -> None:
    """One call of the program."""
    given = _options(sys.argv[1:])
    path = Path(os.environ["FAKE_GITHUB"])
    state = json.loads(path.read_text(encoding="utf-8"))
    field = dict([_field(given.field)]) if given.field else {}
    method = given.method or ("POST" if field else "GET")
    state["requests"].append([method, given.endpoint, field])
    path.write_text(json.dumps(state), encoding="utf-8")
    if os.environ.get("GH_TOKEN") != "secret":
        _refuse(401, "Bad credentials")
    if method in state["refuses"]:
        _refuse(403, "Resource not accessible by integration")
    for answer in _answer(state, method, given, field):
        _tell(answer, given)
    path.write_text(json.dumps(state), encoding="utf-8")


def _options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="gh")
    parser.add_argument("command", choices=["api"])
    parser.add_argument("endpoint")
    parser.add_argument("--paginate", action="store_true")
    parser.add_argument("--silent", action="store_true")
    parser.add_argument("--method", "-X")
    parser.add_argument("--jq", "-q")
    parser.add_argument("--field", "-F")
    return parser.parse_args(words)


def _field(given: str) -> tuple[str, str]:
    name, _, value = given.partition("=")
    return name, Path(value[1:]).read_text(encoding="utf-8") if value.startswith("@") else value


def _answer(state: dict[str, Any], method: str, given: argparse.Namespace, field: dict[str, str]) -> list[Any]:
    """What the API sends: one page, or every page where the call asks for them."""
    comments = state["comments"]
    address = urlsplit(given.endpoint)
    one = ONE.fullmatch(address.path)
    if len(field.get("body", "")) > LONGEST:
        _refuse(422, "Body is too long (maximum is 65536 characters)")
    if method == "GET" and LISTED.fullmatch(address.path):
        size = min(int(parse_qs(address.query).get("per_page", ["30"])[0]), 100)
        pages = [comments[at : at + size] for at in range(0, len(comments), size)] or [[]]
        return pages if given.paginate else pages[:1]
    if method == "POST" and LISTED.fullmatch(address.path):
        comments.append({"id": 9001, "user": {"login": BOT}, **field})
        return [comments[-1]]
    found = next((c for c in comments if one and c["id"] == int(one[1])), None)
    if method != "PATCH" or found is None:
        _refuse(404, "Not Found")
    found |= field
    return [found]


def _tell(answer: Any, given: argparse.Namespace) -> None:
    if given.silent:
        return
    lines = jq.compile(given.jq).input_value(answer).all() if given.jq else [answer]
    for line in lines:
        print(line if isinstance(line, str) else json.dumps(line))


def _refuse(status: int, message: str) -> NoReturn:
    print(json.dumps({"message": message, "status": str(status)}))
    print(f"gh: {message} (HTTP {status})", file=sys.stderr)
    sys.exit(1)


main()
