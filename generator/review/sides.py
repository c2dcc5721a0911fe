"""One side of a review: the companies, templates and laws of one state, read only where they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Sized
from pathlib import Path, PurePosixPath

from generator.clauses.library import Library
from generator.clauses.memory import folder_digest
from generator.documents.build import Press
from generator.documents.model import Document
from generator.facts.load import Company, parse_company
from generator.findings import Finding, Severity, UserError
from generator.paths import packed, template_folders
from generator.project import SUFFIXES
from generator.revisions import WORK_TREE, Folder, Snapshot
from generator.tree import source_of

FACTS = "facts"
"""The folder of fact files where none is named."""


class Shelf:
    """The templates of one state, and what is made of them once."""

    def __init__(self, templates: Path | None) -> None:
        folders = template_folders(templates)
        self.library = Library(folders, folder_digest(folders))
        self._presses: dict[str, Press] = {}

    def documents(self, company: Company) -> tuple[Document, ...]:
        """The pages of a company. Raises UserError where a clause is at fault."""
        press = self._presses.get(company.locale)
        if press is None:
            press = self._presses[company.locale] = Press(self.library, company.locale)
            self.library.keep()
        return press.documents(company)


def fact_files(snapshot: Snapshot, folder: str) -> Mapping[str, tuple[str, str]]:
    """Company -> path and digest of its fact file.

    Where the user named a folder as the state, but none for the facts, it may hold the fact files itself. Raises
    UserError where `folder` is a file.
    """
    found = _named(snapshot.listing(folder), folder)
    if found:
        return found
    if _is_file(snapshot, folder):
        message = f"“{folder}” is a file in {snapshot.name}, where a folder of fact files is expected"
        hint = "Name its folder with --facts, and the company with --company."
        raise UserError([Finding("B001", "no-fact-files", Severity.ERROR, message, folder, hint=hint)])
    if not isinstance(snapshot, Folder) or snapshot.name == WORK_TREE or folder != FACTS:
        return {}
    return {} if (snapshot.root / folder).is_dir() else _named(snapshot.listing("."), ".")


def _is_file(snapshot: Snapshot, path: str) -> bool:
    if isinstance(snapshot, Folder):
        return (snapshot.root / path).is_file()
    return path in snapshot.listing(PurePosixPath(path).parent.as_posix())


def base_without_facts(base: str, folder: str, before: Sized, after: Sized) -> Finding | None:
    """Told where the base, so called, has no fact file though the head has: then nothing can be held against it.

    `before` and `after` are the fact files of the two states.
    """
    if before or not after:
        return None
    message = (
        f"there is no fact file in “{folder}” in {base}, so that every company counts as new; "
        "facts in a submodule are not looked into"
    )
    hint = "If pages were published before, name the state that holds their facts, and their folder with --facts."
    return Finding("R016", "base-without-facts", Severity.WARNING, message, folder, hint=hint)


def _named(listed: Mapping[str, str], folder: str) -> dict[str, tuple[str, str]]:
    found = {}
    parent = PurePosixPath(folder)
    for path, digest in listed.items():
        file = PurePosixPath(path)
        if file.suffix.lower() in SUFFIXES and not file.name.startswith(".") and file.parent == parent:
            found[file.stem] = (path, digest)
    return found


def read_companies(
    snapshot: Snapshot, paths: Mapping[str, str], shelf: Shelf
) -> Mapping[str, tuple[Company | None, tuple[Finding, ...]]]:
    """The companies of fact files (company -> path), each None with its findings where it cannot be read."""
    contents = snapshot.read(sorted(paths.values()))
    made: dict[str, tuple[Company | None, tuple[Finding, ...]]] = {}
    for name, path in paths.items():
        source, found = source_of(path, contents[path])
        if source is None:
            made[name] = (None, found)
            continue
        company, problems = parse_company(name, source, shelf.library.vocabularies)
        made[name] = (company, tuple(problems))
    return made


def effective(snapshot: Snapshot, folder: str, packed_name: str) -> Mapping[str, str]:
    """The digests of what a state goes by: the packed files of this name, and the state's own, which win."""
    packed_files = Folder(packed(packed_name), "").listing(".")
    own = {PurePosixPath(path).relative_to(folder).as_posix(): d for path, d in snapshot.listing(folder).items()}
    return {**packed_files, **own}


def unpack(snapshot: Snapshot, folder: str, listed: Sequence[str], place: Path) -> Path:
    """A folder of the state as it lies on the disc; that of a revision is written below `place`."""
    if isinstance(snapshot, Folder):
        return snapshot.root / folder
    target = place / folder
    target.mkdir(parents=True, exist_ok=True)
    for path, data in snapshot.read(listed).items():
        file = place / path
        if file.resolve().is_relative_to(place.resolve()):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    return target
