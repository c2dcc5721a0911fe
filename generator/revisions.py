"""Folders as they stood at two times: a revision of git, the work tree, or any folder on the disc."""

from __future__ import annotations

import hashlib
import os
import posixpath
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from generator.findings import Finding, Severity, UserError
from generator.tree import shown_path


class Snapshot(Protocol):
    """Files of one time. Paths are relative to the folder in which the command runs, or to the one named, with "/"."""

    @property
    def name(self) -> str:
        """What a report calls it, such as `origin/main (3f2a1c0b)`."""

    def listing(self, folder: str) -> Mapping[str, str]:
        """Every file below `folder`, however deep, and a digest of its content; the same content, the same digest."""

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """The content of files that `listing` named."""


class Folder(NamedTuple):
    """Files on the disc, below `root`. What git would ignore is not left out."""

    root: Path
    name: str

    def listing(self, folder: str) -> Mapping[str, str]:
        found = {}
        for path in sorted(_walk(self.root / folder)):
            found[path.relative_to(self.root).as_posix()] = _digest(path)
        return found

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        return {path: (self.root / path).read_bytes() for path in paths}


class Revision(NamedTuple):
    """A commit of the repository that holds the folder `here`; `prefix` leads from its top to `here`."""

    here: Path
    prefix: str
    commit: str
    name: str

    def listing(self, folder: str) -> Mapping[str, str]:
        top = posixpath.normpath(posixpath.join(self.prefix, folder))
        if top.startswith(".."):
            return {}
        out = _git(self.here, "ls-tree", "-r", "-z", "--full-tree", self.commit, "--", f"{top}/" if top != "." else ".")
        found = {}
        for entry in out.decode("utf-8", "surrogateescape").split("\0"):
            about, _, path = entry.partition("\t")
            if path and about.split()[1] == "blob":  # a submodule is a commit
                found[posixpath.relpath(path, self.prefix or ".")] = about.split()[2]
        return found

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        if not paths:
            return {}
        asked = [f"{self.commit}:{posixpath.normpath(posixpath.join(self.prefix, path))}" for path in paths]
        odd = [path for path in paths if "\n" in path]  # git reads one name a line
        wanted = "".join(f"{name}\n" for name in asked if "\n" not in name)
        out = _git(self.here, "cat-file", "--batch", "--follow-symlinks", give=os.fsencode(wanted))
        found, at = {}, 0
        for path in (path for path in paths if path not in odd):
            end = out.index(b"\n", at)
            size = out[at:end].rsplit(b" ", 1)[-1]
            if not size.isdigit() or b" blob " not in out[at:end]:  # a link that leads nowhere or outside
                raise UserError([_error("B012", "broken-link", f"{path} leads to no file in {self.name}",
                                        "Put the file itself in place of the link.", path)])  # fmt: skip
            found[path] = out[end + 1 : end + 1 + int(size)]
            at = end + 2 + int(size)
        return found


WORK_TREE = "the work tree"


def snapshots(base: str, head: str | None, exact: bool = False) -> tuple[Snapshot, Snapshot]:
    """The two states that a review compares; without `head`, the files as they are on the disc.

    A name is a folder where there is one, else a revision of git. Of two states of one repository the base is where
    the head left it (their merge base), unless `exact`: what others changed on the main branch since is not a change
    of this branch. Raises UserError for a name that is neither, with what to do about it.
    """
    for word, name in (("BASE", base), ("HEAD", head)):
        if name is not None and not name.strip():
            raise UserError([_empty(word)])
    here = Path()
    if Path(base).is_dir() and not _is_revision(here, base):
        first: Snapshot = Folder(Path(base), f"the folder {shown_path(Path(base))}")
    else:
        first = _revision(here, base)
    if head is None:
        second: Snapshot = Folder(here, WORK_TREE)
    elif Path(head).is_dir() and not _is_revision(here, head):
        second = Folder(Path(head), f"the folder {shown_path(Path(head))}")
    else:
        second = _revision(here, head)
    if isinstance(first, Revision) and not exact and (head is None or isinstance(second, Revision)):
        tip = second.commit if isinstance(second, Revision) else "HEAD"
        first = _merge_base(first, tip)
    return first, second


def _merge_base(base: Revision, tip: str) -> Revision:
    try:
        common = _git(base.here, "merge-base", base.commit, tip).decode().strip()
    except _GitError:  # a shallow clone, or branches without a common past
        return base
    if common == base.commit:
        return base
    return base._replace(commit=common, name=f"{common[:8]}, where this branch left {base.name}")


def _revision(here: Path, name: str) -> Revision:
    try:
        prefix = _git(here, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip().rstrip("/")
    except FileNotFoundError:
        hint = "Install git, or name a folder to compare with."
        raise UserError([_error("B010", "no-git", "there is no git on this machine", hint)]) from None
    except _GitError as error:
        message = f"“{name}” is no folder, and {shown_path(here.resolve())} lies in no git repository"
        hint = "Name two folders, or run this in a repository."
        if "dubious ownership" in str(error):
            message = (
                f"git does not trust the repository of {shown_path(here.resolve())}, which belongs to another user"
            )
            hint = "Run “git config --global --add safe.directory” with its path."
        raise UserError([_error("B010", "no-git", message, hint)]) from None
    try:
        commit = (
            _git(here, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
        )
    except _GitError:
        raise UserError([_unknown(here, name)]) from None
    short = commit[:8]
    return Revision(here, prefix, commit, name if commit.startswith(name) else f"{name} ({short})")


def _empty(word: str) -> Finding:
    hint = "Name a revision or a folder. In CI, the variable that should hold it is not set."
    return _error("B011", "no-such-revision", f"{word} is empty", hint)


def _unknown(here: Path, name: str) -> Finding:
    shallow = _git(here, "rev-parse", "--is-shallow-repository").strip() == b"true"
    hint = "Name a commit, a branch, a tag or a folder."
    if shallow:
        hint = (
            "This is a shallow clone: fetch more of its history, with “fetch-depth: 0” for actions/checkout, "
            "“GIT_DEPTH: 0” on GitLab, or “git fetch --unshallow”."
        )
    return _error("B011", "no-such-revision", f"“{name}” is neither a folder nor a revision of this repository", hint)


def _is_revision(here: Path, name: str) -> bool:
    """True where both a folder and a branch bear the name, and it is not written as a path."""
    if "/" in name or name.startswith("."):
        return False
    try:
        _git(here, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except (FileNotFoundError, _GitError):
        return False
    return True


class _GitError(Exception):
    pass


def _git(here: Path, *words: str, give: bytes | None = None) -> bytes:
    done = subprocess.run(["git", *words], cwd=here, input=give, capture_output=True, check=False)
    if done.returncode:
        raise _GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _walk(folder: Path) -> Iterable[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if Path(place, name).is_file())


def _digest(path: Path) -> str:
    """The name that git gives to the content, so that what is equal to a committed file need not be read again."""
    data = path.read_bytes()
    return hashlib.sha1(b"blob %d\0%s" % (len(data), data), usedforsecurity=False).hexdigest()


def _error(rule: str, name: str, message: str, hint: str, path: str = "git") -> Finding:
    return Finding(rule, name, Severity.ERROR, message, path, hint=hint)
