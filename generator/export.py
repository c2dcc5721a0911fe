"""Pages as plain files for any site generator, and a check of a built site against the pages there should be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.documents.build import address
from generator.documents.wording import wording
from generator.findings import Finding, Severity, UserError
from generator.project import Published
from generator.render.home import home
from generator.render.markdown import Page
from generator.render.sidecar import facts_json, manifest
from generator.writing import replace

if TYPE_CHECKING:
    from datetime import date

    from generator.clauses.library import Library
    from generator.history.read import History

FORMATS = ("md", "html", "json")
MANIFEST = "legal-manifest.json"


def files(
    companies: Sequence[Published], form: str, title: str, library: Library,
    histories: Mapping[str, History] | None = None, site_url: str = "", on: date | None = None,
) -> dict[str, str]:  # fmt: skip
    """Every file of an export: path below the output folder -> text. `form` is one of FORMATS.

    `histories` holds the archives of companies by their ids; a page then has the text that was in force on its day.
    """
    words = library.words
    found: dict[str, str] = {}
    for made in companies:
        history = (histories or {}).get(made.company.id)
        for page in made.pages:
            stem = page.path.removesuffix(".md")
            found[f"{stem}.{form}"] = _text(page, form)
        if history is not None:
            from generator.history import plain

            found.update(plain.files(history, form, words, library.vocabularies, site_url))
        found[f"{made.company.id}/facts.json"] = facts_json(made.company, made.pages)
    if form == "md":
        listed = [(m.company, m.pages, wording(m.company.locale, words)) for m in companies]
        found["index.md"] = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\n{home(title, listed, on)}"
        found["nav.yml"] = _nav(companies)
    if histories:
        from generator.history import paths, plain, record

        found[paths.RECORD] = record.legal_json(histories.values(), plain.whole_address(form, site_url))
    listed_pages = expected(companies, histories)
    listed_pages["files"] = sorted(found)
    found[MANIFEST] = json.dumps(listed_pages, ensure_ascii=False, indent=1) + "\n"
    return found


def expected(companies: Sequence[Published], histories: Mapping[str, History] | None = None) -> dict[str, Any]:
    """The manifest of the pages that a built site must hold, those of archives too."""
    data = manifest([(m.company, m.pages) for m in companies])
    if histories:
        from generator.history import record

        data["pages"] = record.expected(data["pages"], histories.values())
    return data


def _text(page: Page, form: str) -> str:
    if form == "md":
        return page.markdown
    if form == "json":
        return json.dumps(_data(page), ensure_ascii=False, indent=1) + "\n"
    from generator.render.html import beside, standalone, to_html  # markdown-it-py is heavy: only here it is used

    html = to_html(page.marked, beside)
    draft = page.document.meta["status"] == "draft"
    return standalone(page.document.title, str(page.document.meta["locale"]), html.content, draft)


def _data(page: Page) -> dict[str, Any]:
    spots = [
        {"start": s.start, "end": s.end, "kind": s.mark.kind.value, "fact": s.mark.path} for s in page.spots
    ]  # fmt: skip
    return {**page.document.meta, "company": page.document.company, "page": page.document.page,
            "markdown": page.markdown, "spots": spots}  # fmt: skip


def _nav(companies: Sequence[Published]) -> str:
    lines = ["nav:", "  - index.md"]
    for made in companies:
        who = made.company.facts.company
        name = (who and (who.brand or who.legal_name)) or made.company.id
        lines.append(f"  - {json.dumps(name, ensure_ascii=False)}:")
        lines += [f"      - {json.dumps(p.document.title, ensure_ascii=False)}: {p.path}" for p in made.pages]
    return "\n".join(lines) + "\n"


def write(found: Mapping[str, str], folder: Path) -> int:
    """Writes the files and takes away those of an earlier export that are no longer made; counts the changed ones.

    Each file is replaced as a whole: an interruption leaves the old or the new one, never half of it.
    """
    changed = 0
    before = _listed(folder)
    made: set[Path] = set()
    for name, text in found.items():
        path = folder / name
        data = text.encode()
        try:
            if path.read_bytes() == data:
                continue
        except FileNotFoundError:
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
        replace(path, data)
        changed += 1
    for name in before - set(found):
        path = folder / name
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            path.unlink()
            changed += 1
    return changed


def _listed(folder: Path) -> set[str]:
    try:
        return set(json.loads((folder / MANIFEST).read_text(encoding="utf-8")).get("files", []))
    except (OSError, ValueError, AttributeError):
        return set()


def check_site(
    folder: Path, companies: Sequence[Published], histories: Mapping[str, History] | None = None
) -> Iterator[Finding]:  # fmt: skip
    """Findings for each expected page that a built site lacks, or that lacks sections or facts."""
    if not folder.is_dir():
        raise UserError(
            [_missing("B003", "no-site", f"expected a built site, but there is no folder “{folder}”", str(folder))]
        )
    for made in companies:
        history = (histories or {}).get(made.company.id)
        frozen = {name for name, timeline in history.pages.items() if timeline.frozen} if history else set()
        for page in made.pages:
            if page.document.page not in frozen:
                yield from _check_page(folder, page)
    if histories:
        yield from _check_archive(folder, histories)


def _check_archive(folder: Path, histories: Mapping[str, History]) -> Iterator[Finding]:
    from generator.history import record

    for row in record.expected([], histories.values()):
        slug = row["path"]
        path = _built(folder, slug)
        if path is None:
            yield _no_page(folder, slug, row["title"])
        else:
            yield from _sections(path, {anchor: f"#{anchor}" for anchor in row["anchors"]})


def _built(folder: Path, slug: str) -> Path | None:
    return next((c for c in (folder / slug / "index.html", folder / f"{slug}.html") if c.is_file()), None)


def _no_page(folder: Path, slug: str, title: str) -> Finding:
    message = f"the site has no page “{slug}/” ({title})"
    return _missing("B004", "missing-page", message, (folder / slug / "index.html").as_posix())


def _sections(path: Path, wanted: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each section that a built page lacks; `wanted` is anchor -> what the section is called."""
    ids = set(re.findall(r"""\sid=["']?([\w.-]+)""", path.read_text(encoding="utf-8", errors="replace")))
    for anchor, name in wanted.items():
        if anchor not in ids:
            yield _missing("B005", "missing-section", f"the page has no section {name}", path.as_posix())


def _check_page(folder: Path, page: Page) -> Iterator[Finding]:
    slug = address(page.document.company, page.document.page).strip("/")
    path = _built(folder, slug)
    if path is None:
        yield _no_page(folder, slug, page.document.title)
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    clauses = [section.clause for section in page.document.all_sections if section.clause.title]
    yield from _sections(path, {c.anchor: f"“{c.title}” (#{c.anchor})" for c in clauses})
    shown = " ".join(unescape(re.sub(r"<[^>]*>", "", text)).split())
    for spot in page.spots:
        words = " ".join(_readable(page.markdown[spot.start : spot.end]).split())
        if words and words not in shown:
            message = f"the page does not show the fact {spot.mark.path} (“{words}”)"
            yield _missing("B006", "fact-not-shown", message, path.as_posix())
    if page.document.meta["status"] == "draft" and not re.search(r"<meta[^>]*noindex", text):
        message = "the page is a draft, but does not keep search engines away"
        yield _missing("B007", "draft-indexed", message, path.as_posix())


def _readable(markdown: str) -> str:
    text = re.sub(r"\[((?:\\.|[^\]\\])*)\]\([^)]*\)", r"\1", markdown)
    return unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text.replace("`", "")))


def _missing(rule: str, name: str, message: str, path: str) -> Finding:
    hint = "Build the site again from the same facts; a generator that runs no plugin needs “legalsite render” first."
    return Finding(rule, name, Severity.ERROR, message, path, hint=hint)
