"""A redline as HTML: a page of its own that needs nothing else, or a part of a page of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from generator.redline.markup import BOTH, NEW, OLD, Side, group, heading, runs, safe, say
from generator.redline.model import Entry, Group, Part, Redline, State
from generator.redline.read import Kind
from generator.redline.summary import QUIET, Counts, counts

CONTEXT = 2
"""So many unchanged blocks stay open between others of a section; more are folded up."""
NAMED = 8
"""So many headings of a stretch of unchanged sections are named before it is opened; of more, the first and last."""


@cache
def style(name: str = "redline") -> str:
    """The style sheet that `fragment` needs, or that of a whole page (“page”), which goes behind it."""
    return (Path(__file__).parent / f"{name}.css").read_text(encoding="utf-8")


def fragment(redline: Redline, *, level: int = 2, prefix: str = "changed-") -> str:
    """The redline with both sides in one text, for use inside a page that has the style sheet `style()`.

    `level` is that of the page's title; sections are one below. `prefix` stands before the ids of sections, so that
    they do not meet those of the page around.
    """
    return f'<div class="redline">\n{"".join(_body(redline, level, prefix, False, ""))}</div>\n'


class Note(NamedTuple):
    """A list that stands before the pages: a heading, and items of a lead in bold and its words."""

    title: str
    items: tuple[tuple[str, str], ...]


def page(
    redlines: Sequence[Redline],
    *,
    title: str,
    company: str = "",
    base: str = "",
    head: str = "",
    summary: Sequence[str] = (),
    notes: Sequence[Note] = (),
    lang: str = "en",
) -> str:
    """A file that shows what became of some pages, in one text or side by side; it asks nothing of any server.

    `base` and `head` name the two versions, `summary` is a paragraph each, and `notes` follow it. Every text is taken
    as plain words. The page can be read, and switched, without scripts.
    """
    changed = [redline for redline in redlines if redline.changed]
    same = [redline for redline in redlines if not redline.changed]
    names = {id(redline): f"page-{number}" for number, redline in enumerate(changed, start=1)}
    parts = [
        _head(title, company, base, head, summary),
        *map(_note, notes),
        _overview(changed, same, names),
        _CONTROLS if changed else "",
    ]
    parts += [_one(redline, names[id(redline)], base, head) for redline in changed]
    print_title = _css_string(" · ".join(filter(None, (company, title))))
    styles = f"{style()}{style('page')}@page{{@top-left{{content:{print_title}}}}}"
    return (
        f'<!doctype html>\n<html lang="{safe(lang)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{safe(' · '.join(filter(None, (title, company))))}</title>\n<style>\n{styles}\n</style>\n</head>\n"
        f'<body class="rl-page">\n{"".join(parts)}</main>\n</body>\n</html>\n'
    )


def _css_string(words: str) -> str:
    """A text as a string of CSS in which no sign can end it."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in words) + '"'


_PAGES = {State.INSERTED: "new page", State.DELETED: "page removed"}
_SECTIONS = {State.INSERTED: "new section", State.DELETED: "section deleted"}
_CONTROLS = """<fieldset class="rl-controls">
<legend class="rl-say">How changes are shown</legend>
<label><input type="radio" name="rl-view" value="inline" checked> In one text</label>
<label><input type="radio" name="rl-view" value="side" id="rl-side"> Side by side</label>
<span class="rl-legend" aria-hidden="true"><ins>put in</ins> <del>struck out</del>
<span class="rl-no"><del class="rl-number">4</del> <ins class="rl-number">5</ins></span> renumbered only</span>
</fieldset>
"""


def _head(title: str, company: str, base: str, head: str, summary: Sequence[str]) -> str:
    versions = f"From <b>{safe(base)}</b> to <b>{safe(head)}</b>" if base and head else safe(base or head)
    lines = [f'<p class="rl-company">{safe(company)}</p>\n'] if company else []
    lines.append(f"<h1>{safe(title)}</h1>\n")
    lines += [f'<p class="rl-versions">{versions}</p>\n'] if versions else []
    lines += [f"<p>{safe(words)}</p>\n" for words in summary]
    return f'<header class="rl-top">\n{"".join(lines)}</header>\n<main class="redline">\n'


def _note(note: Note) -> str:
    items = "".join(f"<li><b>{safe(lead)}</b> {safe(words)}</li>\n" for lead, words in note.items)
    return f'<section class="rl-notes">\n<h2>{safe(note.title)}</h2>\n<ul>\n{items}</ul>\n</section>\n'


def _overview(changed: Sequence[Redline], same: Sequence[Redline], names: dict[int, str]) -> str:
    if not changed and not same:
        return "<p>There are no pages.</p>\n"
    rows = []
    for redline in changed:
        found = counts(redline)
        link = f'<a href="#{names[id(redline)]}">{safe(redline.title or "Untitled page")}</a>'
        numbers = "".join(f"<td>{n:,}</td>" for n in (found.sections, found.blocks, found.inserted, found.deleted))
        fate = _PAGES.get(redline.state, "")
        note = f' <span class="rl-note">{fate}</span>' if fate else ""
        rows.append(f'<tr><th scope="row">{link}{note}</th>{numbers}</tr>\n')
    columns = ("Page", "Sections", "Places", "Words put in", "Words struck out")
    top = "".join(f'<th scope="col">{name}</th>' for name in columns)
    scroll = '<div class="rl-scroll rl-overview" role="region" aria-label="What changed on which page" tabindex="0">'
    table = f"{scroll}\n<table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n</div>\n"
    titles = "; ".join(safe(redline.title or "Untitled page") for redline in same)
    unchanged = f'<p class="rl-quiet">Unchanged: {titles}.</p>\n' if same else ""
    return (table if changed else "<p>No page says anything else than before.</p>\n") + unchanged


def _one(redline: Redline, name: str, base: str, head: str) -> str:
    loud = [part for part in redline.parts if part.state not in QUIET and part.heading and part.heading.block.level > 1]
    links = [f'<li><a href="#{safe(_id(p, name + "-"))}">{safe(_title(p))}</a></li>\n' for p in loud if p.anchor]
    nav = (
        f'<nav aria-label="{safe(redline.title)}: changed sections"><ul>\n{"".join(links)}</ul></nav>\n'
        if links
        else ""
    )
    sides = "".join(f"<span>{safe(words)}</span>" for words in (base or "Before", head or "After"))
    below = f'<p class="rl-counts">{_counted(counts(redline))}</p>\n{nav}'
    opening = f'<section class="rl-one" id="{name}" aria-label="{safe(redline.title or "Untitled page")}">\n'
    columns = f'<div class="rl-sides" aria-hidden="true">{sides}</div>\n'
    return f"{opening}{columns}{''.join(_body(redline, 2, name + '-', True, below))}</section>\n"


def _counted(found: Counts) -> str:
    words = f"{_of(found.inserted, 'word')} put in, {_of(found.deleted, 'word')} struck out"
    places = f"{_of(found.blocks, 'place')} in {_of(found.sections, 'section')}"
    renumbered = f"; {_of(found.renumbered, 'section')} renumbered" if found.renumbered else ""
    return f"{places}: {words}{renumbered}."


def _of(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _body(redline: Redline, level: int, prefix: str, sides: bool, below: str) -> Iterator[str]:
    """The sections; those that are unchanged are folded up, the title apart. `below` stands below the title."""
    if not (redline.parts and _is_title(redline.parts[0])):
        yield below

    for folded, run in groupby(redline.parts, key=lambda part: part.state in QUIET and not _is_title(part)):
        parts = list(run)
        if folded:
            whole = "".join(_section(redline, part, level, prefix, False, False, "") for part in parts)
            yield f'<details class="rl-same">\n<summary>{_stretch(parts)}</summary>\n{whole}</details>\n'
        else:
            for part in parts:
                yield _section(redline, part, level, prefix, sides, True, below if part is redline.parts[0] else "")


def _is_title(part: Part) -> bool:
    return part.heading is not None and part.heading.block.level == 1


def _stretch(parts: Sequence[Part]) -> str:
    """What the summary of unchanged sections says."""
    titles = [_title(part) for part in parts if part.heading]
    named = titles if len(titles) <= NAMED else [*titles[:3], "…", titles[-1]]
    new = [part.heading.block.number for part in parts if part.heading and part.heading.block.number]
    old = [part.heading.old.number for part in parts if part.heading and part.heading.old and part.heading.old.number]
    moved = f", numbered {_range(old)} before" if old != new and old and new else ""
    names = f'<span class="rl-names">{safe(" · ".join(named))}</span>' if named else ""
    return f"<b>{_of(len(parts), 'section')} unchanged</b>{safe(moved)} {names}"


def _range(numbers: Sequence[str]) -> str:
    first, last = numbers[0].rstrip("."), numbers[-1].rstrip(".")
    return first if first == last else f"{first} to {last}"


def _title(part: Part) -> str:
    return part.heading.block.line if part.heading else ""


def _id(part: Part, prefix: str) -> str:
    return prefix + part.anchor


def _section(redline: Redline, part: Part, level: int, prefix: str, sides: bool, fold: bool, below: str) -> str:
    anchor = f' id="{safe(_id(part, prefix))}"' if part.anchor else ""
    out = [f'<section class="rl-part"{anchor}>\n']
    if part.heading:
        after = redline.stood_in(part.heading)
        note = (f"moved; it stood behind “{after}”" if after else "moved") if part.moved else _fate(redline, part)
        at = min(6, level - 1 + part.heading.block.level)
        out.append(_both(partial(heading, part.heading, at, note), sides))
    out.append(below)
    note_of = _notes(redline, part)
    name = ", ".join(dict.fromkeys(filter(None, (redline.title, _title(part)))))
    for quiet, run in runs(part.groups):
        if quiet and fold and len(run) > CONTEXT:
            whole = "".join(group(found, name, note_of) for found in run)
            out.append(f'<details class="rl-same">\n<summary>{_folded(run)}</summary>\n{whole}</details>\n')
        else:
            out += [_both(partial(group, found, name, note_of), sides, found.kind is Kind.ROW) for found in run]
    return "".join(out) + "</section>\n"


def _fate(redline: Redline, part: Part) -> str:
    fates = _SECTIONS
    if redline.state is part.state:
        fates = _PAGES if _is_title(part) else {}
    return fates.get(part.state, "")


def _folded(run: Sequence[Group]) -> str:
    contents = any(found.kind is Kind.CONTENTS for found in run)
    return f"{_of(len(run), 'block')} unchanged{', with the list of contents' if contents else ''}"


def _notes(redline: Redline, part: Part) -> Callable[[Entry], str]:
    here = part.heading.old.line if part.heading and part.heading.old else ""

    def note(entry: Entry) -> str:
        if part.moved or not entry.moved:
            return ""
        where = redline.stood_in(entry)
        return "moved within this section" if where == here else f"moved; it stood in “{where}”"

    return note


def _both(made: Callable[[Side], str], sides: bool, wide: bool = False) -> str:
    """What `made` gives for both sides in one text and, with `sides`, for each of them.

    What is `wide` is printed in one text in any case.
    """
    extent = " rl-wide" if wide else ""
    both = made(BOTH)
    if not sides:
        return both
    cells = [
        f'<div class="rl-{side.value}">{say(words) if (html := made(side)) else ""}{html}</div>'
        for side, words in ((OLD, "Before: "), (NEW, "After: "))
    ]
    return f'<div class="rl-inline{extent}">{both}</div>\n<div class="rl-row{extent}">{"".join(cells)}</div>\n'
