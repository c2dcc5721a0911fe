"""Reads `templates/`: outlines, clauses, vocabularies and words. A user's own file wins over the packed one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

from generator.clauses.memory import folder_digest, keep, plain, recall
from generator.findings import Finding, Severity, Span, UserError
from generator.nearest import did_you_mean
from generator.source import parse_front_matter, parse_yaml
from generator.tree import SourceFile, list_files, read_source
from generator.values import Map, Seq, locate, locate_key

CLAUSE_KEYS = ("id", "title", "short", "when", "answers", "reviewed")
OUTLINE_KEYS = ("title", "about", "rank", "when", "head", "clauses", "foot", "answers")


class Clause(NamedTuple):
    """One clause: prose with facts in it. `when` is the condition under which it appears ("" is always)."""

    id: str
    title: str
    short: str
    when: str
    answers: tuple[str, ...]
    reviewed: str
    body: str
    path: str
    body_line: int
    short_line: int
    when_line: int

    @property
    def anchor(self) -> str:
        """The part of the id after the page: the address of the section on the page."""
        return self.id.partition(".")[2]


class Outline(NamedTuple):
    """A page: which clauses in which order. `head` and `foot` hold site blocks without number."""

    page: str
    title: str
    about: str
    rank: int
    when: str
    head: tuple[Clause, ...]
    clauses: tuple[Clause, ...]
    foot: tuple[Clause, ...]
    answers: tuple[str, ...]
    path: str


class Vocabularies(Mapping[str, Mapping[str, Any]]):
    """Vocabulary name -> id -> entry; a file is read when it is first asked for."""

    def __init__(self, files: Mapping[str, tuple[Path, str]]) -> None:
        self._files = files
        self._read: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        if name not in self._read:
            path, shown = self._files[name]
            self._read[name] = _yaml(path, shown)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class Library:
    """Everything under `templates/`, read once."""

    def __init__(self, folders: tuple[Path, ...], digest: str = "") -> None:
        """`digest` stands for the content of the folders; with it, what was read is kept for the next run."""
        self.folders = folders
        self._digest = digest
        self._kept = recall(digest) if digest else None
        self._files: dict[str, tuple[Path, str]] = {}
        if self._kept is not None:
            return
        for folder in folders:
            for sub in ("pages", "vocabulary", "clauses"):
                for path in _below(folder / sub):
                    name = path.relative_to(folder).as_posix()
                    self._files[name] = (path, f"templates/{name}")
            if (folder / "words.yml").is_file():
                self._files["words.yml"] = (folder / "words.yml", "templates/words.yml")

    @cached_property
    def vocabularies(self) -> Mapping[str, Mapping[str, Any]]:
        """The vocabularies, read on demand."""
        if self._kept is not None:
            return cast("Mapping[str, Mapping[str, Any]]", self._kept["vocabularies"])
        names = (n for n in self._files if n.startswith("vocabulary/"))
        return Vocabularies({n.removeprefix("vocabulary/").removesuffix(".yml"): self._files[n] for n in names})

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """`words.yml`: units and joining words that the locale data lacks."""
        if self._kept is not None:
            return cast("Mapping[str, Any]", self._kept["words"])
        return _yaml(*self._files["words.yml"]) if "words.yml" in self._files else {}

    @cached_property
    def outlines(self) -> tuple[Outline, ...]:
        """The pages in order of rank. Raises UserError with every problem of every file."""
        if self._kept is not None:
            return tuple(_outline(kept) for kept in self._kept["outlines"])
        problems: list[Finding] = []
        found = []
        for name in sorted(n for n in self._files if n.startswith("pages/")):
            try:
                found.append(self._outline(name))
            except UserError as error:
                problems.extend(error.findings)
        if problems:
            raise UserError(problems)
        return tuple(sorted(found, key=lambda o: (o.rank, o.page)))

    def keep(self) -> None:
        """Keeps everything for the next run, unless it came from there."""
        if self._digest and self._kept is None:
            data = {
                "vocabularies": {name: plain(entries) for name, entries in self.vocabularies.items()},
                "words": plain(self.words),
                "outlines": [_kept(outline) for outline in self.outlines],
            }
            keep(self._digest, data)

    def clause_files(self) -> Iterator[str]:
        """The ids of all clauses for which there is a file."""
        for name in sorted(n for n in self._files if n.startswith("clauses/")):
            yield name.removeprefix("clauses/").removesuffix(".md").replace("/", ".")

    def _outline(self, name: str) -> Outline:
        path, shown = self._files[name]
        data = _yaml(path, shown)
        problems = _unknown_keys(data, OUTLINE_KEYS, shown)
        page = name.removeprefix("pages/").removesuffix(".yml")
        parts: dict[str, list[Clause]] = {"head": [], "clauses": [], "foot": []}
        for part, clauses in parts.items():
            for index, entry in enumerate(_texts(data, part, shown, problems)):
                clause = entry if "." in entry else f"{page}.{entry}"
                file = f"clauses/{clause.replace('.', '/')}.md"
                if file not in self._files:
                    near = did_you_mean(clause, self.clause_files())
                    hint = f"Did you mean “{near}”?" if near else f"Write templates/{file}."
                    span = locate(data, (part, index))
                    problems.append(
                        _error("T002", "unknown-clause", f"there is no clause “{clause}”", shown, span, hint)
                    )
                    continue
                try:
                    clauses.append(self._clause(file))
                except UserError as error:
                    problems.extend(error.findings)
        rank = data.get("rank", 50)
        if not isinstance(rank, int):
            message = f"rank: expected a whole number, but found “{rank}”"
            problems.append(
                _error("T005", "bad-template-value", message, shown, locate(data, ("rank",)), "Write digits only.")
            )
        outline = Outline(
            page=page,
            title=_text(data, "title", shown, problems) or page,
            about=_text(data, "about", shown, problems),
            rank=rank if isinstance(rank, int) else 0,
            when=_text(data, "when", shown, problems),
            head=tuple(parts["head"]),
            clauses=tuple(parts["clauses"]),
            foot=tuple(parts["foot"]),
            answers=_texts(data, "answers", shown, problems),
            path=shown,
        )
        if problems:
            raise UserError(problems)
        return outline

    def _clause(self, name: str) -> Clause:
        path, shown = self._files[name]
        source, findings = read_source(path, shown)
        if source is None:
            raise UserError(findings)
        front, body, body_line, found = parse_front_matter(source)
        problems = [*found, *_unknown_keys(front, CLAUSE_KEYS, shown)]
        clause = Clause(
            id=name.removeprefix("clauses/").removesuffix(".md").replace("/", "."),
            title=_text(front, "title", shown, problems),
            short=_text(front, "short", shown, problems),
            when=_text(front, "when", shown, problems),
            answers=_texts(front, "answers", shown, problems),
            reviewed=_text(front, "reviewed", shown, problems),
            body=body.strip("\n"),
            path=shown,
            body_line=body_line + len(body) - len(body.lstrip("\n")),
            short_line=locate(front, ("short",)).line,
            when_line=locate(front, ("when",)).line,
        )
        if problems:
            raise UserError(problems)
        return clause


def vocabularies(folders: tuple[Path, ...]) -> Mapping[str, Mapping[str, Any]]:
    """The vocabularies alone, kept apart: who only reads facts need not wait for the clauses."""
    digest = folder_digest(folders)
    kept = recall(digest, "vocabularies")
    if kept is not None:
        return kept
    found = Library(folders).vocabularies
    try:
        keep(digest, {name: plain(entries) for name, entries in found.items()}, "vocabularies")
    except UserError:  # told when a fact needs the file that is broken
        return found
    return found


_PARTS = ("head", "clauses", "foot")


def _kept(outline: Outline) -> dict[str, Any]:
    """An outline as plain data."""
    return outline._asdict() | {part: [tuple(clause) for clause in getattr(outline, part)] for part in _PARTS}


def _outline(kept: dict[str, Any]) -> Outline:
    """An outline from plain data."""
    parts = {part: tuple(Clause(*fields) for fields in kept[part]) for part in _PARTS}
    return Outline(**{**kept, **parts})


def _below(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from list_files(folder, (".yml", ".md"))
        for sub in sorted(p for p in folder.iterdir() if p.is_dir() and not p.suffix):
            yield from _below(sub)


def _yaml(path: Path, shown: str) -> Map:
    source, findings = read_source(path, shown)
    if source is None:
        raise UserError(findings)
    data, problems = parse_yaml(SourceFile(shown, source.text))
    if data is None or problems:
        raise UserError(problems)
    return data


def _text(data: Map, key: str, path: str, problems: list[Finding]) -> str:
    value = data.get(key)
    if isinstance(value, Map | Seq):
        message = f"{key}: expected a text, but found a list or a group of keys"
        hint = "Put the text in quotes."
        problems.append(_error("T005", "bad-template-value", message, path, locate(data, (key,)), hint))
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value).strip()


def _texts(data: Map, key: str, path: str, problems: list[Finding]) -> tuple[str, ...]:
    value = data.get(key)
    if value is None:
        return ()
    if not isinstance(value, Seq) or not all(isinstance(item, str) for item in value):
        message = f"{key}: expected a list of names"
        hint = f"Write “{key}: [one, two]”."
        problems.append(_error("T005", "bad-template-value", message, path, locate(data, (key,)), hint))
        return ()
    return tuple(item for item in value if isinstance(item, str))


def _error(rule: str, name: str, message: str, path: str, span: Span, hint: str) -> Finding:
    return Finding(rule, name, Severity.ERROR, message, path, span, hint)


def _unknown_keys(data: Map, known: tuple[str, ...], path: str) -> list[Finding]:
    problems = []
    for key in data:
        if key not in known:
            near = did_you_mean(key, known)
            hint = f"Did you mean “{near}”?" if near else f"Known keys: {', '.join(known)}."
            span = locate_key(data, (key,))
            problems.append(_error("T001", "unknown-template-key", f"there is no key “{key}” here", path, span, hint))
    return problems
